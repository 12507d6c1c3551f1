"""Shakes its head, less and less; up or down for a nod."""

from __future__ import annotations

from kinoform.animations._distance import reach
from kinoform.animations._emphasis import fading_sway
from kinoform.animations.base import Animation, Change, Wish


def change(progress: float, wish: Wish) -> Change:
    """Shakes its head, less and less; up or down for a nod."""
    way = reach(wish, 1.4) * fading_sway(progress, 4)
    return Change(y=way) if wish.direction in {"up", "down"} else Change(x=way)


ANIMATION = Animation(
    kind="shake",
    summary="Shakes its head, less and less; up or down for a nod.",
    change=change,
)
