"""Dims once and comes back, softly enough for every eye."""

from __future__ import annotations

from kinoform.animations._emphasis import rise
from kinoform.animations.base import Animation, Change, Wish

_DIM = 0.6


def change(progress: float, _wish: Wish) -> Change:
    """Dims once and comes back, softly enough for every eye."""
    return Change(opacity=1.0 - _DIM * rise(progress))


ANIMATION = Animation(
    kind="flash",
    summary="Dims once and comes back, softly enough for every eye.",
    change=change,
)
