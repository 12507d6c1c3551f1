"""Swells once and returns."""

from __future__ import annotations

from kinoform.animations._emphasis import beat
from kinoform.animations.base import Animation, Change, Wish

_SWELL = 0.08


def change(progress: float, _wish: Wish) -> Change:
    """Swells once and returns."""
    scale = 1.0 + _SWELL * beat(progress, 0.0, 1.0)
    return Change(scale_x=scale, scale_y=scale)


ANIMATION = Animation(
    kind="pulse",
    summary="Swells once and returns.",
    change=change,
)
