"""Vanishes while it sinks from its place."""

from __future__ import annotations

from kinoform.animations._arrival import LEAVE, fading_out
from kinoform.animations.base import Animation

ANIMATION = Animation(
    kind="fade-out-down",
    summary="Vanishes while it sinks from its place.",
    change=fading_out("down"),
    easing=LEAVE,
)
