"""Series that lie on one another: where each begins and ends at every place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from kinoform.primitives._board import Board
from kinoform.primitives._ranking import rest_label
from kinoform.primitives._reading import Series

MOST = 7


@dataclass(frozen=True, slots=True)
class Layer:
    """A series between its lower and its upper edge."""

    name: str
    lower: tuple[float, ...]
    upper: tuple[float, ...]


def grouped(board: Board, series: Sequence[Series], count: int) -> list[Series]:
    """At most MOST series of `count` values, none below zero; the smallest together are Other."""
    if any(value < 0.0 for each in series for value in each.values):
        board.note("out_of_range", "values below zero cannot lie on one another; they count as 0")
    even = [Series(each.name, tuple(max(value, 0.0) for value in each.values[:count]))
            for each in series]  # fmt: skip
    if len(even) <= MOST:
        return even
    order = sorted(range(len(even)), key=lambda at: -sum(even[at].values))
    kept = [even[at] for at in sorted(order[: MOST - 1])]
    rest = [even[at].values for at in order[MOST - 1 :]]
    total = tuple(sum(column) for column in zip(*rest, strict=True))
    return [*kept, Series(rest_label(board, len(rest)), total)]


def stacked(series: Sequence[Series], floor: Sequence[float]) -> list[Layer]:
    """The first series lies on the floor, each other on the one before it."""
    found = []
    lower = tuple(floor)
    for each in series:
        upper = tuple(low + value for low, value in zip(lower, each.values, strict=True))
        found.append(Layer(each.name, lower, upper))
        lower = upper
    return found


def as_shares(series: Sequence[Series]) -> list[Series]:
    """The same in percent of the total at every place."""
    totals = [sum(column) or 1.0 for column in zip(*(each.values for each in series), strict=True)]
    return [
        Series(each.name, tuple(100.0 * value / total
                                for value, total in zip(each.values, totals, strict=True)))
        for each in series
    ]  # fmt: skip


def inside_out(series: Sequence[Series]) -> list[Series]:
    """Those that peak first in the middle, later ones in turn above and below, as they balance."""
    order = sorted(series, key=lambda each: each.values.index(max(each.values)))
    upper: list[Series] = []
    lower: list[Series] = []
    above = below = 0.0
    for each in order:
        if above <= below:
            upper.append(each)
            above += sum(each.values)
        else:
            lower.append(each)
            below += sum(each.values)
    return [*reversed(lower), *upper]


def calm_floor(series: Sequence[Series]) -> tuple[float, ...]:
    """The floor of a stream on which all layers together wiggle the least.

    It is the weighted floor of Byron and Wattenberg: at each step it moves by what the middles of
    the layers would move, weighted by how thick they are.
    """
    columns = list(zip(*(each.values for each in series), strict=True))
    floor = [-sum(columns[0]) / 2]
    for before, now in pairwise(columns):
        total = sum(now) + sum(before)
        moved, below = 0.0, 0.0
        for old, new in zip(before, now, strict=True):
            moved += (below + (new - old) / 2) * (old + new) / 2
            below += new - old
        floor.append(floor[-1] - (2 * moved / total if total else 0.0))
    return tuple(floor)
