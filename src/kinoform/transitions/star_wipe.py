"""A star opens from the centre; later it takes the clip away."""

from __future__ import annotations

import math

from kinoform.kit.lazy import skia
from kinoform.transitions._cutout import through
from kinoform.transitions.base import Crossing, Transition

_INNER = 0.45
"""Where the arms meet, as a share of the reach of the tips."""


def _star(grown: float, crossing: Crossing) -> skia.Path:
    size = crossing.size
    outer = grown * math.hypot(size.width, size.height) / 2 / _INNER
    path = skia.Path()
    for tip in range(10):
        turn = math.radians(36.0 * tip - 90.0 + 24.0 * (1.0 - grown))
        reach = outer if tip % 2 == 0 else outer * _INNER
        place = (size.width / 2 + reach * math.cos(turn), size.height / 2 + reach * math.sin(turn))
        if tip == 0:
            path.moveTo(*place)
        else:
            path.lineTo(*place)
    path.close()
    return path


TRANSITION = Transition(
    kind="star-wipe",
    draw=through(_star),
    aliases=("star",),
    summary="A star opens from the centre.",
)
