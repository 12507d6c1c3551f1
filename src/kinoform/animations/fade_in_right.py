"""Appears while it moves to the right to its place."""

from __future__ import annotations

from kinoform.animations._arrival import ENTER, fading_in
from kinoform.animations.base import Animation

ANIMATION = Animation(
    kind="fade-in-right",
    summary="Appears while it moves to the right to its place.",
    change=fading_in("right"),
    enters=True,
    easing=ENTER,
)
