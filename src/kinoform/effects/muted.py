"""A look: weak colours and little contrast."""

from __future__ import annotations

from kinoform.effects._matrix import NOTHING, after, color_filter, contrast, mixed, saturation
from kinoform.effects.base import Effect

_LOOK = after(saturation(0.55), contrast(0.85))

EFFECT = Effect(
    kind="muted",
    summary="Gives it weak colours and little contrast; 1 is the whole look.",
    aliases=("mute", "faded"),
    color_filter=lambda value, _shot: color_filter(mixed(NOTHING, _LOOK, value)),
)
