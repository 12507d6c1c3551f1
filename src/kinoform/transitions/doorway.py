"""The clip comes forward through an opening; later it opens like two doors."""

from __future__ import annotations

from kinoform.kit.lazy import skia
from kinoform.transitions._between import between
from kinoform.transitions._pose import Tilt, draw_scaled, draw_tilted
from kinoform.transitions.base import Crossing, Transition

_OPEN_DEGREES = 110.0
"""Beyond a right angle, where the camera sees the doors from the edge."""


def _draw(canvas: skia.Canvas, picture: skia.Image, crossing: Crossing) -> None:
    (_open_doors if crossing.leaving else _step_through)(canvas, picture, crossing)


def _step_through(canvas: skia.Canvas, picture: skia.Image, crossing: Crossing) -> None:
    size, shown = crossing.size, crossing.shown
    x = size.width * (1.0 - shown) / 2
    canvas.clipRect(skia.Rect(x, 0, size.width - x, size.height), skia.ClipOp.kIntersect, True)
    draw_scaled(canvas, picture, size, 0.6 + 0.4 * shown)


def _open_doors(canvas: skia.Canvas, picture: skia.Image, crossing: Crossing) -> None:
    for part, pivot, sense in (((0.0, 0.0, 0.5, 1.0), 0.0, 1.0), ((0.5, 0.0, 1.0, 1.0), 1.0, -1.0)):
        rest = 1.0 - crossing.shown
        tilt = Tilt(about_y=_OPEN_DEGREES * rest * sense, pivot=(pivot, 0.5, 0.0))
        saves = canvas.save()
        draw_tilted(canvas, picture, crossing.size, tilt, part=part, shade=0.5 * rest)
        canvas.restoreToCount(saves)


TRANSITION = Transition(
    kind="doorway",
    draw=between(_draw),
    aliases=("door",),
    summary="Comes forward through an opening; goes by opening like two doors.",
)
