"""Springs out of nothing."""

from __future__ import annotations

from kinoform.animations._arrival import POP, growing_in
from kinoform.animations.base import Animation, Change, Wish


def change(progress: float, _wish: Wish) -> Change:
    """Springs out of nothing."""
    return growing_in(progress, 0.0, 0.35)


ANIMATION = Animation(
    kind="pop",
    summary="Springs out of nothing.",
    change=change,
    aliases=("pop-in",),
    enters=True,
    easing=POP,
)
