"""Appears while it moves to the left to its place."""

from __future__ import annotations

from kinoform.animations._arrival import ENTER, fading_in
from kinoform.animations.base import Animation

ANIMATION = Animation(
    kind="fade-in-left",
    summary="Appears while it moves to the left to its place.",
    change=fading_in("left"),
    enters=True,
    easing=ENTER,
)
