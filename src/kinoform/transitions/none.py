"""A hard cut: the clip is there, or it is not."""

from __future__ import annotations

from kinoform.kit.lazy import skia
from kinoform.transitions._between import between
from kinoform.transitions.base import Crossing, Transition


def _draw(canvas: skia.Canvas, picture: skia.Image, _crossing: Crossing) -> None:
    canvas.drawImage(picture, 0, 0)


TRANSITION = Transition(
    kind="none",
    draw=between(_draw),
    aliases=("cut",),
    summary="A hard cut.",
)
