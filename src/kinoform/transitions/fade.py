"""The clip fades in and out."""

from __future__ import annotations

from kinoform.kit.lazy import skia
from kinoform.transitions._between import between
from kinoform.transitions.base import Crossing, Transition


def _draw(canvas: skia.Canvas, picture: skia.Image, crossing: Crossing) -> None:
    canvas.drawImage(picture, 0, 0, skia.SamplingOptions(), skia.Paint(Alphaf=crossing.shown))


TRANSITION = Transition(
    kind="fade",
    draw=between(_draw),
    aliases=("cross-fade",),
    summary="Fades in and out.",
    opacity_only=True,
)
