"""Vanishes while it moves to the right from its place."""

from __future__ import annotations

from kinoform.animations._arrival import LEAVE, fading_out
from kinoform.animations.base import Animation

ANIMATION = Animation(
    kind="fade-out-right",
    summary="Vanishes while it moves to the right from its place.",
    change=fading_out("right"),
    easing=LEAVE,
)
