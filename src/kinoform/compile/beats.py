"""When the marks of a primitive come: at seconds, at anchors, or as they are spoken of."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any

from kinoform.compile.anchors import Anchor, Heard
from kinoform.elements.primitive import PrimitiveClip
from kinoform.look import numbers
from kinoform.primitives._catalogue import primitives

_WHOLE = re.compile(r"@[^\s.\[\]+@]+")
"""A clip without a time: all of what it says is listened to."""
_FOLLOWS_SECONDS = Fraction(1, 5)
"""After the mark before it comes one that is passed over, where most of them are spoken of."""
_TELLING_LETTERS = 3
_PHRASE_WORDS = 3
"""A long label is also found by so many of its first words."""


def moments_of(
    clip: PrimitiveClip,
    start: Fraction,
    heard_of: Callable[[str], Heard],
    time_of: Callable[[str], Fraction],
) -> tuple[float | None, ...]:
    """When the marks of a clip come, in its own seconds; None for those that come in their turn.

    `heard_of` knows what a clip says of which the beats only give the id, `time_of` when an anchor
    is on the clock of `start`.
    """
    written = clip.beats
    if isinstance(written, str) and _WHOLE.fullmatch(written.strip()):
        spoken = spoken_marks(clip, heard_of(written))
        return tuple(None if at is None else float(at - start) for at in spoken)
    asked = (written,) if isinstance(written, str) else written or ()
    return tuple(float(time_of(at) - start) if isinstance(at, str) else at for at in asked)


def spoken_marks(clip: PrimitiveClip, heard: Heard) -> tuple[Fraction | None, ...]:
    """When each mark's name or number is said; none at all where most of them are not."""
    marks = _marks(clip)
    found: list[Fraction | None] = []
    used: set[Fraction] = set()
    for phrases in marks:
        at = _first(phrases, heard, used)
        if at is not None:
            used.add(at)
        found.append(at)
    # A lone bar that waits for its name while all others stand looks forgotten.
    return () if len(used) * 2 < len(found) else _in_turn(found)


def _in_turn(found: list[Fraction | None]) -> tuple[Fraction | None, ...]:
    """The moments of marks that are walked through; those that are passed over follow."""
    told: list[Fraction | None] = []
    before: Fraction | None = None
    for at in found:
        follows = None if before is None else before + _FOLLOWS_SECONDS
        told.append(follows if at is None else at)
        before = told[-1]
    return tuple(told)


def _first(phrases: list[str], heard: Heard, used: set[Fraction]) -> Fraction | None:
    """The first moment at which a mark is spoken of: by its name, or by a number that is no digit.

    Short numbers are said of many things, so they count only where nothing else is said.
    """
    long = [phrase for phrase in phrases if len(phrase) >= _TELLING_LETTERS]
    for group in (long, phrases):
        times = [at for phrase in group if (at := _when(phrase, heard, used)) is not None]
        if times:
            return min(times)
    return None


def _when(phrase: str, heard: Heard, used: set[Fraction]) -> Fraction | None:
    for nth in range(1, 4):
        at = Anchor(None, words=phrase, nth=nth).found_in(heard)
        if at is None or at not in used:
            return at
    return None


def _marks(clip: PrimitiveClip) -> list[list[str]]:
    """What each mark may be called aloud: by its label first, then by its number."""
    primitive = primitives().get(clip.primitive)
    if primitive is None:
        return []
    if primitive.spoken:
        said = clip.data.get(primitive.spoken)
        return [[word] for word in said.split()] if isinstance(said, str) else []
    lists = [clip.data.get(wanted.name) for wanted in primitive.inputs if wanted.is_list]
    rows = [listed for listed in lists if isinstance(listed, list)]
    count = max(map(len, rows), default=0)
    return [
        [phrase for row in rows if index < len(row) for phrase in _phrases(row[index])]
        for index in range(count)
    ]


def _phrases(value: Any) -> list[str]:
    text = _said(value)
    words = text.split()
    short = [" ".join(words[:_PHRASE_WORDS])] if len(words) > _PHRASE_WORDS else []
    written = []
    if isinstance(value, int | float) and not isinstance(value, bool):
        written = [numbers.plain(value), numbers.short(value)]
    return list(dict.fromkeys(filter(None, [*written, text, *short])))


def _said(value: Any) -> str:
    if isinstance(value, Mapping):
        value = next((value[name] for name in ("name", "label", "title") if value.get(name)), None)
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    return f"{value:g}" if isinstance(value, float) else str(value)
