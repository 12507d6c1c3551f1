"""More or less light, as if the camera had waited longer."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from kinoform.effects._curve import color_filter
from kinoform.effects.base import Effect


def _exposed(levels: NDArray[np.float64], stops: float) -> NDArray[np.float64]:
    light = np.where(levels <= 0.04045, levels / 12.92, ((levels + 0.055) / 1.055) ** 2.4)
    light *= 2.0**stops
    lit: NDArray[np.float64] = np.where(
        light <= 0.0031308, light * 12.92, 1.055 * light ** (1.0 / 2.4) - 0.055
    )
    return lit


EFFECT = Effect(
    kind="exposure",
    summary="Gives it more light by stops: 1 is twice as much, -1 is half.",
    usual=0.0,
    least=-8.0,
    most=8.0,
    color_filter=lambda stops, _shot: color_filter(lambda levels: _exposed(levels, stops)),
)
