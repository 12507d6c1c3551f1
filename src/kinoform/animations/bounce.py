"""Hops three times, each time lower."""

from __future__ import annotations

from kinoform.animations._distance import reach
from kinoform.animations._emphasis import hop
from kinoform.animations.base import Animation, Change, Wish

_AGAIN = 0.36


def change(progress: float, wish: Wish) -> Change:
    """Hops three times, each time lower."""
    height = hop(progress, 0.0, 0.52) + _AGAIN * hop(progress, 0.52, 0.84)
    return Change(y=-reach(wish, 7.0) * (height + _AGAIN**2 * hop(progress, 0.84, 1.0)))


ANIMATION = Animation(
    kind="bounce",
    summary="Hops three times, each time lower.",
    change=change,
)
