"""Becomes invisible."""

from __future__ import annotations

from kinoform.animations.base import Animation, Change, Wish


def change(progress: float, _wish: Wish) -> Change:
    """Becomes invisible."""
    return Change(opacity=1.0 - progress)


ANIMATION = Animation(
    kind="fade-out",
    summary="Becomes invisible.",
    change=change,
)
