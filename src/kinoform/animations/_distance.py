"""How far an animation goes where the document says nothing."""

from __future__ import annotations

from kinoform.animations.base import Wish


def reach(wish: Wish, units: float) -> float:
    """Pixels: the document's distance, or hundredths of the parent's short edge."""
    if wish.distance is not None:
        return wish.distance
    return min(wish.parent.width, wish.parent.height) * units / 100.0


def sense(wish: Wish) -> float:
    """1 for clockwise, which is usual, and -1 where the direction is left."""
    return -1.0 if wish.direction == "left" else 1.0
