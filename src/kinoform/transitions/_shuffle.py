"""Clips dealt like cards."""

from __future__ import annotations

from kinoform.kit.lazy import skia
from kinoform.transitions._between import Draw, between
from kinoform.transitions._heading import Heading
from kinoform.transitions._pose import draw_scaled
from kinoform.transitions.base import Crossing


def shuffle(side: Heading, lean: Heading) -> Draw:
    """Throw the picture from beyond one side, leaning to another, and take it back there."""

    def draw(canvas: skia.Canvas, picture: skia.Image, crossing: Crossing) -> None:
        size, rest = crossing.size, 1.0 - crossing.shown
        canvas.clipRect(skia.Rect(size.width, size.height))
        center = (
            (1.25 * side.x + 0.35 * lean.x * rest) * rest * size.width,
            (1.25 * side.y + 0.35 * lean.y * rest) * rest * size.height,
        )
        turn = side.x * lean.y - side.y * lean.x
        draw_scaled(
            canvas, picture, size, 1.0 - 0.12 * rest, degrees=14.0 * rest * turn, center=center
        )

    return between(draw)
