"""A look: less light, as behind white text."""

from __future__ import annotations

from kinoform.effects._matrix import NOTHING, color_filter, gain, mixed
from kinoform.effects.base import Effect

_LOOK = gain(0.62, 0.62, 0.62)

EFFECT = Effect(
    kind="darken",
    summary="Takes away light, as behind white text; 1 takes a good third.",
    color_filter=lambda value, _shot: color_filter(mixed(NOTHING, _LOOK, value)),
)
