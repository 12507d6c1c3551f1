"""Cuts a layout into the pieces that an animation moves: lines, words or letters."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby

from kinoform.model.geometry import Box
from kinoform.model.typography import Split
from kinoform.typeset.placed import GlyphRun, TextLayout, Unit


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a layout that can be drawn by itself, in the layout's own coordinates."""

    text: str
    box: Box
    line: int
    order: int
    """Its place in the order of reading, from 0."""
    runs: tuple[GlyphRun, ...]


@lru_cache(maxsize=1024)
def pieces(layout: TextLayout, split: Split) -> tuple[Piece, ...]:
    """The pieces of a layout in the order of reading.

    Letters that share a glyph stay together; joined letters keep the forms that the whole word
    gave them.
    """
    if split == "none":
        return (Piece(layout.paragraph.text, layout.content, 0, 0, layout.runs),)
    if split == "line":
        return _lines(layout)
    units = layout.words if split == "word" else layout.letters
    runs: dict[int, list[GlyphRun]] = {}
    for run in layout.runs:
        owners = run.words if split == "word" else run.letters
        for owner, part in _parts(run, owners):
            runs.setdefault(owner, []).append(part)
    if split == "letter":
        return _joined(units, runs)
    return tuple(
        Piece(unit.text, unit.box, unit.line, index, tuple(runs.get(index, ())))
        for index, unit in enumerate(units)
    )


def _lines(layout: TextLayout) -> tuple[Piece, ...]:
    return tuple(
        Piece(
            layout.paragraph.text[line.start : line.end].rstrip(),
            line.box,
            index,
            index,
            tuple(run for run in layout.runs if run.line == index),
        )
        for index, line in enumerate(layout.lines)
    )


def _parts(run: GlyphRun, owners: tuple[int, ...]) -> list[tuple[int, GlyphRun]]:
    """The stretches of a run that have one owner, which bidi can separate."""
    parts = []
    start = 0
    for owner, group in groupby(owners):
        end = start + len(list(group))
        cut = slice(start, end)
        parts.append(
            (
                owner,
                replace(
                    run,
                    glyphs=run.glyphs[cut],
                    xs=run.xs[cut],
                    ys=run.ys[cut],
                    letters=run.letters[cut],
                    words=run.words[cut],
                ),
            )
        )
        start = end
    return parts


def _joined(letters: tuple[Unit, ...], runs: dict[int, list[GlyphRun]]) -> tuple[Piece, ...]:
    """One piece for each letter with glyphs, and with it the letters that have none."""
    found: list[Piece] = []
    for index, letter in enumerate(letters):
        own = tuple(runs.get(index, ()))
        if not own and found and found[-1].line == letter.line:
            before = found[-1]
            found[-1] = replace(
                before, text=before.text + letter.text, box=before.box.union(letter.box)
            )
        else:
            found.append(Piece(letter.text, letter.box, letter.line, len(found), own))
    return tuple(found)
