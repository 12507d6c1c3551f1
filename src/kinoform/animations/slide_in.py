"""Comes in along a direction, from some distance away."""

from __future__ import annotations

from kinoform.animations.base import HEADINGS, Animation, Change, Wish

USUAL_DISTANCE = 200.0


def change(progress: float, wish: Wish) -> Change:
    """Comes in along a direction, from some distance away."""
    x, y = HEADINGS[wish.direction or "up"]
    distance = USUAL_DISTANCE if wish.distance is None else wish.distance
    way = (progress - 1.0) * distance
    return Change(x=x * way, y=y * way)


ANIMATION = Animation(
    kind="slide-in",
    summary="Comes in along a direction, from some distance away.",
    change=change,
    enters=True,
)
