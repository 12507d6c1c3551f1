"""Every channel times a number, as CSS has it."""

from __future__ import annotations

from kinoform.effects._matrix import color_filter, gain
from kinoform.effects.base import Effect

EFFECT = Effect(
    kind="brightness",
    summary="Makes it brighter above 1 and darker below; 0 is black.",
    aliases=("brighten",),
    neutral=1.0,
    usual=1.0,
    most=10.0,
    color_filter=lambda value, _shot: color_filter(gain(value, value, value)),
)
