"""A round iris opens on the clip, and closes on it."""

from __future__ import annotations

import math

from kinoform.kit.lazy import skia
from kinoform.transitions._cutout import window
from kinoform.transitions.base import Crossing, Transition


def _opening(grown: float, crossing: Crossing) -> skia.Path:
    size = crossing.size
    reach = math.hypot(size.width, size.height) / 2
    path = skia.Path()
    path.addCircle(size.width / 2, size.height / 2, reach * grown)
    return path


TRANSITION = Transition(
    kind="iris",
    draw=window(_opening),
    aliases=("circle-crop",),
    summary="A round iris opens, and closes on the way out.",
)
