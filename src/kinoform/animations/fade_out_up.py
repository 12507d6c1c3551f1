"""Vanishes while it rises from its place."""

from __future__ import annotations

from kinoform.animations._arrival import LEAVE, fading_out
from kinoform.animations.base import Animation

ANIMATION = Animation(
    kind="fade-out-up",
    summary="Vanishes while it rises from its place.",
    change=fading_out("up"),
    easing=LEAVE,
)
