"""Turns round once; with the direction left, anticlockwise."""

from __future__ import annotations

from kinoform.animations._distance import sense
from kinoform.animations.base import Animation, Change, Wish


def change(progress: float, wish: Wish) -> Change:
    """Turns round once; with the direction left, anticlockwise."""
    return Change(rotation=sense(wish) * 360.0 * (progress % 1.0))


ANIMATION = Animation(
    kind="spin",
    summary="Turns round once; with the direction left, anticlockwise.",
    change=change,
)
