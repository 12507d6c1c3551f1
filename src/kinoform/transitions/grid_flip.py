"""Tiles turn over one after the other, from the upper left."""

from __future__ import annotations

import math

from kinoform.kit.lazy import skia
from kinoform.transitions._between import between
from kinoform.transitions._heading import swept
from kinoform.transitions.base import Crossing, Transition

_ROWS = 4
_COLUMNS = 6
_SPREAD = 0.6


def _draw(canvas: skia.Canvas, picture: skia.Image, crossing: Crossing) -> None:
    size = crossing.size
    linear = skia.SamplingOptions(skia.FilterMode.kLinear)
    for row in range(_ROWS):
        for column in range(_COLUMNS):
            late = (column / (_COLUMNS - 1) + row / (_ROWS - 1)) / 2
            turned = min(1.0, max(0.0, (swept(crossing) - _SPREAD * late) / (1.0 - _SPREAD)))
            wide = (
                math.cos(turned * math.pi / 2)
                if crossing.leaving
                else math.sin(turned * math.pi / 2)
            )
            if wide <= 0.0:
                continue
            left, right = (
                round(column * size.width / _COLUMNS),
                round((column + 1) * size.width / _COLUMNS),
            )
            top, bottom = round(row * size.height / _ROWS), round((row + 1) * size.height / _ROWS)
            middle, half = (left + right) / 2, (right - left) / 2 * wide
            shade = skia.Color4f(0.0, 0.0, 0.0, 0.5 * (1.0 - wide)).toColor()
            paint = skia.Paint(
                AntiAlias=True, ColorFilter=skia.ColorFilters.Blend(shade, skia.BlendMode.kSrcATop)
            )
            tile = skia.Rect(left, top, right, bottom)
            place = skia.Rect(middle - half, top, middle + half, bottom)
            canvas.drawImageRect(picture, tile, place, linear, paint)


TRANSITION = Transition(
    kind="grid-flip",
    draw=between(_draw),
    aliases=("tiles",),
    summary="Tiles turn over one after the other from the upper left.",
)
