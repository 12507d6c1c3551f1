"""Is pressed flat, springs up and settles, keeping its volume."""

from __future__ import annotations

from kinoform.animations._emphasis import fading_sway
from kinoform.animations.base import Animation, Change, Wish

_PRESS = 0.28


def change(progress: float, _wish: Wish) -> Change:
    """Is pressed flat, springs up and settles, keeping its volume."""
    pressed = _PRESS * fading_sway(progress, 1.5)
    return Change(scale_x=1.0 + pressed, scale_y=1.0 / (1.0 + pressed))


ANIMATION = Animation(
    kind="squash",
    summary="Is pressed flat, springs up and settles, keeping its volume.",
    change=change,
)
