"""Which text each row of a paragraph shows, and where it is cut short."""

from __future__ import annotations

import math
from bisect import bisect_right
from dataclasses import dataclass, replace

from kinoform.model.typography import Paragraph
from kinoform.typeset.blocks import (
    HYPHEN,
    SOFT_HYPHEN,
    Block,
    block_of,
    seen_end,
    strips,
    suffix_strips,
)
from kinoform.typeset.lines import break_lines
from kinoform.typeset.shape import Shaped
from kinoform.typeset.source import Source


@dataclass(frozen=True, slots=True)
class Row:
    """One line before its glyphs are put in place; characters of the source."""

    block: Block
    start: int
    seen: int
    """The end of what is seen."""
    end: int
    """The end with the spaces that hang."""
    is_last: bool
    """Whether the block ends here, so that justification leaves the row alone."""
    suffix: str = ""
    """A hyphen or an ellipsis after what is seen."""

    @property
    def run_index(self) -> int:
        """A character whose run the suffix follows."""
        return max(self.start, self.seen - 1)


@dataclass(frozen=True, slots=True)
class Rows:
    """All rows that are shown, and what happened on the way."""

    rows: tuple[Row, ...]
    missing: tuple[str, ...]
    is_truncated: bool
    splits_words: bool


def plan_rows(paragraph: Paragraph, source: Source) -> Rows:
    """The rows of a paragraph, no more than it may have."""
    width = usable_width(paragraph)
    most = math.inf if paragraph.max_lines is None else max(1, paragraph.max_lines)
    rows: list[Row] = []
    missing: dict[str, None] = {}
    splits_words = False
    for start, end in source.blocks:
        block = block_of(paragraph, source, start, end)
        missing.update(dict.fromkeys(block.missing))
        breaks = break_lines(block.ruler, width, paragraph.wrap)
        splits_words |= breaks.splits_words
        row_start = start
        for row_end in breaks.ends:
            rows.append(_row(source, block, row_start, start + row_end))
            row_start = start + row_end
        if len(rows) > most:
            break
    is_truncated = len(rows) > most
    if is_truncated:
        rows = rows[: int(most)]
        rows[-1] = _shortened(paragraph, source, rows[-1], width)
    elif paragraph.wrap == "nowrap" and paragraph.max_lines is not None and width is not None:
        fitted = [
            row if _reach(row) <= width else _shortened(paragraph, source, row, width)
            for row in rows
        ]
        is_truncated, rows = fitted != rows, fitted
    return Rows(tuple(rows), tuple(missing), is_truncated, splits_words)


def usable_width(paragraph: Paragraph) -> float | None:
    """The width that lines may have; None for as much as they like."""
    width = paragraph.max_width
    return None if width is None or not math.isfinite(width) else max(0.0, width)


def row_strips(paragraph: Paragraph, source: Source, row: Row) -> tuple[list[Shaped], list[Shaped]]:
    """The glyphs of what a row shows and those of its suffix, in the order of the text."""
    shown = strips(source, row.block, row.start, row.seen, paragraph.locale)
    run = source.run_at(row.run_index)
    added = suffix_strips(source, run, row.suffix, row.block.base, paragraph.locale)
    last = (added or shown)[-1:]
    if last and last[0].gaps and last[0].gaps[-1]:
        # Letter spacing stands between letters, so none follows the last.
        (added or shown)[-1] = replace(last[0], gaps=[*last[0].gaps[:-1], 0.0])
    return shown, added


def _row(source: Source, block: Block, start: int, end: int) -> Row:
    seen = seen_end(source.text, start, end)
    suffix = HYPHEN if end < block.end and source.text[start:seen].endswith(SOFT_HYPHEN) else ""
    return Row(block, start, seen, end, end == block.end, suffix)


def _reach(row: Row) -> float:
    widths, offset = row.block.ruler.widths, row.block.start
    return widths[row.seen - offset] - widths[row.start - offset]


def _shortened(paragraph: Paragraph, source: Source, row: Row, width: float | None) -> Row:
    """The row with an ellipsis, after as many letters as still fit."""
    block, widths, offset = row.block, row.block.ruler.widths, row.block.start
    seen = row.seen
    if width is not None:
        run = source.run_at(row.run_index)
        added = suffix_strips(source, run, paragraph.ellipsis, block.base, paragraph.locale)
        limit = width - sum(sum(part.advances) + sum(part.gaps) for part in added)
        limit += widths[row.start - offset]
        fitting = bisect_right(block.letters, limit, key=lambda letter: widths[letter - offset])
        cut = block.letters[fitting - 1] if fitting else row.start
        seen = min(seen, max(row.start, cut))
    seen = seen_end(source.text, row.start, seen)
    return replace(row, seen=seen, end=seen, suffix=paragraph.ellipsis)
