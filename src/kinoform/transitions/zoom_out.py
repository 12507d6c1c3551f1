"""The camera moves back: the clip shrinks as it comes, and shrinks on as it goes."""

from __future__ import annotations

from kinoform.kit.lazy import skia
from kinoform.transitions._between import between, ramp
from kinoform.transitions._heading import way
from kinoform.transitions._pose import draw_scaled
from kinoform.transitions.base import Crossing, Transition


def _draw(canvas: skia.Canvas, picture: skia.Image, crossing: Crossing) -> None:
    canvas.clipRect(skia.Rect(crossing.size.width, crossing.size.height))
    scale = 1.0 - 0.35 * way(crossing)
    draw_scaled(canvas, picture, crossing.size, scale, opacity=ramp(crossing.shown, 0.0, 0.8))


TRANSITION = Transition(
    kind="zoom-out",
    draw=between(_draw),
    summary="The camera moves back while it fades.",
)
