"""The vanes of a pinwheel open clockwise."""

from __future__ import annotations

import math

from kinoform.kit.lazy import skia
from kinoform.transitions._cutout import through
from kinoform.transitions.base import Crossing, Transition

_VANES = 8


def _vanes(grown: float, crossing: Crossing) -> skia.Path:
    size = crossing.size
    reach = math.hypot(size.width, size.height)
    across, down = size.width / 2, size.height / 2
    around = skia.Rect(across - reach, down - reach, across + reach, down + reach)
    path = skia.Path()
    for vane in range(_VANES):
        path.moveTo(across, down)
        path.arcTo(around, -90.0 + vane * 360.0 / _VANES, 360.0 / _VANES * grown, False)
        path.close()
    return path


TRANSITION = Transition(
    kind="pinwheel",
    draw=through(_vanes),
    summary="Eight vanes open clockwise.",
)
