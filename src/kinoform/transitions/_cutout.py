"""Reveals with a clean edge: the picture is seen through a path that grows."""

from __future__ import annotations

from collections.abc import Callable

from kinoform.kit.lazy import skia
from kinoform.transitions._between import Draw, between
from kinoform.transitions._heading import swept
from kinoform.transitions.base import Crossing

PathOf = Callable[[float, Crossing], "skia.Path"]


def through(path_of: PathOf) -> Draw:
    """Show what the path covers; on the way out the same path takes away what it covers.

    `path_of(grown, crossing)` covers nothing at 0 and the whole canvas at 1.
    """

    def draw(canvas: skia.Canvas, picture: skia.Image, crossing: Crossing) -> None:
        keep = skia.ClipOp.kDifference if crossing.leaving else skia.ClipOp.kIntersect
        canvas.clipPath(path_of(swept(crossing), crossing), keep, True)
        canvas.drawImage(picture, 0, 0)

    return between(draw)


def window(path_of: PathOf) -> Draw:
    """Show what the path covers: it opens on the way in and closes on the way out."""

    def draw(canvas: skia.Canvas, picture: skia.Image, crossing: Crossing) -> None:
        canvas.clipPath(path_of(crossing.shown, crossing), skia.ClipOp.kIntersect, True)
        canvas.drawImage(picture, 0, 0)

    return between(draw)
