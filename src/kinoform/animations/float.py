"""Rises a little and sinks back, as on water."""

from __future__ import annotations

from kinoform.animations._distance import reach
from kinoform.animations._emphasis import rise
from kinoform.animations.base import Animation, Change, Wish


def change(progress: float, wish: Wish) -> Change:
    """Rises a little and sinks back, as on water."""
    return Change(y=-reach(wish, 2.0) * rise(progress))


ANIMATION = Animation(
    kind="float",
    summary="Rises a little and sinks back, as on water.",
    change=change,
    aliases=("hover",),
)
