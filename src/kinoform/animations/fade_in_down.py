"""Appears while it sinks to its place."""

from __future__ import annotations

from kinoform.animations._arrival import ENTER, fading_in
from kinoform.animations.base import Animation

ANIMATION = Animation(
    kind="fade-in-down",
    summary="Appears while it sinks to its place.",
    change=fading_in("down"),
    enters=True,
    easing=ENTER,
)
