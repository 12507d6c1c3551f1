"""Middle tones become lighter or darker while black and white stay."""

from __future__ import annotations

from kinoform.effects._curve import color_filter
from kinoform.effects.base import Effect

EFFECT = Effect(
    kind="gamma",
    summary="Lifts the middle tones above 1 and lowers them below; black and white stay.",
    neutral=1.0,
    usual=1.0,
    least=0.1,
    most=10.0,
    color_filter=lambda value, _shot: color_filter(lambda levels: levels ** (1.0 / value)),
)
