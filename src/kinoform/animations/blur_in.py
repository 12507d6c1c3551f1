"""Comes into focus."""

from __future__ import annotations

from kinoform.animations._arrival import shown
from kinoform.animations._distance import reach
from kinoform.animations.base import Animation, Change, Wish

_CLOSER = 0.06
_USUAL_BLUR = 2.4


def change(progress: float, wish: Wish) -> Change:
    """Sharper and sharper; the wish's distance is the blur at first, in pixels."""
    gap = max(1.0 - progress, 0.0)
    scale = 1.0 + _CLOSER * gap
    return Change(
        scale_x=scale, scale_y=scale, opacity=shown(progress), blur=gap * reach(wish, _USUAL_BLUR)
    )


ANIMATION = Animation(
    kind="blur-in",
    summary="Comes into focus.",
    change=change,
    aliases=("focus-in",),
    enters=True,
    easing="easeOutCubic",
)
