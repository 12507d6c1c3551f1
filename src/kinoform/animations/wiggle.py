"""Turns a little to and fro, as if it wanted to be picked."""

from __future__ import annotations

import math

from kinoform.animations._emphasis import rise, sway
from kinoform.animations.base import Animation, Change, Wish

_DEGREES = 6.0


def change(progress: float, _wish: Wish) -> Change:
    """Turns a little to and fro, as if it wanted to be picked."""
    return Change(rotation=_DEGREES * sway(progress, 3) * math.sqrt(rise(progress)))


ANIMATION = Animation(
    kind="wiggle",
    summary="Turns a little to and fro, as if it wanted to be picked.",
    change=change,
)
