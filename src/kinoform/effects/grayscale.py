"""Colours become the grey that is as bright, as CSS has it."""

from __future__ import annotations

from kinoform.effects._matrix import color_filter, saturation
from kinoform.effects.base import Effect

EFFECT = Effect(
    kind="grayscale",
    summary="Takes the colour away; 1 leaves only light and dark.",
    aliases=("greyscale", "gray", "grey", "black-and-white"),
    color_filter=lambda value, _shot: color_filter(saturation(1.0 - value)),
)
