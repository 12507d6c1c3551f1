"""Where the words of a caption stand: their letters, their boxes, and which way they are read."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import accumulate, groupby

from kinoform.model.geometry import EMPTY, Box
from kinoform.model.typography import FontChoice, Paragraph, TextRun
from kinoform.typeset.book import edition
from kinoform.typeset.layout import lay_out
from kinoform.typeset.paint import run_ink
from kinoform.typeset.placed import GlyphRun, TextLayout, Unit


@dataclass(frozen=True, slots=True)
class Stretch:
    """Letters of a word that stand side by side and are read in one direction."""

    box: Box
    line: int
    is_leftward: bool


@dataclass(frozen=True, slots=True)
class Place:
    """One word of a caption in its place."""

    letters: tuple[int, ...]
    """Its letters in the order of reading, as the layout counts them."""
    stretches: tuple[Stretch, ...]
    runs: tuple[GlyphRun, ...]
    box: Box
    ink: Box
    room: float
    """Pixels to its nearer neighbour on the line; infinite for a word that has none."""

    @property
    def is_whole(self) -> bool:
        """Whether all of it stands on one line."""
        return len({stretch.line for stretch in self.stretches}) == 1


def places(paragraph: Paragraph) -> tuple[Place, ...]:
    """The words of a caption, as the tags of its runs count them."""
    return _places(paragraph, edition())


@lru_cache(maxsize=512)
def _places(paragraph: Paragraph, _edition: int) -> tuple[Place, ...]:
    layout = lay_out(paragraph)
    begins = [0, *accumulate(len(run.text) for run in paragraph.runs)]
    owned: dict[int, list[int]] = {run.tag: [] for run in paragraph.runs}
    for index, letter in enumerate(layout.letters):
        run = min(bisect_right(begins, letter.start) - 1, len(paragraph.runs) - 1)
        owned[paragraph.runs[run].tag].append(index)
    stretched = [tuple(_stretches(layout, owned[tag])) for tag in sorted(owned)]
    return tuple(_place(layout, tag, owned[tag], stretched) for tag in sorted(owned))


def _place(
    layout: TextLayout, tag: int, letters: list[int], stretched: Sequence[tuple[Stretch, ...]]
) -> Place:
    runs = tuple(run for run in layout.runs if run.tag == tag)
    box = ink = EMPTY
    for stretch in stretched[tag]:
        box = box.union(stretch.box)
    for run in runs:
        ink = ink.union(run_ink(run))
    return Place(tuple(letters), stretched[tag], runs, box, ink, _room(tag, stretched))


def _room(tag: int, stretched: Sequence[tuple[Stretch, ...]]) -> float:
    gaps = [
        max(other.box.left - own.box.right, own.box.left - other.box.right)
        for own in stretched[tag]
        for index, others in enumerate(stretched)
        if index != tag
        for other in others
        if other.line == own.line
    ]
    return max(min(gaps, default=float("inf")), 0.0)


def _stretches(layout: TextLayout, letters: Sequence[int]) -> Iterator[Stretch]:
    units = [layout.letters[index] for index in letters]
    directions = _directions(units)
    pairs = zip(units, directions, strict=True)
    for (line, is_leftward), group in groupby(pairs, lambda pair: (pair[0].line, pair[1])):
        box = EMPTY
        for unit, _ in group:
            box = box.union(unit.box)
        yield Stretch(box, line, is_leftward)


def _directions(units: Sequence[Unit]) -> list[bool]:
    """Whether each letter is read towards the left; points go along with the letters before."""
    found: list[bool | None] = []
    for unit in units:
        kinds = {unicodedata.bidirectional(letter) for letter in unit.text}
        if kinds & {"R", "AL"}:
            found.append(True)
        elif kinds & {"L", "EN", "AN"}:
            found.append(False)
        else:
            found.append(found[-1] if found else None)
    first = next((way for way in found if way is not None), False)
    return [first if way is None else way for way in found]


def swept(place: Place, share: float) -> list[Box]:
    """The boxes of what has been read of a word when a share of it has been spoken."""
    left = share * sum(stretch.box.width for stretch in place.stretches)
    boxes = []
    for stretch in place.stretches:
        if left <= 0.0:
            break
        box, gone = stretch.box, min(left, stretch.box.width)
        left -= gone
        # Accents and swashes reach beyond the box of their letter, but not over its edge.
        over = box.height
        if stretch.is_leftward:
            boxes.append(Box(box.right - gone, box.top - over, box.right + over, box.bottom + over))
        else:
            boxes.append(Box(box.left - over, box.top - over, box.left + gone, box.bottom + over))
    return boxes


def first_letters(place: Place, count: int) -> tuple[GlyphRun, ...]:
    """The glyphs of the first letters of a word."""
    seen = frozenset(place.letters[:count])
    return tuple(part for run in place.runs if (part := _only(run, seen)).glyphs)


def _only(run: GlyphRun, seen: frozenset[int]) -> GlyphRun:
    kept = [index for index, letter in enumerate(run.letters) if letter in seen]
    return replace(
        run,
        glyphs=tuple(run.glyphs[index] for index in kept),
        xs=tuple(run.xs[index] for index in kept),
        ys=tuple(run.ys[index] for index in kept),
        letters=tuple(run.letters[index] for index in kept),
        words=tuple(run.words[index] for index in kept),
    )


def in_font(paragraph: Paragraph, tag: int, font: FontChoice) -> tuple[GlyphRun, ...]:
    """A word in another font, central where it stands; as it is when it is on two lines."""
    return _in_font(paragraph, tag, font, edition())


@lru_cache(maxsize=512)
def _in_font(
    paragraph: Paragraph, tag: int, font: FontChoice, _edition: int
) -> tuple[GlyphRun, ...]:
    place = places(paragraph)[tag]
    if not place.is_whole or not place.runs:
        return place.runs
    text = "".join(run.text for run in paragraph.runs if run.tag == tag).strip()
    sized = replace(font, size=next(run.font.size for run in paragraph.runs if run.tag == tag))
    alone = lay_out(
        replace(paragraph, runs=(TextRun(text, sized, tag),), max_width=None, align="left")
    )
    line = lay_out(paragraph).lines[place.stretches[0].line]
    right = (place.box.left + place.box.right - alone.content.left - alone.content.right) / 2
    down = line.baseline - alone.lines[0].baseline
    return tuple(
        replace(run, xs=tuple(x + right for x in run.xs), ys=tuple(y + down for y in run.ys))
        for run in alone.runs
    )
