"""Light becomes warmer, like a lamp, or colder, like shade."""

from __future__ import annotations

from kinoform.effects._matrix import balance, color_filter
from kinoform.effects.base import Effect

EFFECT = Effect(
    kind="temperature",
    summary="Makes the light warmer towards 1 and colder towards -1; brightness stays.",
    aliases=("warmth", "white-balance"),
    usual=0.5,
    least=-1.0,
    color_filter=lambda value, _shot: color_filter(
        balance(1.0 + 0.28 * value, 1.0, 1.0 - 0.4 * value)
    ),
)
