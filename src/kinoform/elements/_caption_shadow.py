"""The soft shadow of a caption, blurred once and kept while the caption is on screen."""

from __future__ import annotations

import math

from kinoform.elements._paint import Shadow, rect_of
from kinoform.kit.byte_cache import ByteCache
from kinoform.kit.lazy import skia
from kinoform.model.geometry import Box
from kinoform.model.typography import Paragraph
from kinoform.typeset.book import edition
from kinoform.typeset.layout import lay_out
from kinoform.typeset.paint import draw_runs, ink_box

_FINEST_SIGMA = 3.0
"""A blur is drawn at the size at which it has this strength; enlarged it looks the same."""
_kept: ByteCache[skia.Image] = ByteCache(24 << 20)


def draw_shadow(
    canvas: skia.Canvas, paragraph: Paragraph, shadow: Shadow, outline_width: float, which: range
) -> None:
    """Paint the shadow of some of a paragraph's runs, counted by their tags."""
    layout = lay_out(paragraph)
    ink = ink_box(layout)
    if ink.is_empty:
        return
    shrink = max(1.0, shadow.blur / 2.0 / _FINEST_SIGMA)
    reach = shadow.around(ink.grown(outline_width))
    reach = Box(
        reach.left,
        reach.top,
        reach.left + math.ceil(reach.width / shrink) * shrink,
        reach.top + math.ceil(reach.height / shrink) * shrink,
    )
    if shrink == 1.0:
        _paint(canvas, paragraph, shadow, outline_width, which, reach)
        return
    picture = _kept.get_or_make(
        (paragraph, shadow, outline_width, which, edition()),
        lambda: _picture(paragraph, shadow, outline_width, which, reach, shrink),
        lambda image: int(image.width()) * int(image.height()) * 4,
    )
    smooth = skia.SamplingOptions(skia.FilterMode.kLinear)
    canvas.drawImageRect(picture, rect_of(reach), smooth)


def _picture(
    paragraph: Paragraph,
    shadow: Shadow,
    outline_width: float,
    which: range,
    reach: Box,
    shrink: float,
) -> skia.Image:
    surface = skia.Surface(round(reach.width / shrink), round(reach.height / shrink))
    with surface as canvas:
        canvas.scale(1.0 / shrink, 1.0 / shrink)
        canvas.translate(-reach.left, -reach.top)
        _paint(canvas, paragraph, shadow, outline_width, which, reach)
    return surface.makeImageSnapshot()


def _paint(
    canvas: skia.Canvas,
    paragraph: Paragraph,
    shadow: Shadow,
    outline_width: float,
    which: range,
    reach: Box,
) -> None:
    runs = tuple(run for run in lay_out(paragraph).runs if run.tag in which)
    paint = skia.Paint(AntiAlias=True)
    if outline_width > 0:
        paint.setStyle(skia.Paint.kStrokeAndFill_Style)
        paint.setStrokeWidth(outline_width)
        paint.setStrokeJoin(skia.Paint.kRound_Join)
    canvas.saveLayer(rect_of(reach), skia.Paint(ImageFilter=shadow.filter()))
    draw_runs(canvas, runs, lambda _tag: paint)
    canvas.restore()
