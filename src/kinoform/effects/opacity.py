"""The picture lets through what lies beneath."""

from __future__ import annotations

from kinoform.effects._matrix import NOTHING, color_filter
from kinoform.effects.base import Effect

EFFECT = Effect(
    kind="opacity",
    summary="Lets through what lies beneath; 0 is invisible.",
    aliases=("alpha",),
    neutral=1.0,
    usual=1.0,
    color_filter=lambda value, _shot: color_filter(NOTHING, value),
)
