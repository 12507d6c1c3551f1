"""Clips that move in from one side and leave through the other."""

from __future__ import annotations

from kinoform.kit.lazy import skia
from kinoform.transitions._between import Draw, between
from kinoform.transitions._heading import Heading, way
from kinoform.transitions._pose import draw_moved
from kinoform.transitions.base import Crossing


def slide(heading: Heading) -> Draw:
    """Move the picture along a heading, through the canvas."""

    def draw(canvas: skia.Canvas, picture: skia.Image, crossing: Crossing) -> None:
        size, step = crossing.size, way(crossing)
        canvas.clipRect(skia.Rect(size.width, size.height))
        draw_moved(canvas, picture, heading.x * step * size.width, heading.y * step * size.height)

    return between(draw)
