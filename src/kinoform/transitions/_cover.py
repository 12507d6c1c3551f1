"""Clips in a pile: one lies still while another slides over it or off it."""

from __future__ import annotations

from kinoform.kit.lazy import skia
from kinoform.transitions._between import Draw
from kinoform.transitions._heading import Heading
from kinoform.transitions._slide import slide
from kinoform.transitions._wipe import wipe
from kinoform.transitions.base import Crossing


def cover(heading: Heading) -> Draw:
    """Slide in on top; on the way out lie still while the next one covers it."""
    return _in_and_out(slide(heading), wipe(heading))


def uncover(heading: Heading) -> Draw:
    """Lie still while the one on top slides off; on the way out slide off."""
    return _in_and_out(wipe(heading), slide(heading))


def _in_and_out(enter: Draw, leave: Draw) -> Draw:
    def draw(canvas: skia.Canvas, picture: skia.Image, crossing: Crossing) -> None:
        (leave if crossing.leaving else enter)(canvas, picture, crossing)

    return draw
