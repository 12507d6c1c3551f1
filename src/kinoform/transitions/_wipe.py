"""Reveals by a straight edge or a square corner that runs over the canvas."""

from __future__ import annotations

from kinoform.kit.lazy import skia
from kinoform.transitions._between import Draw
from kinoform.transitions._cutout import through
from kinoform.transitions._heading import Heading
from kinoform.transitions.base import Crossing


def wipe(heading: Heading) -> Draw:
    """Uncover the picture along a heading; a slanted heading uncovers an L around a corner."""

    def swept_area(grown: float, crossing: Crossing) -> skia.Path:
        size = crossing.size
        path = skia.Path()
        x = _strip(heading.x, grown, size.width)
        y = _strip(heading.y, grown, size.height)
        if heading.x:
            path.addRect(skia.Rect(x[0], 0, x[1], size.height))
        if heading.y:
            path.addRect(skia.Rect(0, y[0], size.width, y[1]))
        return path

    return through(swept_area)


def _strip(step: int, grown: float, length: float) -> tuple[float, float]:
    """What an edge has passed that runs forwards or backwards along a length."""
    return (length * (1.0 - grown), length) if step < 0 else (0.0, length * grown)
