"""Lines of code on their panel: numbered, marked, and drawn as far as they are revealed."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass

from kinoform.elements._code_panel import Panel
from kinoform.elements._code_reveal import Reveal
from kinoform.elements._paint import argb
from kinoform.kit.lazy import skia
from kinoform.model.geometry import Box, Size
from kinoform.model.stage import Moment
from kinoform.model.typography import Paragraph
from kinoform.typeset.layout import lay_out
from kinoform.typeset.paint import draw_runs
from kinoform.typeset.placed import GlyphRun, TextLayout

_QUIET = 0.32
"""Opacity of lines beside highlighted ones."""


@dataclass(frozen=True, slots=True)
class Code:
    """Code to draw."""

    panel: Panel
    paragraph: Paragraph
    inks: tuple[str, ...]
    numbers: Paragraph | None
    gutter: float
    lit: tuple[tuple[int, int], ...]
    """Half-open ranges of lines that are highlighted, from 0."""
    reveal: Reveal | None

    @property
    def size(self) -> Size:
        return self.panel.size

    @property
    def is_still(self) -> bool:
        return self.reveal is None

    def bounds(self, _at: Moment) -> Box:
        return self.panel.bounds()

    def key(self, at: Moment) -> Hashable:
        if self.reveal is None:
            return self
        return (self, self.reveal.shown(lay_out(self.paragraph), at.seconds))

    def draw(self, canvas: skia.Canvas, at: Moment) -> None:
        layout = lay_out(self.paragraph)
        self.panel.draw(canvas)
        canvas.save()
        self.panel.clip(canvas)
        inside = self.panel.inside
        # Code that fits stands in the middle of a panel that is higher; larger code at its top.
        top = inside.top + max(0.0, (inside.height - layout.size.height) / 2)
        canvas.translate(inside.left, top)
        self._draw_marks(canvas, layout)
        if self.numbers is not None:
            self._draw_lines(canvas, lay_out(self.numbers), (self.panel.ground.soft,))
            canvas.translate(self.gutter, 0.0)
        if self.reveal is None:
            self._draw_lines(canvas, layout, self.inks)
        else:
            shown = self.reveal.shown(layout, at.seconds)
            for runs, opacity, shift in self.reveal.parts(layout, shown):
                canvas.save()
                canvas.translate(shift * self._font_size, 0.0)
                self._draw_runs(canvas, runs, self.inks, opacity)
                canvas.restore()
            caret = self.reveal.caret(layout, shown)
            if caret is not None:
                self._draw_caret(canvas, caret)
        canvas.restore()

    @property
    def _font_size(self) -> float:
        return self.paragraph.runs[0].font.size

    def _draw_marks(self, canvas: skia.Canvas, layout: TextLayout) -> None:
        paint = skia.Paint(Color=argb(self.panel.ground.mark))
        edge = skia.Paint(Color=argb(self.panel.ground.mark) | 0xFF000000)
        bar = max(2.0, self._font_size * 0.1)
        left = -self.panel.inside.left
        for first, end in self.lit:
            lines = layout.lines[first:end]
            if lines:
                top, bottom = lines[0].box.top, lines[-1].box.bottom
                canvas.drawRect(skia.Rect.MakeLTRB(left, top, self.size.width, bottom), paint)
                canvas.drawRect(skia.Rect.MakeLTRB(left, top, left + bar, bottom), edge)

    def _draw_lines(self, canvas: skia.Canvas, layout: TextLayout, inks: tuple[str, ...]) -> None:
        if not self.lit:
            self._draw_runs(canvas, layout.runs, inks, 1.0)
            return
        lit = tuple(run for run in layout.runs if self._is_lit(run.line))
        self._draw_runs(canvas, lit, inks, 1.0)
        quiet = tuple(run for run in layout.runs if not self._is_lit(run.line))
        self._draw_runs(canvas, quiet, inks, _QUIET)

    def _is_lit(self, line: int) -> bool:
        return any(first <= line < end for first, end in self.lit)

    def _draw_runs(
        self, canvas: skia.Canvas, runs: tuple[GlyphRun, ...], inks: tuple[str, ...], opacity: float
    ) -> None:
        paints = [skia.Paint(AntiAlias=True, Color=argb(ink)) for ink in inks]
        for paint in paints:
            paint.setAlphaf(paint.getAlphaf() * opacity)
        draw_runs(canvas, runs, paints.__getitem__)

    def _draw_caret(self, canvas: skia.Canvas, caret: Box) -> None:
        size = self._font_size
        left = caret.right + size * 0.06
        middle = (caret.top + caret.bottom) / 2
        canvas.drawRect(
            skia.Rect.MakeLTRB(left, middle - size * 0.6, left + size * 0.1, middle + size * 0.6),
            skia.Paint(AntiAlias=True, Color=argb(self.panel.ground.ink)),
        )
