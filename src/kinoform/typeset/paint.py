"""Draws glyph runs on a skia canvas, and gives their outlines and ink."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache

from kinoform.kit.lazy import skia
from kinoform.model.geometry import EMPTY, Box
from kinoform.typeset.faces import SLANT, FaceKey, typeface
from kinoform.typeset.placed import GlyphRun, TextLayout

Paints = Mapping[int, "skia.Paint"] | Callable[[int], "skia.Paint"]
"""A paint for each tag."""


@lru_cache(maxsize=1024)
def drawing_font(face: FaceKey, size: float) -> skia.Font:
    """The skia font of a face, set up so that letters move smoothly and look alike anywhere."""
    font = skia.Font(typeface(face), size)
    font.setSubpixel(True)
    font.setLinearMetrics(True)
    font.setBaselineSnap(False)
    font.setHinting(skia.FontHinting.kNone)
    font.setEdging(skia.Font.Edging.kAntiAlias)
    font.setEmbolden(face.emboldened)
    if face.slanted:
        font.setSkewX(SLANT)
    return font


@lru_cache(maxsize=4096)
def blob(run: GlyphRun) -> skia.TextBlob:
    """The glyphs of a run as one thing to draw, kept for the next frame."""
    builder = skia.TextBlobBuilder()
    points = [skia.Point(x, y) for x, y in zip(run.xs, run.ys, strict=True)]
    builder.allocRunPos(drawing_font(run.face, run.size), list(run.glyphs), points)
    return builder.make()


def draw_runs(canvas: skia.Canvas, runs: Iterable[GlyphRun], paints: Paints) -> None:
    """Draw runs, each with the paint of its tag.

    Colour glyphs keep their colours and take from the paint only its alpha, its blend mode and
    its filters; a paint that strokes leaves them out, since a picture has no outline.
    """
    paint_of = paints if callable(paints) else paints.__getitem__
    for run in runs:
        paint = paint_of(run.tag)
        if run.is_color:
            if paint.getStyle() == skia.Paint.kStroke_Style:
                continue
            paint = _color_paint(paint)
        canvas.drawTextBlob(blob(run), 0, 0, paint)


def outline(run: GlyphRun) -> skia.Path:
    """The contours of a run's glyphs; empty for colour glyphs."""
    path = skia.Path()
    if run.is_color:
        return path
    font = drawing_font(run.face, run.size)
    for glyph, x, y in zip(run.glyphs, run.xs, run.ys, strict=True):
        contour = font.getPath(glyph)
        if contour is not None:
            path.addPath(contour, x, y)
    return path


@lru_cache(maxsize=4096)
def run_ink(run: GlyphRun) -> Box:
    """The box around what a run paints."""
    ink = EMPTY
    bounds = drawing_font(run.face, run.size).getBounds(list(run.glyphs))
    for rect, x, y in zip(bounds, run.xs, run.ys, strict=True):
        ink = ink.union(Box(rect.left(), rect.top(), rect.right(), rect.bottom()).moved(x, y))
    return ink


def ink_box(layout: TextLayout) -> Box:
    """The box around everything that a layout paints, which can exceed its size."""
    ink = EMPTY
    for run in layout.runs:
        ink = ink.union(run_ink(run))
    return ink


def _color_paint(paint: skia.Paint) -> skia.Paint:
    # skia-python cannot take a shader off a paint, so a bare one gets what applies.
    plain = skia.Paint(AntiAlias=True, Alphaf=paint.getAlphaf(), BlendMode=paint.getBlendMode())
    for given, put in (
        (paint.getColorFilter(), plain.setColorFilter),
        (paint.getImageFilter(), plain.setImageFilter),
        (paint.getMaskFilter(), plain.setMaskFilter),
    ):
        if given is not None:
            put(given)
    return plain
