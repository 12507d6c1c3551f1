"""The clip grows out of the centre, and shrinks back into it."""

from __future__ import annotations

from kinoform.kit.lazy import skia
from kinoform.transitions._between import between, ramp
from kinoform.transitions._pose import draw_scaled
from kinoform.transitions.base import Crossing, Transition


def _draw(canvas: skia.Canvas, picture: skia.Image, crossing: Crossing) -> None:
    shown = crossing.shown
    draw_scaled(canvas, picture, crossing.size, shown, opacity=ramp(shown, 0.0, 0.35))


TRANSITION = Transition(
    kind="zoom",
    draw=between(_draw),
    aliases=("scale", "grow"),
    summary="Grows out of the centre, and shrinks back into it.",
)
