"""The clip turns and grows into place."""

from __future__ import annotations

from kinoform.kit.lazy import skia
from kinoform.transitions._between import between, ramp
from kinoform.transitions._heading import way
from kinoform.transitions._pose import draw_scaled
from kinoform.transitions.base import Crossing, Transition


def _draw(canvas: skia.Canvas, picture: skia.Image, crossing: Crossing) -> None:
    canvas.clipRect(skia.Rect(crossing.size.width, crossing.size.height))
    draw_scaled(
        canvas,
        picture,
        crossing.size,
        0.3 + 0.7 * crossing.shown,
        degrees=120.0 * way(crossing),
        opacity=ramp(crossing.shown, 0.0, 0.4),
    )


TRANSITION = Transition(
    kind="spin",
    draw=between(_draw),
    aliases=("rotate",),
    summary="Turns clockwise while it grows into place.",
)
