"""A page of a book turns: the clip is on its back and on the page after it."""

from __future__ import annotations

import math

from kinoform.kit.lazy import skia
from kinoform.transitions._between import between
from kinoform.transitions._heading import swept
from kinoform.transitions._pose import Tilt, draw_tilted
from kinoform.transitions.base import Crossing, Transition


def _draw(canvas: skia.Canvas, picture: skia.Image, crossing: Crossing) -> None:
    size, turned = crossing.size, swept(crossing)
    fold, page_edge = 0.5 * size.width, 0.5 * size.width * (1.0 + math.cos(math.pi * turned))
    saves = canvas.save()
    if crossing.leaving:
        flat = skia.Rect(0, 0, min(fold, page_edge), size.height)
    else:
        flat = skia.Rect(max(fold, page_edge), 0, size.width, size.height)
    canvas.clipRect(flat, skia.ClipOp.kIntersect, True)
    canvas.drawImage(picture, 0, 0)
    canvas.restoreToCount(saves)
    our_side_shows = crossing.shown > 0.5
    if our_side_shows:
        lifted = 180.0 * (1.0 - crossing.shown)
        half = (0.5, 0.0, 1.0, 1.0) if crossing.leaving else (0.0, 0.0, 0.5, 1.0)
        tilt = Tilt(about_y=-lifted if crossing.leaving else lifted)
        draw_tilted(canvas, picture, size, tilt, part=half, shade=0.5 * lifted / 90.0)


TRANSITION = Transition(
    kind="book-flip",
    draw=between(_draw),
    aliases=("page-turn",),
    summary="A page of a book turns from right to left.",
)
