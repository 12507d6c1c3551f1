"""Puts one line's glyphs and letters in their places, from left to right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from kinoform.typeset.bidi import visual_order
from kinoform.typeset.faces import FaceKey
from kinoform.typeset.itemize import Item
from kinoform.typeset.shape import Shaped

UNSEEN = -1
"""Stands for the letter of what is not seen."""


@dataclass(frozen=True, slots=True)
class Strip:
    """Shaped glyphs of a line, and which letter each of their characters is part of."""

    shaped: Shaped
    letter_of: Mapping[int, int]
    stretch: Mapping[int, float] = field(default_factory=dict)
    """Width added to some characters by justification or tabs."""


@dataclass(slots=True)
class Stroke:
    """Glyphs that one blob can hold, as they are gathered."""

    face: FaceKey
    size: float
    run: int
    glyphs: list[int] = field(default_factory=list)
    xs: list[float] = field(default_factory=list)
    dys: list[float] = field(default_factory=list)
    letters: list[int] = field(default_factory=list)


@dataclass(slots=True)
class PlacedLine:
    """A line whose left edge is at zero and whose baseline is at zero."""

    width: float = 0.0
    strokes: list[Stroke] = field(default_factory=list)
    extents: dict[int, tuple[float, float, int]] = field(default_factory=dict)
    """For each letter its left and right edge and its text run."""


def place(strips: Sequence[Strip]) -> PlacedLine:
    """Strips in the order of their text, put in the order in which they are seen."""
    line = PlacedLine()
    for index in visual_order([strip.shaped.item.level for strip in strips]):
        _place_strip(line, strips[index])
    return line


def _place_strip(line: PlacedLine, strip: Strip) -> None:
    shaped, item = strip.shaped, strip.shaped.item
    stroke = _stroke_for(line, item)
    x = line.width
    for first, last, end in _clusters(shaped):
        character = shaped.clusters[first]
        letter = strip.letter_of.get(character, UNSEEN)
        if shaped.is_backward:
            x += shaped.gaps[last - 1]
        left = x
        for glyph in range(last - 1, first - 1, -1) if shaped.is_backward else range(first, last):
            if letter != UNSEEN:
                stroke.glyphs.append(shaped.glyphs[glyph])
                stroke.xs.append(x + shaped.dx[glyph])
                stroke.dys.append(shaped.dy[glyph])
                stroke.letters.append(letter)
            x += shaped.advances[glyph]
        _extend(line, strip, range(character, end), (left, x))
        x += strip.stretch.get(character, 0.0)
        if not shaped.is_backward:
            x += shaped.gaps[last - 1]
    line.width = x


def _stroke_for(line: PlacedLine, item: Item) -> Stroke:
    latest = line.strokes[-1] if line.strokes else None
    if latest and (latest.face, latest.run) == (item.face, item.run):
        return latest
    line.strokes.append(Stroke(item.face, item.choice.size, item.run))
    return line.strokes[-1]


def _clusters(shaped: Shaped) -> list[tuple[int, int, int]]:
    """Glyph ranges that belong together, as they are seen, and where their text ends."""
    clusters, count = shaped.clusters, len(shaped.clusters)
    firsts = [i for i in range(count) if i == 0 or clusters[i] != clusters[i - 1]]
    lasts = [*firsts[1:], count]
    ends = [clusters[i] for i in firsts[1:]] + [shaped.item.end]
    found = list(zip(firsts, lasts, ends, strict=False))
    return found[::-1] if shaped.is_backward else found


def _extend(line: PlacedLine, strip: Strip, characters: range, extent: tuple[float, float]) -> None:
    """Share the width of a cluster out among the letters that it draws."""
    run = strip.shaped.item.run
    first = strip.letter_of.get(characters.start, UNSEEN)
    letters = [first]
    if len(characters) > 1:
        letters = list(dict.fromkeys(strip.letter_of.get(c, UNSEEN) for c in characters))
        if strip.shaped.is_backward:
            letters.reverse()
    left, right = extent
    share = (right - left) / len(letters)
    for place, letter in enumerate(letters):
        if letter == UNSEEN:
            continue
        low, high = left + place * share, left + (place + 1) * share
        known = line.extents.get(letter)
        if known:
            low, high = min(low, known[0]), max(high, known[1])
        line.extents[letter] = (low, high, run)
