"""Fast pans with the blur of a moving camera."""

from __future__ import annotations

from kinoform.kit.lazy import skia
from kinoform.transitions._between import Draw, between, ramp
from kinoform.transitions._heading import Heading, way
from kinoform.transitions._smear import draw_stretched, smeared
from kinoform.transitions.base import Crossing

_PAN = 0.6
_BLUR = 0.5


def whip(heading: Heading) -> Draw:
    """Pan along a heading by a share of the canvas.

    The picture goes on as its mirror image beyond its border, so that only speed is seen.
    """
    across = heading.x != 0
    flip = (-1.0, 1.0) if across else (1.0, -1.0)

    def draw(canvas: skia.Canvas, picture: skia.Image, crossing: Crossing) -> None:
        size, step = crossing.size, way(crossing)
        blur = _BLUR * abs(step) ** 0.8
        smear = smeared(
            picture, size, blur * heading.x * size.width, blur * heading.y * size.height
        )
        opacity = ramp(crossing.shown, 0.0, 0.5)
        pan = _PAN * step * (heading.x + heading.y)
        canvas.clipRect(skia.Rect(size.width, size.height))
        canvas.translate(pan * size.width * across, pan * size.height * (not across))
        draw_stretched(canvas, smear, size, opacity)
        mirror_line = 0.0 if pan > 0.0 else 2.0
        canvas.translate(
            mirror_line * size.width * across, mirror_line * size.height * (not across)
        )
        canvas.scale(*flip)
        draw_stretched(canvas, smear, size, opacity)

    return between(draw)
