"""A look: more light, as behind dark text."""

from __future__ import annotations

from kinoform.effects._matrix import NOTHING, color_filter, gain, mixed, shifted
from kinoform.effects.base import Effect

_LOOK = shifted(gain(0.62, 0.62, 0.62), 0.38)

EFFECT = Effect(
    kind="lighten",
    summary="Adds light, as behind dark text; 1 lifts black by a good third.",
    color_filter=lambda value, _shot: color_filter(mixed(NOTHING, _LOOK, value)),
)
