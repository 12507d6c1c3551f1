"""Blocks of text between line feeds: shaped, measured and ready to be broken."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace
from itertools import accumulate

from kinoform.model.typography import Paragraph
from kinoform.typeset.bidi import base_level, levels
from kinoform.typeset.breaking import letter_starts, line_ends, word_starts
from kinoform.typeset.faces import shaping_font, upem
from kinoform.typeset.itemize import Item, itemize
from kinoform.typeset.ruler import Ruler
from kinoform.typeset.shape import Shaped, followers, shape
from kinoform.typeset.source import Source

SOFT_HYPHEN = "\u00ad"
HYPHEN = "-"
_HYPHENS = frozenset({SOFT_HYPHEN, HYPHEN, "\u2010"})
_TAB_SPACES = 8


@dataclass(frozen=True, slots=True)
class Block:
    """One block; characters count from the start of the source unless they are the ruler's."""

    start: int
    end: int
    base: int
    """The level of the whole block: 0 from left to right, 1 from right to left."""
    letters: list[int]
    """Where letters begin, and the end."""
    letter_ends: frozenset[int]
    words: list[int]
    """Where words begin."""
    shaped: tuple[Shaped, ...]
    ruler: Ruler
    missing: tuple[str, ...]


def block_of(paragraph: Paragraph, source: Source, start: int, end: int) -> Block:
    """A block of source text, shaped and measured."""
    text = source.text[start:end]
    base = base_level(text, paragraph.direction)
    letters = letter_starts(text)
    global_letters = [start + letter for letter in letters]
    items = itemize(source, start, levels(text, base), global_letters)
    letter_ends = frozenset(global_letters)
    shaped = tuple(shape(source.text, item, letter_ends, paragraph.locale) for item in items.items)
    return Block(
        start,
        end,
        base,
        global_letters,
        letter_ends,
        [start + word for word in word_starts(text, paragraph.locale)],
        shaped,
        _ruler(text, start, shaped, letters, paragraph.locale),
        items.missing,
    )


def strips(source: Source, block: Block, start: int, end: int, locale: str) -> list[Shaped]:
    """The glyphs of a part of a block, shaped anew where the cut changes them."""
    found = []
    first = bisect_right(block.shaped, start, key=lambda shaped: shaped.item.end)
    for shaped in block.shaped[first:]:
        item = shaped.item
        if item.start >= end:
            break
        low, high = max(start, item.start), min(end, item.end)
        part = shaped if (low, high) == (item.start, item.end) else shaped.part(low, high)
        if part is None:
            part = shape(source.text, replace(item, start=low, end=high), block.letter_ends, locale)
        found.append(part)
    return found


def seen_end(text: str, start: int, end: int) -> int:
    """The end of a stretch without the white space that hangs from it."""
    return start + len(text[start:end].rstrip())


def _ruler(
    text: str, offset: int, shaped: tuple[Shaped, ...], letters: list[int], locale: str
) -> Ruler:
    widths, gaps = _widths(text, offset, shaped)
    ends = line_ends(text, locale)
    seen_ends = [seen_end(text, 0 if i == 0 else ends[i - 1], end) for i, end in enumerate(ends)]
    reaches = [
        widths[seen] - gaps.get(seen, 0.0) + _hyphen_width(text, offset, seen, shaped)
        for seen in seen_ends
    ]
    hyphens = frozenset(end for end in ends if text[end - 1] in _HYPHENS)
    return Ruler(len(text), widths, ends, reaches, letters, hyphens)


def _widths(
    text: str, offset: int, shaped: tuple[Shaped, ...]
) -> tuple[list[float], dict[int, float]]:
    """The width up to each character, and the letter spacing just before some."""
    advances = [0.0] * len(text)
    gaps: dict[int, float] = {}
    for part in shaped:
        following = followers(part.clusters, part.item.end)
        for cluster, follower, advance, gap in zip(
            part.clusters, following, part.advances, part.gaps, strict=True
        ):
            advances[cluster - offset] += advance + gap
            if gap:
                gaps[follower - offset] = gap
    if "\t" in text:
        _set_tabs(text, offset, shaped, advances)
    return list(accumulate(advances, initial=0.0)), gaps


def _set_tabs(text: str, offset: int, shaped: tuple[Shaped, ...], advances: list[float]) -> None:
    x = 0.0
    for part in shaped:
        stop = _TAB_SPACES * _sign_width(" ", part.item)
        for index in range(part.item.start - offset, part.item.end - offset):
            if text[index] == "\t" and stop > 0:
                advances[index] = stop - x % stop
            x += advances[index]


def _sign_width(sign: str, item: Item) -> float:
    font = shaping_font(item.face)
    advance: float = font.get_glyph_h_advance(font.get_nominal_glyph(ord(sign)) or 0)
    return advance * item.choice.size / upem(item.face.path, item.face.index)


def _hyphen_width(text: str, offset: int, end: int, shaped: tuple[Shaped, ...]) -> float:
    if end == 0 or text[end - 1] != SOFT_HYPHEN:
        return 0.0
    item = next(s.item for s in shaped if s.item.start < offset + end <= s.item.end)
    return _sign_width(HYPHEN, item)


def suffix_strips(source: Source, run: int, text: str, base: int, locale: str) -> list[Shaped]:
    """The glyphs of a few characters that are not in the source, set like one of its runs."""
    if not text:
        return []
    alone = replace(
        source,
        text=text,
        runs=(source.runs[run],),
        run_starts=(0,),
        blocks=((0, len(text)),),
        faces=(source.faces[run],),
    )
    letters = letter_starts(text)
    items = itemize(alone, 0, [base] * len(text), letters).items
    return [shape(text, replace(item, run=run), frozenset(letters), locale) for item in items]
