"""Folds open about its upright axis."""

from __future__ import annotations

import math

from kinoform.animations._arrival import shown
from kinoform.animations.base import Animation, Change, Wish


def change(progress: float, _wish: Wish) -> Change:
    """Folds open about its upright axis."""
    edge_on = (1.0 - progress) * math.pi / 2.0
    return Change(scale_x=math.cos(edge_on), opacity=shown(progress, 0.3))


ANIMATION = Animation(
    kind="flip-in-y",
    summary="Folds open about its upright axis.",
    change=change,
    enters=True,
    easing="easeOutQuad",
)
