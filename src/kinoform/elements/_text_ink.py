"""Paints stretches of set text with their inks: glyphs, markers behind them, lines along them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kinoform.elements._paint import Look, fill_paint, rect_of, rounded
from kinoform.kit.lazy import skia
from kinoform.model.document.style import Style
from kinoform.model.geometry import Box
from kinoform.typeset.paint import draw_runs, ink_box
from kinoform.typeset.pieces import Piece
from kinoform.typeset.placed import GlyphRun, TextLayout


@dataclass(frozen=True, slots=True)
class Ink:
    """How the letters of one stretch are painted."""

    look: Look
    highlight: str | None
    decoration: str | None
    font_size: float
    """As it was set, in pixels."""

    @classmethod
    def of(cls, style: Style, font_size: float) -> Ink:
        """The ink that a style asks for."""
        line = style.text_decoration if style.text_decoration != "none" else None
        return cls(Look.of(style), style.highlight, line, font_size)


def draw_inked(
    canvas: skia.Canvas,
    layout: TextLayout,
    inks: Sequence[Ink],
    runs: tuple[GlyphRun, ...],
    piece: Piece | None = None,
) -> None:
    """Glyphs of a layout, of one piece of it where that is given, each by the ink of its tag."""
    _draw_highlights(canvas, layout, inks, piece)
    for tag, ink in enumerate(inks):
        own = tuple(run for run in runs if run.tag == tag)
        if not own:
            continue
        if ink.look.shadow is not None:
            reach = ink.look.bounds(ink_box(layout))
            beneath = skia.Paint(ImageFilter=ink.look.shadow.filter())
            canvas.saveLayer(rect_of(reach), beneath)
            _paint_glyphs(canvas, own, ink.look, layout.content)
            canvas.restore()
        _paint_glyphs(canvas, own, ink.look, layout.content)
    _draw_decorations(canvas, layout, inks, piece)


def _paint_glyphs(canvas: skia.Canvas, runs: tuple[GlyphRun, ...], look: Look, box: Box) -> None:
    outline = look.stroke_paint(box)
    if outline is not None:
        outline.setStrokeJoin(skia.Paint.kRound_Join)
        draw_runs(canvas, runs, lambda _tag: outline)
    if look.fill is not None:
        filling = fill_paint(look.fill, box)
        draw_runs(canvas, runs, lambda _tag: filling)


def _draw_highlights(
    canvas: skia.Canvas, layout: TextLayout, inks: Sequence[Ink], piece: Piece | None
) -> None:
    for tag, ink in enumerate(inks):
        if ink.highlight is None:
            continue
        paint = fill_paint(ink.highlight, layout.content)
        size = ink.font_size
        for box in _marked(layout, tag, piece, whole=len(inks) == 1):
            marker = Box(box.left - size * 0.18, box.top, box.right + size * 0.18, box.bottom)
            canvas.drawRRect(rounded(marker, (size * 0.12,) * 4), paint)


def _draw_decorations(
    canvas: skia.Canvas, layout: TextLayout, inks: Sequence[Ink], piece: Piece | None
) -> None:
    for tag, ink in enumerate(inks):
        if ink.decoration is None or ink.look.fill is None:
            continue
        paint = fill_paint(ink.look.fill, layout.content)
        size = ink.font_size
        shift = 0.12 if ink.decoration == "underline" else -0.28
        for box in _marked(layout, tag, piece, whole=len(inks) == 1):
            line = layout.lines[_line_at(layout, box)]
            middle = line.baseline + size * shift
            canvas.drawRect(
                rect_of(Box(box.left, middle - size / 28, box.right, middle + size / 28)), paint
            )


def _marked(layout: TextLayout, tag: int, piece: Piece | None, *, whole: bool) -> list[Box]:
    """The boxes behind the letters of one run, one for each line."""
    if piece is not None:
        return [piece.box] if any(run.tag == tag for run in piece.runs) else []
    if whole:
        return [line.box for line in layout.lines if line.box.width > 0]
    by_line: dict[int, Box] = {}
    for run in layout.runs:
        if run.tag == tag:
            for letter in run.letters:
                box = layout.letters[letter].box
                by_line[run.line] = by_line[run.line].union(box) if run.line in by_line else box
    return list(by_line.values())


def _line_at(layout: TextLayout, box: Box) -> int:
    middle = (box.top + box.bottom) / 2
    return min(
        range(len(layout.lines)),
        key=lambda index: abs(
            (layout.lines[index].box.top + layout.lines[index].box.bottom) / 2 - middle
        ),
    )
