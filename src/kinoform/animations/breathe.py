"""Swells and sinks so slowly that it seems alive."""

from __future__ import annotations

from kinoform.animations._emphasis import rise
from kinoform.animations.base import Animation, Change, Wish

_SWELL = 0.03


def change(progress: float, _wish: Wish) -> Change:
    """Swells and sinks so slowly that it seems alive."""
    scale = 1.0 + _SWELL * rise(progress)
    return Change(scale_x=scale, scale_y=scale)


ANIMATION = Animation(
    kind="breathe",
    summary="Swells and sinks so slowly that it seems alive.",
    change=change,
)
