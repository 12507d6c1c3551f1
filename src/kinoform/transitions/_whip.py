"""Fast pans with the blur of a moving camera."""

from __future__ import annotations

from kinoform.kit.lazy import skia
from kinoform.transitions._between import Draw, between, ramp
from kinoform.transitions._heading import Heading, way
from kinoform.transitions._smear import draw_stretched, smeared_along
from kinoform.transitions.base import Crossing


def whip(heading: Heading, blur: float = 0.5) -> Draw:
    """Pan along a heading; at its fastest the blur is a share of the canvas."""

    def draw(canvas: skia.Canvas, picture: skia.Image, crossing: Crossing) -> None:
        size, step = crossing.size, way(crossing)
        long = blur * abs(step) ** 0.8
        canvas.clipRect(skia.Rect(size.width, size.height))
        smear = smeared_along(
            picture, size, long * size.width * heading.x, long * size.height * heading.y
        )
        canvas.translate(heading.x * step * size.width * 0.6, heading.y * step * size.height * 0.6)
        draw_stretched(canvas, smear, size, ramp(crossing.shown, 0.0, 0.5))

    return between(draw)
