"""A look: stronger colours and more contrast."""

from __future__ import annotations

from kinoform.effects._matrix import NOTHING, after, color_filter, contrast, mixed, saturation
from kinoform.effects.base import Effect

_LOOK = after(saturation(1.35), contrast(1.15))

EFFECT = Effect(
    kind="boost",
    summary="Gives it stronger colours and more contrast; 1 is the whole look.",
    color_filter=lambda value, _shot: color_filter(mixed(NOTHING, _LOOK, value)),
)
