"""Squares pop up in a random order until the clip is whole."""

from __future__ import annotations

import math
import random

from kinoform.kit.lazy import skia
from kinoform.model.geometry import Size
from kinoform.transitions._cutout import through
from kinoform.transitions.base import Crossing, Transition

_ROWS = 9
_SPREAD = 0.75


def _squares(grown: float, crossing: Crossing) -> skia.Path:
    size = crossing.size
    across, down, side = _grid(size)
    chance = random.Random(crossing.seed)
    begins = [_SPREAD * index / (across * down) for index in range(across * down)]
    chance.shuffle(begins)
    path = skia.Path()
    for index, begin in enumerate(begins):
        wide = min(1.0, max(0.0, (grown - begin) / (1.0 - _SPREAD)))
        half = side * (1.0 - (1.0 - wide) ** 3) / 2
        x, y = (index % across + 0.5) * side, (index // across + 0.5) * side
        if half > 0.0:
            path.addRect(skia.Rect(x - half, y - half, x + half, y + half))
    return path


def _grid(size: Size) -> tuple[int, int, int]:
    """Squares across and down, and the side of each in whole pixels, so that they join."""
    side = max(1, math.ceil(min(size.width, size.height) / _ROWS))
    return math.ceil(size.width / side), math.ceil(size.height / side), side


TRANSITION = Transition(
    kind="random-squares",
    draw=through(_squares),
    aliases=("squares",),
    summary="Squares pop up in a random order.",
)
