"""A caption's text in lines and pages, by an estimate of how wide its letters are.

Nothing here knows a font: the widths are those of a common sans serif, a little on the wide side,
so that a line stays within its width in most fonts.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from kinoform.typeset.breaking import letter_starts, line_ends

Page = tuple[str, ...]
"""Lines that are read at once."""

_LINE_FEEDS = ("\n", "\r", "\v", "\f", "\x85", "\u2028", "\u2029")
_WIDTHS_EM = {
    **dict.fromkeys("ijl.,;:'|!()[]{}`\u2018\u2019", 0.32),
    **dict.fromkeys(' frt-"/\\*\u201c\u201d', 0.42),
    **dict.fromkeys("mwMW%@&\u2014\u2026", 0.96),
}
_CAPITAL_EM = 0.74
_USUAL_EM = 0.62
_WIDE_EM = 1.0


@dataclass(frozen=True, slots=True)
class Measure:
    """How much of a line a letter takes, and how much a line holds."""

    of: Callable[[str], float]
    room: float

    def width(self, text: str) -> float:
        return sum(map(self.of, _letters(text)))


def by_letters(count: int) -> Measure:
    """A line of so many letters, whatever their width."""
    return Measure(lambda _letter: 1.0, count)


def by_pixels(width: float, font_size: float) -> Measure:
    """A line of so many pixels in letters of a size."""
    return Measure(_em_of, width / font_size)


def pages_of(text: str, measure: Measure, max_lines: int, locale: str) -> list[Page]:
    """The text page after page; blank lines begin no page."""
    pages: list[Page] = []
    page: list[str] = []
    for line in _lines(text.strip(), measure, locale):
        if not page and not line:
            continue
        page.append(line)
        if len(page) == max_lines:
            pages.append(tuple(page))
            page = []
    return [*pages, tuple(page)] if page else pages


def _lines(text: str, measure: Measure, locale: str) -> Iterator[str]:
    """Lines as full as they can be, broken where Unicode allows it; blanks at an end are free."""
    line, used, start = "", 0.0, 0
    for end in line_ends(text, locale):
        piece = text[start:end]
        start = end
        needed = measure.width(piece.rstrip())
        if line and used + needed > measure.room:
            yield line.rstrip()
            line, used = "", 0.0
        if needed > measure.room:
            *full, piece = _cut(piece, measure)
            yield from full
        line += piece
        used += measure.width(piece)
        if line.endswith(_LINE_FEEDS):
            yield line.rstrip()
            line, used = "", 0.0
    if line:
        yield line.rstrip()


def _cut(word: str, measure: Measure) -> list[str]:
    """A word that is wider than a line, in parts that are not; at least one letter each."""
    parts, used = [""], 0.0
    for letter in _letters(word):
        needed = measure.width(letter.rstrip())
        if parts[-1] and used + needed > measure.room:
            parts.append("")
            used = 0.0
        parts[-1] += letter
        used += needed
    return parts


def _letters(text: str) -> Iterator[str]:
    return (text[start:end] for start, end in pairwise(letter_starts(text)))


def _em_of(letter: str) -> float:
    """The usual width of a letter, in font sizes."""
    first = letter[0]
    known = _WIDTHS_EM.get(first)
    if known is not None:
        return known
    if unicodedata.east_asian_width(first) in {"W", "F"}:
        return _WIDE_EM
    if unicodedata.category(first) in {"Cc", "Cf", "Mn", "Me"}:
        return 0.0
    return _CAPITAL_EM if first.isupper() else _USUAL_EM
