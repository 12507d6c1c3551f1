"""Strips across the canvas that open like blinds, at once or one after the other."""

from __future__ import annotations

from kinoform.kit.lazy import skia
from kinoform.transitions._between import Draw
from kinoform.transitions._cutout import through
from kinoform.transitions._heading import Heading
from kinoform.transitions.base import Crossing


def slices(heading: Heading, strips: int = 10, spread: float = 0.6) -> Draw:
    """Open strips along a heading; the last begins when `spread` of the time is over."""

    def opened(grown: float, crossing: Crossing) -> skia.Path:
        size = crossing.size
        path = skia.Path()
        for strip in range(strips):
            begin = spread * strip / max(1, strips - 1)
            wide = min(1.0, max(0.0, (grown - begin) / (1.0 - spread)))
            near, far = strip / strips, (strip + wide) / strips
            path.addRect(_band(heading, near, far, size.width, size.height))
        return path

    return through(opened)


def _band(heading: Heading, near: float, far: float, width: float, height: float) -> skia.Rect:
    """The part of the canvas between two shares of the way along a heading."""
    if heading.x + heading.y < 0:
        near, far = 1.0 - far, 1.0 - near
    if heading.x:
        return skia.Rect(near * width, 0, far * width, height)
    return skia.Rect(0, near * height, width, far * height)
