"""Grows to its size while it appears."""

from __future__ import annotations

from kinoform.animations._arrival import ENTER, growing_in
from kinoform.animations.base import Animation, Change, Wish

_START = 0.7


def change(progress: float, _wish: Wish) -> Change:
    """Grows to its size while it appears."""
    return growing_in(progress, _START)


ANIMATION = Animation(
    kind="scale-in",
    summary="Grows to its size while it appears.",
    change=change,
    aliases=("grow-in",),
    enters=True,
    easing=ENTER,
)
