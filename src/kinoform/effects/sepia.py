"""Colours become those of an old photograph, as CSS has it."""

from __future__ import annotations

import numpy as np

from kinoform.effects._matrix import NOTHING, color_filter, mixed
from kinoform.effects.base import Effect

_SEPIA = np.array(
    [(0.393, 0.769, 0.189, 0.0), (0.349, 0.686, 0.168, 0.0), (0.272, 0.534, 0.131, 0.0)]
)


EFFECT = Effect(
    kind="sepia",
    summary="Gives it the brown of an old photograph; 1 is all brown.",
    color_filter=lambda value, _shot: color_filter(mixed(NOTHING, _SEPIA, value)),
)
