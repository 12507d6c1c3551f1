"""A hand sweeps round clockwise from twelve with a clean edge."""

from __future__ import annotations

import math

from kinoform.kit.lazy import skia
from kinoform.transitions._cutout import through
from kinoform.transitions.base import Crossing, Transition


def _swept(grown: float, crossing: Crossing) -> skia.Path:
    size = crossing.size
    reach = math.hypot(size.width, size.height)
    across, down = size.width / 2, size.height / 2
    path = skia.Path()
    path.moveTo(across, down)
    around = skia.Rect(across - reach, down - reach, across + reach, down + reach)
    path.arcTo(around, -90.0, 359.9 * grown, False)
    path.close()
    return path


TRANSITION = Transition(
    kind="clock-wipe",
    draw=through(_swept),
    aliases=("clock",),
    summary="A hand sweeps round clockwise from twelve.",
)
