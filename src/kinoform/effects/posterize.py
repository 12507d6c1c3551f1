"""Few levels of each channel, as in a screen print."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from kinoform.effects._curve import color_filter
from kinoform.effects.base import Effect


def _stepped(levels: NDArray[np.float64], count: float) -> NDArray[np.float64]:
    whole = max(2, round(count))
    step: NDArray[np.float64] = np.minimum(np.floor(levels * whole), whole - 1) / (whole - 1)
    return step


EFFECT = Effect(
    kind="posterize",
    summary="Leaves this many levels of each channel, from 2; 256 are all.",
    neutral=256.0,
    usual=5.0,
    least=2.0,
    most=256.0,
    color_filter=lambda count, _shot: color_filter(lambda levels: _stepped(levels, count)),
)
