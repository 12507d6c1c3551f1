"""The clip opens out of an upright line, and is squeezed into it."""

from __future__ import annotations

from kinoform.kit.lazy import skia
from kinoform.transitions._between import between
from kinoform.transitions.base import Crossing, Transition


def _draw(canvas: skia.Canvas, picture: skia.Image, crossing: Crossing) -> None:
    size, shown = crossing.size, crossing.shown
    left = size.width * (1.0 - shown) / 2
    place = skia.Rect(left, 0, size.width - left, size.height)
    linear = skia.SamplingOptions(skia.FilterMode.kLinear)
    canvas.drawImageRect(picture, place, linear, skia.Paint(AntiAlias=True))


TRANSITION = Transition(
    kind="squeeze-v",
    draw=between(_draw),
    summary="Opens out of an upright line, and is squeezed into it.",
)
