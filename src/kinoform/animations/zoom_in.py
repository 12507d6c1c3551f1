"""Grows from nothing."""

from __future__ import annotations

from kinoform.animations.base import Animation, Change, Wish


def change(progress: float, _wish: Wish) -> Change:
    """Grows from nothing."""
    return Change(scale_x=progress, scale_y=progress)


ANIMATION = Animation(
    kind="zoom-in",
    summary="Grows from nothing.",
    change=change,
    enters=True,
)
