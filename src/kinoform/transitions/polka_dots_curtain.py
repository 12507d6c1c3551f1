"""Dots grow from the lower left corner until they join."""

from __future__ import annotations

import math

from kinoform.kit.lazy import skia
from kinoform.transitions._cutout import through
from kinoform.transitions.base import Crossing, Transition

_ROWS = 9
_SPREAD = 0.6
_JOINED = 0.72
"""Radius in cells at which neighbours leave no gap."""


def _dots(grown: float, crossing: Crossing) -> skia.Path:
    size = crossing.size
    cell = min(size.width, size.height) / _ROWS
    across, down = math.ceil(size.width / cell), math.ceil(size.height / cell)
    path = skia.Path()
    for row in range(down):
        for column in range(across):
            late = math.hypot(column / across, (down - 1 - row) / down) / math.sqrt(2.0)
            wide = min(1.0, max(0.0, (grown - _SPREAD * late) / (1.0 - _SPREAD)))
            if wide > 0.0:
                path.addCircle((column + 0.5) * cell, (row + 0.5) * cell, wide * cell * _JOINED)
    return path


TRANSITION = Transition(
    kind="polka-dots-curtain",
    draw=through(_dots),
    aliases=("polka-dots", "dots"),
    summary="Dots grow from the lower left corner and join.",
)
