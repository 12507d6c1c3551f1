"""Wanders about its place on a lying figure of eight."""

from __future__ import annotations

from kinoform.animations._distance import reach
from kinoform.animations._emphasis import sway
from kinoform.animations.base import Animation, Change, Wish

_FLATTER = 0.4


def change(progress: float, wish: Wish) -> Change:
    """Wanders about its place on a lying figure of eight."""
    way = reach(wish, 1.6)
    return Change(x=way * sway(progress, 1), y=way * _FLATTER * sway(progress, 2))


ANIMATION = Animation(
    kind="drift",
    summary="Wanders about its place on a lying figure of eight.",
    change=change,
)
