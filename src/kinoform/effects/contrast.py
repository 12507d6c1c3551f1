"""Every channel away from the middle or towards it, as CSS has it."""

from __future__ import annotations

from kinoform.effects._matrix import color_filter, contrast
from kinoform.effects.base import Effect

EFFECT = Effect(
    kind="contrast",
    summary="Drives light and dark apart above 1 and together below; 0 is grey.",
    neutral=1.0,
    usual=1.0,
    most=10.0,
    color_filter=lambda value, _shot: color_filter(contrast(value)),
)
