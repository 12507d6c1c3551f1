"""The camera rushes in, blurred by its speed, and lands on the clip."""

from __future__ import annotations

from kinoform.kit.lazy import skia
from kinoform.transitions._between import between, ramp
from kinoform.transitions._smear import draw_stretched, smeared_zoom
from kinoform.transitions.base import Crossing, Transition


def _draw(canvas: skia.Canvas, picture: skia.Image, crossing: Crossing) -> None:
    size, rest = crossing.size, 1.0 - crossing.shown
    blurred = smeared_zoom(picture, size, 1.0 + 0.7 * rest)
    scale = 1.0 + 0.5 * rest
    canvas.clipRect(skia.Rect(size.width, size.height))
    canvas.translate(size.width * (1.0 - scale) / 2, size.height * (1.0 - scale) / 2)
    canvas.scale(scale, scale)
    draw_stretched(canvas, blurred, size, ramp(crossing.shown, 0.0, 0.6))


TRANSITION = Transition(
    kind="cross-zoom",
    draw=between(_draw),
    aliases=("cinematic-zoom", "zoom-blur"),
    summary="Rushes in with a zoom blur and lands.",
)
