"""Clips that turn like a card."""

from __future__ import annotations

import math

from kinoform.kit.lazy import skia
from kinoform.transitions._between import Draw, between
from kinoform.transitions._heading import way
from kinoform.transitions._pose import Tilt, draw_tilted
from kinoform.transitions.base import Crossing


def flip(*, upwards: bool) -> Draw:
    """Turn from the narrow side to the full view, and on in the same sense on the way out."""

    def draw(canvas: skia.Canvas, picture: skia.Image, crossing: Crossing) -> None:
        degrees = 90.0 * way(crossing)
        back = 0.25 * math.sin(math.pi * crossing.shown)
        tilt = Tilt(
            about_x=-degrees if upwards else 0.0,
            about_y=0.0 if upwards else -degrees,
            shift=(0.0, 0.0, back),
        )
        draw_tilted(canvas, picture, crossing.size, tilt, shade=0.5 * abs(way(crossing)))

    return between(draw)
