"""Colours away from grey or towards it, as CSS has it."""

from __future__ import annotations

from kinoform.effects._matrix import color_filter, saturation
from kinoform.effects.base import Effect

EFFECT = Effect(
    kind="saturate",
    summary="Makes colours stronger above 1 and weaker below; 0 is grey.",
    aliases=("saturation",),
    neutral=1.0,
    usual=1.0,
    most=10.0,
    color_filter=lambda value, _shot: color_filter(saturation(value)),
)
