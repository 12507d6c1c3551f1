"""Chooses where lines end: greedily, evenly, or not at all."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from kinoform.model.typography import Wrap
from kinoform.typeset.balance import MOST_CHANCES, most_even
from kinoform.typeset.ruler import ROUNDING, Ruler

_HALVINGS = 14


@dataclass(frozen=True, slots=True)
class Breaks:
    """Where each line of a block ends, and whether a word had to be cut."""

    ends: tuple[int, ...]
    splits_words: bool = False


def break_lines(ruler: Ruler, width: float | None, wrap: Wrap) -> Breaks:
    """The ends of the lines of a block."""
    if width is None or wrap == "nowrap" or ruler.end == 0:
        return Breaks((ruler.end,))
    greedy = _greedy(ruler, width)
    if wrap == "wrap" or len(greedy.ends) == 1:
        return greedy
    if not greedy.splits_words and len(ruler.ends) <= MOST_CHANCES:
        return Breaks(most_even(ruler, width, greedy.ends))
    return _without_lonely_end(ruler, _balanced(ruler, width, greedy), width)


def _greedy(ruler: Ruler, width: float) -> Breaks:
    found: list[int] = []
    splits_words = False
    start = chance = 0
    while start < ruler.end:
        limit = ruler.widths[start] + width + ROUNDING
        fitting = bisect_right(ruler.reaches, limit, lo=chance) - 1
        # A hyphen can make an earlier end reach further than a later one.
        while fitting >= chance and ruler.reaches[fitting] > limit:
            fitting -= 1
        if fitting >= chance:
            start, chance = ruler.ends[fitting], fitting + 1
        else:
            splits_words = True
            start = _letter_end(ruler, start, limit)
            if ruler.reaches[chance] <= ruler.widths[start] + ROUNDING:
                start = max(start, ruler.ends[chance])  # only spaces are left, and they hang
            while ruler.ends[chance] <= start < ruler.end:
                chance += 1
        found.append(start)
    return Breaks(tuple(found), splits_words)


def _letter_end(ruler: Ruler, start: int, limit: float) -> int:
    """The end of the last letter that fits, or of the first one."""
    first = bisect_right(ruler.letters, start)
    low, high = first, len(ruler.letters) - 1
    while low < high:
        middle = (low + high + 1) // 2
        if ruler.widths[ruler.letters[middle]] <= limit:
            low = middle
        else:
            high = middle - 1
    return ruler.letters[low]


def _balanced(ruler: Ruler, width: float, greedy: Breaks) -> Breaks:
    """The breaks at the narrowest width that needs no further line."""
    best, narrow, wide = greedy, 0.0, width
    for _ in range(_HALVINGS):
        middle = (narrow + wide) / 2
        tried = _greedy(ruler, middle)
        if len(tried.ends) == len(greedy.ends) and tried.splits_words == greedy.splits_words:
            best, wide = tried, middle
        else:
            narrow = middle
    return best


def _without_lonely_end(ruler: Ruler, breaks: Breaks, width: float) -> Breaks:
    """Gives the last line a second word where the line before keeps two of its own."""
    before, last = (0, *breaks.ends)[-3], breaks.ends[-2]
    chance = bisect_left(ruler.ends, last)
    if chance + 2 != len(ruler.ends) or ruler.ends[chance] != last or chance == 0:
        return breaks
    earlier = ruler.ends[chance - 1]
    fits = ruler.reaches[-1] - ruler.widths[earlier] <= width + ROUNDING
    kept = chance - 1 - (bisect_left(ruler.ends, before) if before else -1)
    if kept < 2 or not fits:
        return breaks
    return Breaks((*breaks.ends[:-2], earlier, ruler.end), breaks.splits_words)
