"""Balanced lines, held against all other ways to break the same words."""

from __future__ import annotations

from dataclasses import replace
from itertools import accumulate, combinations, pairwise
from statistics import mean

from hypothesis import given
from hypothesis import strategies as st

from kinoform.typeset.balance import most_even
from kinoform.typeset.lines import break_lines
from kinoform.typeset.ruler import Ruler

Words = list[int]


def ruler_of(words: Words) -> Ruler:
    """Words of some letters, each letter and space one pixel wide."""
    ends = list(accumulate(size + 1 for size in words))
    end = ends[-1]
    reaches = [float(end - 1) for end in ends]
    return Ruler(end, [float(n) for n in range(end + 1)], ends, reaches, list(range(1, end + 1)))


def lines_of(ends: tuple[int, ...]) -> list[int]:
    return [last - first - 1 for first, last in pairwise((0, *ends))]


def all_ways(ruler: Ruler, count: int, width: int) -> list[tuple[int, ...]]:
    cuts = combinations(ruler.ends[:-1], count - 1)
    return [ends for cut in cuts if max(lines_of(ends := (*cut, ruler.end))) <= width]


@given(st.lists(st.integers(4, 12), min_size=1, max_size=10), st.integers(12, 60))
def test_no_other_way_with_as_few_lines_is_better(words: Words, width: int) -> None:
    ruler = ruler_of(words)
    greedy = break_lines(ruler, width, "wrap").ends
    usual = mean(lines_of(greedy))

    def faults(ends: tuple[int, ...]) -> tuple[bool, bool, float]:
        lines = lines_of(ends)
        ends_alone = lines[-1] == words[-1] and lines[-1] < 0.75 * usual
        starts_alone = lines[0] == words[0] and lines[0] < 0.75 * usual
        squares = sum((line - usual) ** 2 for line in lines)
        return ends_alone, starts_alone, round(squares, 6)

    found = most_even(ruler, width, greedy)
    assert len(found) == len(greedy)
    assert max(lines_of(found)) <= width
    assert faults(found) == min(faults(ends) for ends in all_ways(ruler, len(greedy), width))


def test_a_short_word_goes_to_the_next_line_where_both_ways_are_about_as_good() -> None:
    assert lines_of(break_lines(ruler_of([14, 15, 3, 15, 15]), 36, "balance").ends) == [30, 35]


def test_a_long_text_keeps_the_number_of_its_lines() -> None:
    ruler = ruler_of([5, 2, 9, 4] * 200)
    even = break_lines(ruler, 40, "balance").ends
    assert len(even) == len(break_lines(ruler, 40, "wrap").ends)
    assert max(lines_of(even)) <= 40


def test_a_word_stays_whole_at_its_hyphen_where_as_few_lines_allow_it() -> None:
    words = ruler_of([4, 3, 4])
    within = replace(words, hyphens=frozenset({5}))
    assert most_even(words, 9, [9, 14]) == (5, 14)
    assert most_even(within, 9, [9, 14]) == (9, 14)
    assert most_even(within, 8, [5, 14]) == (5, 14)
