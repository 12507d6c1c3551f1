"""The clip comes into focus out of a soft blur."""

from __future__ import annotations

from kinoform.kit.lazy import skia
from kinoform.transitions._between import between, ramp
from kinoform.transitions._smear import draw_stretched, smeared
from kinoform.transitions.base import Crossing, Transition


def _draw(canvas: skia.Canvas, picture: skia.Image, crossing: Crossing) -> None:
    size = crossing.size
    wide = 0.08 * max(size.width, size.height) * (1.0 - crossing.shown) ** 1.5
    blurred = picture
    for _ in range(3):
        blurred = smeared(blurred, size, wide, wide)
    draw_stretched(canvas, blurred, size, ramp(crossing.shown, 0.0, 0.7))


TRANSITION = Transition(
    kind="linear-blur",
    draw=between(_draw),
    aliases=("blur", "focus"),
    summary="Comes into focus out of a soft blur.",
)
