"""Shrinks to nothing."""

from __future__ import annotations

from kinoform.animations.base import Animation, Change, Wish


def change(progress: float, _wish: Wish) -> Change:
    """Shrinks to nothing."""
    return Change(scale_x=1.0 - progress, scale_y=1.0 - progress)


ANIMATION = Animation(
    kind="zoom-out",
    summary="Shrinks to nothing.",
    change=change,
)
