"""Appears while it rises to its place."""

from __future__ import annotations

from kinoform.animations._arrival import ENTER, fading_in
from kinoform.animations.base import Animation

ANIMATION = Animation(
    kind="fade-in-up",
    summary="Appears while it rises to its place.",
    change=fading_in("up"),
    enters=True,
    easing=ENTER,
)
