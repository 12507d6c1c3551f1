"""The clip comes into focus out of a sideways blur."""

from __future__ import annotations

from kinoform.kit.lazy import skia
from kinoform.transitions._between import between, ramp
from kinoform.transitions._smear import draw_stretched, smeared
from kinoform.transitions.base import Crossing, Transition


def _draw(canvas: skia.Canvas, picture: skia.Image, crossing: Crossing) -> None:
    size = crossing.size
    blurred = smeared(picture, size, 0.4 * size.width * (1.0 - crossing.shown) ** 1.5, 0.0)
    draw_stretched(canvas, blurred, size, ramp(crossing.shown, 0.0, 0.7))


TRANSITION = Transition(
    kind="hblur",
    draw=between(_draw),
    aliases=("blur-horizontal",),
    summary="Comes out of a sideways blur.",
)
