"""Clips on the sides of a cube that turns before the camera."""

from __future__ import annotations

import math

from kinoform.kit.lazy import skia
from kinoform.transitions._between import Draw, between
from kinoform.transitions._heading import Heading, way
from kinoform.transitions._pose import Tilt, draw_tilted
from kinoform.transitions.base import Crossing


def cube(heading: Heading) -> Draw:
    """Turn a cube along a heading; it steps back while it turns, so that no edge is cut."""

    def draw(canvas: skia.Canvas, picture: skia.Image, crossing: Crossing) -> None:
        size, step = crossing.size, way(crossing)
        tilt = Tilt(
            about_y=90.0 * step * heading.x,
            about_x=-90.0 * step * heading.y,
            pivot=(0.5, 0.5, 0.5),
            shift=(0.0, 0.0, 0.25 * math.sin(math.pi * abs(step))),
        )
        draw_tilted(canvas, picture, size, tilt, shade=0.55 * abs(step))

    return between(draw)
