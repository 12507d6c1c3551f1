"""Beats twice and rests."""

from __future__ import annotations

from kinoform.animations._emphasis import beat
from kinoform.animations.base import Animation, Change, Wish

_BEAT = 0.14
_ECHO = 0.7


def change(progress: float, _wish: Wish) -> Change:
    """Beats twice and rests."""
    scale = 1.0 + _BEAT * (beat(progress, 0.0, 0.3) + _ECHO * beat(progress, 0.28, 0.62))
    return Change(scale_x=scale, scale_y=scale)


ANIMATION = Animation(
    kind="heartbeat",
    summary="Beats twice and rests.",
    change=change,
)
