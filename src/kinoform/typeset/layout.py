"""Sets a paragraph: text in, lines with words, letters and glyphs in their places out."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from kinoform.kit.byte_cache import ByteCache
from kinoform.model.geometry import Box, Size
from kinoform.model.typography import Paragraph, TextRun
from kinoform.typeset.book import edition
from kinoform.typeset.faces import FaceKey, has_color, metrics
from kinoform.typeset.justify import stretches
from kinoform.typeset.place import PlacedLine, Strip, place
from kinoform.typeset.placed import GlyphRun, Line, TextLayout, Unit
from kinoform.typeset.rows import Row, plan_rows, row_strips, usable_width
from kinoform.typeset.source import Source, source_of
from kinoform.typeset.units import Units

__all__ = ["GlyphRun", "Line", "TextLayout", "Unit", "lay_out"]

_BYTES_A_GLYPH = 600
_kept: ByteCache[TextLayout] = ByteCache(96 << 20)


def lay_out(paragraph: Paragraph) -> TextLayout:
    """The paragraph in its place; the same object for an equal paragraph, while it is kept."""
    return _kept.get_or_make(
        (paragraph, edition()),
        lambda: set_paragraph(paragraph),
        lambda layout: 4096 + _BYTES_A_GLYPH * len(layout.letters),
    )


@dataclass(frozen=True, slots=True)
class _Height:
    """How far a text run reaches from the baseline, with its share of the line height."""

    above: float
    below: float


@dataclass(frozen=True, slots=True)
class _Standing:
    """A placed line and where it stands in the layout."""

    placed: PlacedLine
    row: Row
    left: float
    top: float
    baseline: float
    bottom: float


def set_paragraph(paragraph: Paragraph) -> TextLayout:
    """The paragraph in its place, without asking what is kept."""
    source = source_of(paragraph)
    rows = plan_rows(paragraph, source)
    heights = [
        _height(run, faces[0], paragraph.line_height)
        for run, faces in zip(source.runs, source.faces, strict=True)
    ]
    units = Units()
    placed = [_placed(paragraph, source, row, index, units) for index, row in enumerate(rows.rows)]
    width = usable_width(paragraph)
    if width is None:
        width = max((line.width for line in placed), default=0.0)
    standing: list[_Standing] = []
    top = 0.0
    for row, line in zip(rows.rows, placed, strict=True):
        tallest = _tallest(source, row, heights)
        left = (width - line.width) * _share(paragraph, row)
        bottom = top + tallest.above + tallest.below
        standing.append(_Standing(line, row, left, top, top + tallest.above, bottom))
        top = bottom
    runs = _glyph_runs(source, standing, units)
    letters = _letters(units, standing, heights)
    return TextLayout(
        paragraph,
        tuple(dict.fromkeys(run.face for run in runs)),
        Size(width, top),
        tuple(
            Line(
                Box(line.left, line.top, line.left + line.placed.width, line.bottom),
                line.baseline,
                line.row.start,
                line.row.end,
            )
            for line in standing
        ),
        runs,
        _words(units, letters),
        letters,
        rows.missing,
        rows.is_truncated,
        rows.splits_words,
    )


def _height(run: TextRun, wished: FaceKey, line_height: float) -> _Height:
    # The wished face alone decides, so that a foreign word does not push lines apart.
    face = metrics(wished)
    size = run.font.size
    leading = (line_height - face.ascent - face.descent) * size / 2
    above = leading + face.ascent * size
    return _Height(above, line_height * size - above)


def _tallest(source: Source, row: Row, heights: list[_Height]) -> _Height:
    first = source.run_at(row.start)
    last = max(first, source.run_at(max(row.start, row.end - 1)))
    here = heights[first : last + 1]
    return _Height(max(h.above for h in here), max(h.below for h in here))


def _share(paragraph: Paragraph, row: Row) -> float:
    """How much of the free width is left of a row."""
    start, end = (1.0, 0.0) if row.block.base else (0.0, 1.0)
    shares = {"left": 0.0, "center": 0.5, "right": 1.0, "end": end}
    return shares.get(paragraph.align, start)


def _placed(paragraph: Paragraph, source: Source, row: Row, index: int, units: Units) -> PlacedLine:
    shown, added = row_strips(paragraph, source, row)
    letter_of = units.read_row(source, row, index)
    suffix_letters = units.read_suffix(row, index, follows=bool(letter_of))
    stretch = stretches(paragraph, source, row, [*shown, *added])
    return place(
        [
            *(Strip(shaped, letter_of, stretch) for shaped in shown),
            *(Strip(shaped, suffix_letters) for shaped in added),
        ]
    )


def _glyph_runs(source: Source, standing: list[_Standing], units: Units) -> tuple[GlyphRun, ...]:
    return tuple(
        GlyphRun(
            stroke.face,
            stroke.size,
            tuple(stroke.glyphs),
            tuple(line.left + x for x in stroke.xs),
            tuple(line.baseline + y for y in stroke.dys),
            tuple(stroke.letters),
            tuple(units.letters[letter].word for letter in stroke.letters),
            index,
            source.runs[stroke.run].tag,
            has_color(stroke.face.path, stroke.face.index),
        )
        for index, line in enumerate(standing)
        for stroke in line.placed.strokes
        if stroke.glyphs
    )


def _letters(units: Units, standing: list[_Standing], heights: list[_Height]) -> tuple[Unit, ...]:
    letters = []
    for index, reading in enumerate(units.letters):
        line = standing[reading.row]
        left, right, run = line.placed.extents[index]
        height = heights[run]
        top, bottom = line.baseline - height.above, line.baseline + height.below
        box = Box(line.left + left, top, line.left + right, bottom)
        letters.append(Unit(reading.text, box, reading.row, reading.start, reading.word))
    return tuple(letters)


def _words(units: Units, letters: tuple[Unit, ...]) -> tuple[Unit, ...]:
    words = []
    # Letters come in the order of reading, so those of a word stand together.
    for index, group in groupby(letters, key=lambda letter: letter.word):
        boxes = [letter.box for letter in group]
        box = Box(
            min(b.left for b in boxes),
            min(b.top for b in boxes),
            max(b.right for b in boxes),
            max(b.bottom for b in boxes),
        )
        reading = units.words[index]
        words.append(Unit(reading.text, box, reading.row, reading.start, index))
    return tuple(words)
