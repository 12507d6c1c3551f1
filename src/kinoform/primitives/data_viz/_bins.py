"""Raw numbers counted by equal steps."""

from __future__ import annotations

import math
import statistics
from collections.abc import Sequence
from dataclasses import dataclass

from kinoform.primitives._axes import round_ticks

FEWEST, MOST = 4, 24


@dataclass(frozen=True, slots=True)
class Bins:
    """Steps between edges, and how many numbers lie in each."""

    edges: tuple[float, ...]
    counts: tuple[int, ...]


def binned(values: Sequence[float], wished: int | None = None) -> Bins:
    """The numbers by steps; a wished count is exact, otherwise the edges are round."""
    least, most = min(values), max(values)
    if least == most:
        half = abs(least) * 0.05 or 0.5
        return Bins((least - half, least + half), (len(values),))
    if wished is not None:
        count = max(1, min(wished, 100))
        edges = tuple(least + (most - least) * at / count for at in range(count + 1))
    else:
        wanted = _good_count(values)
        tries = [_round_edges(values, count) for count in range(wanted, 3 * wanted)]
        edges = min(tries, key=lambda found: abs(len(found) - 1 - wanted))
    counts = [0] * (len(edges) - 1)
    step = edges[1] - edges[0]
    for value in values:
        at = math.floor((value - edges[0]) / step + 1e-9)
        counts[min(max(at, 0), len(counts) - 1)] += 1
    return Bins(edges, tuple(counts))


def _round_edges(values: Sequence[float], count: int) -> tuple[float, ...]:
    """Round edges without empty steps before the least or after the largest number."""
    edges = round_ticks(values, from_zero=False, count=count)
    least, most = min(values), max(values)
    first = max(at for at, edge in enumerate(edges) if edge <= least + 1e-12)
    last = min(at for at, edge in enumerate(edges) if edge >= most - 1e-12)
    return edges[first : max(last, first + 1) + 1]


def _good_count(values: Sequence[float]) -> int:
    """By the rule of Freedman and Diaconis; by Sturges' where the middle half is of no width."""
    count = len(values)
    sturges = math.ceil(math.log2(count) + 1)
    if count < 4:
        return max(FEWEST, sturges)
    low, _, high = statistics.quantiles(values, n=4, method="inclusive")
    step = 2 * (high - low) / count ** (1 / 3)
    wanted = math.ceil((max(values) - min(values)) / step) if step else sturges
    return max(FEWEST, min(wanted, MOST))
