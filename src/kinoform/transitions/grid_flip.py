"""Tiles turn over one after the other, from the upper left."""

from __future__ import annotations

import math
from collections.abc import Iterator

from kinoform.kit.lazy import skia
from kinoform.model.geometry import Box, Size
from kinoform.transitions._between import between
from kinoform.transitions._heading import swept
from kinoform.transitions._tint import TOWARDS_BLACK
from kinoform.transitions.base import Crossing, Transition

_SHORT_SIDE_TILES = 4
_SPREAD = 0.6
"""When the last tile begins to turn."""


def _draw(canvas: skia.Canvas, picture: skia.Image, crossing: Crossing) -> None:
    linear = skia.SamplingOptions(skia.FilterMode.kLinear)
    for tile, late in _tiles(crossing.size):
        turned = min(1.0, max(0.0, (swept(crossing) - _SPREAD * late) / (1.0 - _SPREAD)))
        wide = math.sin((1.0 - turned if crossing.leaving else turned) * math.pi / 2)
        if wide <= 0.0:
            continue
        middle, half = (tile.left + tile.right) / 2, tile.width / 2 * wide
        paint = skia.Paint(AntiAlias=True, ColorFilter=TOWARDS_BLACK(0.5 * (1.0 - wide)))
        source = skia.Rect(tile.left, tile.top, tile.right, tile.bottom)
        place = skia.Rect(middle - half, tile.top, middle + half, tile.bottom)
        canvas.drawImageRect(picture, source, place, linear, paint)


def _tiles(size: Size) -> Iterator[tuple[Box, float]]:
    """Each tile, on whole pixels, and how late it turns: from 0 to 1."""
    side = min(size.width, size.height) / _SHORT_SIDE_TILES
    across, down = round(size.width / side), round(size.height / side)
    for row in range(down):
        for column in range(across):
            tile = Box(
                round(column * size.width / across),
                round(row * size.height / down),
                round((column + 1) * size.width / across),
                round((row + 1) * size.height / down),
            )
            yield tile, (column + row) / (across + down - 2)


TRANSITION = Transition(
    kind="grid-flip",
    draw=between(_draw),
    aliases=("tiles",),
    summary="Tiles turn over one after the other from the upper left.",
)
