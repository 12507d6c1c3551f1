"""Springs up to its size, too far at first, and comes to rest."""

from __future__ import annotations

import math

from kinoform.animations._arrival import shown
from kinoform.animations.base import Animation, Change, Wish

_START = 0.3


def change(progress: float, _wish: Wish) -> Change:
    """Springs up to its size, too far at first, and comes to rest."""
    gap = max(1.0 - progress, 0.0)
    scale = 1.0 - (1.0 - _START) * gap**4 * math.cos(3.0 * math.pi * progress)
    return Change(scale_x=scale, scale_y=scale, opacity=shown(progress, 0.15))


ANIMATION = Animation(
    kind="bounce-in",
    summary="Springs up to its size, too far at first, and comes to rest.",
    change=change,
    enters=True,
)
