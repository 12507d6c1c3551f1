"""Goes away along a direction."""

from __future__ import annotations

from kinoform.animations.base import HEADINGS, Animation, Change, Wish

USUAL_DISTANCE = 200.0


def change(progress: float, wish: Wish) -> Change:
    """Goes away along a direction."""
    x, y = HEADINGS[wish.direction or "up"]
    distance = USUAL_DISTANCE if wish.distance is None else wish.distance
    way = progress * distance
    return Change(x=x * way, y=y * way)


ANIMATION = Animation(
    kind="slide-out",
    summary="Goes away along a direction.",
    change=change,
)
