"""Drawings that are exact at both ends, whatever they do in between."""

from __future__ import annotations

from collections.abc import Callable

from kinoform.kit.lazy import skia
from kinoform.transitions.base import Crossing

Draw = Callable[["skia.Canvas", "skia.Image", Crossing], None]


def between(draw: Draw) -> Draw:
    """The drawing for 0 < shown < 1; nothing at 0, and at 1 just the picture.

    The canvas is given back as it was found.
    """

    def drawn(canvas: skia.Canvas, picture: skia.Image, crossing: Crossing) -> None:
        if crossing.shown <= 0.0:
            return
        if crossing.shown >= 1.0:
            canvas.drawImage(picture, 0, 0)
            return
        saves = canvas.save()
        draw(canvas, picture, crossing)
        canvas.restoreToCount(saves)

    return drawn


def ramp(value: float, start: float, end: float) -> float:
    """0 up to `start`, 1 from `end` on, and a smooth rise between them."""
    share = min(1.0, max(0.0, (value - start) / (end - start)))
    return share * share * (3.0 - 2.0 * share)
