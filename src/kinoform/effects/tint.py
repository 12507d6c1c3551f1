"""Light leans towards magenta or towards green."""

from __future__ import annotations

from kinoform.effects._matrix import balance, color_filter
from kinoform.effects.base import Effect

EFFECT = Effect(
    kind="tint",
    summary="Leans towards magenta at 1 and towards green at -1; brightness stays.",
    usual=0.5,
    least=-1.0,
    color_filter=lambda value, _shot: color_filter(
        balance(1.0 + 0.15 * value, 1.0 - 0.2 * value, 1.0 + 0.15 * value)
    ),
)
