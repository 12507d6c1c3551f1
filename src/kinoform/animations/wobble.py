"""Staggers from side to side and finds its balance."""

from __future__ import annotations

from kinoform.animations._distance import reach
from kinoform.animations._emphasis import fading_sway
from kinoform.animations.base import Animation, Change, Wish

_DEGREES = 5.0


def change(progress: float, wish: Wish) -> Change:
    """Staggers from side to side and finds its balance."""
    swing = fading_sway(progress, 2.5)
    return Change(x=reach(wish, 4.0) * swing, rotation=_DEGREES * swing)


ANIMATION = Animation(
    kind="wobble",
    summary="Staggers from side to side and finds its balance.",
    change=change,
)
