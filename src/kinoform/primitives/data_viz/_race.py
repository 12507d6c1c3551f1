"""A ranking over time: at every moment each value, each place, and the largest value."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

STEPS_A_SECOND = 12
_PASSING_SECONDS = 0.45
"""So long it takes to overtake."""
_SMALLEST_REACH = 0.55
"""Of the largest value ever, that the full length of a bar stands for at first."""
_GOLDEN = 0.6180339887


@dataclass(frozen=True, slots=True)
class Race:
    """Rows of numbers, one for each item, at the same evenly spread moments."""

    shares: tuple[float, ...]
    """The moments, from 0 to 1."""
    values: tuple[tuple[float, ...], ...]
    places: tuple[tuple[float, ...], ...]
    """Where each stands, from 0 at the top; between two places while it overtakes."""
    reach: tuple[float, ...]
    """The value that fills the width, at each moment."""


def race(rows: Sequence[Sequence[float]], seconds: float) -> Race:
    """The ranking over rows of at least one value each; a single column grows from zero."""
    count = max(2, math.ceil(seconds * STEPS_A_SECOND) + 1)
    shares = tuple(at / (count - 1) for at in range(count))
    if len(rows[0]) == 1:
        values = tuple(_grown(row[0], at, shares) for at, row in enumerate(rows))
    else:
        values = tuple(tuple(_between(row, share) for share in shares) for row in rows)
    ranks = _ranks(values)
    window = max(1, round(_PASSING_SECONDS * STEPS_A_SECOND * min(1.0, seconds / 3.0)))
    places = tuple(_smoothed(rank, window) for rank in ranks)
    most = max((value for row in values for value in row), default=0.0)
    leading = [max(row[at] for row in values) for at in range(count)]
    floor = most * (1.0 if len(rows[0]) == 1 else _SMALLEST_REACH)
    reach = tuple(max(value, floor, 1e-12) for value in leading)
    return Race(shares, values, places, reach)


def _grown(value: float, index: int, shares: Sequence[float]) -> tuple[float, ...]:
    """Growth to a last value, for each item at a pace of its own, so that they overtake."""
    pace = 0.7 + 1.3 * ((index + 1) * _GOLDEN % 1.0)
    return tuple(value * (1.0 - (1.0 - share) ** 2) ** pace for share in shares)


def _between(row: Sequence[float], share: float) -> float:
    at = share * (len(row) - 1)
    before = min(int(at), len(row) - 2)
    return row[before] + (row[before + 1] - row[before]) * (at - before)


def _ranks(values: Sequence[Sequence[float]]) -> list[list[int]]:
    """The rank of each row at each moment; of equals the one that was ahead stays ahead."""
    count = len(values[0])
    # Where nobody has begun, they stand in the order in which they will end.
    order = sorted(range(len(values)), key=lambda row: -values[row][-1])
    found = [[0] * count for _ in values]
    for at in range(count):
        order.sort(key=lambda row: -values[row][at])
        for rank, row in enumerate(order):
            found[row][at] = rank
    return found


def _smoothed(ranks: Sequence[int], window: int) -> tuple[float, ...]:
    """Ranks that change within a window of moments, softly at both ends."""
    weights = [1.0 + math.cos(math.pi * step / (window / 2 + 1))
               for step in range(-(window // 2), window // 2 + 1)]  # fmt: skip
    total, last = sum(weights), len(ranks) - 1
    return tuple(
        sum(weight * ranks[min(max(at + step, 0), last)]
            for step, weight in enumerate(weights, -(window // 2))) / total
        for at in range(len(ranks))
    )  # fmt: skip
