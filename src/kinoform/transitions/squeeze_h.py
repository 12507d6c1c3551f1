"""The clip opens out of a level line, and is squeezed into it."""

from __future__ import annotations

from kinoform.kit.lazy import skia
from kinoform.transitions._between import between
from kinoform.transitions.base import Crossing, Transition


def _draw(canvas: skia.Canvas, picture: skia.Image, crossing: Crossing) -> None:
    size, shown = crossing.size, crossing.shown
    top = size.height * (1.0 - shown) / 2
    place = skia.Rect(0, top, size.width, size.height - top)
    linear = skia.SamplingOptions(skia.FilterMode.kLinear)
    canvas.drawImageRect(picture, place, linear, skia.Paint(AntiAlias=True))


TRANSITION = Transition(
    kind="squeeze-h",
    draw=between(_draw),
    summary="Opens out of a level line, and is squeezed into it.",
)
