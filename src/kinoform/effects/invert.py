"""Every channel becomes its opposite, as CSS has it."""

from __future__ import annotations

from kinoform.effects._matrix import color_filter, gain, shifted
from kinoform.effects.base import Effect

EFFECT = Effect(
    kind="invert",
    summary="Turns light into dark and every colour into its opposite; 1 is a negative.",
    aliases=("negative",),
    color_filter=lambda value, _shot: color_filter(shifted(gain(*[1.0 - 2.0 * value] * 3), value)),
)
