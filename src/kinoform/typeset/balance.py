"""The most even lines among all that are as few: dynamic programming over where lines may end."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from kinoform.typeset.ruler import ROUNDING, Ruler

MOST_CHANCES = 400
"""Longer texts are no headlines, and would take long."""
_LONELY = 0.75
"""A word alone is lonely below this share of the mean line; a longer one is a line of its own."""
_SHORT_WORD = 4
"""Characters of a word like "the", with its space."""
_SHORT_WORD_COST = 0.01
"""What a line that ends after such a word costs, in squares of the mean width: a tiebreak."""


def most_even(ruler: Ruler, width: float, greedy: Sequence[int]) -> tuple[int, ...]:
    """The ends of as many lines as the greedy ones, with the least squares around their mean.

    Where there is another way, no word is broken at its hyphen, and no short word stands alone
    on the last line, nor on the first.
    """
    ends, reaches = ruler.ends, ruler.reaches
    starts = [0.0, *(ruler.widths[end] for end in ends)]  # how wide the text is after n chances
    latest = [bisect_left(ends, end) + 1 for end in greedy]
    earliest = _earliest(reaches, starts, latest, width)
    greedy_widths = [reaches[last - 1] - starts[first] for first, last in pairwise([0, *latest])]
    mean = sum(greedy_widths) / len(greedy_widths)
    lonely_start = 2 * len(latest) * width**2  # more than all lines can differ
    lonely_end = 2 * lonely_start
    broken_word = 2 * lonely_end
    costs = {0: 0.0}
    before: list[dict[int, int]] = []
    for low, high in zip(earliest, latest, strict=True):
        reached: dict[int, float] = {}
        firsts: dict[int, int] = {}
        for last in range(low, high + 1):
            is_end = last == len(ends)
            for first, cost in costs.items():
                wide = reaches[last - 1] - starts[first]
                if first >= last or wide > width + ROUNDING:
                    continue
                total = cost + (wide - mean) ** 2
                if last - first == 1 and wide < _LONELY * mean:
                    total += lonely_end if is_end else lonely_start if first == 0 else 0.0
                if ends[last - 1] in ruler.hyphens and not is_end:
                    total += broken_word
                elif not is_end and _ends_short(ends, last):
                    total += _SHORT_WORD_COST * mean**2
                if total < reached.get(last, float("inf")):
                    reached[last], firsts[last] = total, first
        costs = reached
        before.append(firsts)
    found = [len(ends)]
    for firsts in reversed(before[1:]):
        found.append(firsts[found[-1]])
    return tuple(ends[chance - 1] for chance in reversed(found))


def _earliest(
    reaches: list[float], starts: list[float], latest: list[int], width: float
) -> list[int]:
    """How many chances each line has to pass at least, so that the lines after it suffice."""
    found = [latest[-1]]
    for high, next_high in zip(latest[-2::-1], latest[:0:-1], strict=True):
        nearest = min(reaches[found[-1] - 1 : next_high])
        low = high
        while low > 1 and nearest - starts[low - 1] <= width + ROUNDING:
            low -= 1
        found.append(low)
    return found[::-1]


def _ends_short(ends: list[int], chance: int) -> bool:
    before = ends[chance - 2] if chance > 1 else 0
    return ends[chance - 1] - before <= _SHORT_WORD
