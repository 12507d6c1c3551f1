"""The clip comes round from behind on the right; later it goes behind on the left."""

from __future__ import annotations

from kinoform.kit.lazy import skia
from kinoform.transitions._between import between, ramp
from kinoform.transitions._heading import way
from kinoform.transitions._pose import Tilt, draw_tilted
from kinoform.transitions.base import Crossing, Transition


def _draw(canvas: skia.Canvas, picture: skia.Image, crossing: Crossing) -> None:
    step, rest = way(crossing), 1.0 - crossing.shown
    tilt = Tilt(about_y=35.0 * step, shift=(-step * 0.9 * (1.0 - 0.45 * rest), 0.0, 1.3 * rest))
    opacity = ramp(crossing.shown, 0.0, 0.3)
    draw_tilted(canvas, picture, crossing.size, tilt, opacity=opacity, shade=0.4 * rest)


TRANSITION = Transition(
    kind="swap",
    draw=between(_draw),
    summary="Comes round from behind on the right; goes behind on the left.",
)
