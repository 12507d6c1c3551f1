"""Becomes visible."""

from __future__ import annotations

from kinoform.animations.base import Animation, Change, Wish


def change(progress: float, _wish: Wish) -> Change:
    """Becomes visible."""
    return Change(opacity=progress)


ANIMATION = Animation(
    kind="fade-in",
    summary="Becomes visible.",
    change=change,
    enters=True,
)
