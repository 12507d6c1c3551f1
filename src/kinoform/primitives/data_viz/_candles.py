"""Prices by time: what a candle shows, and many of them made into fewer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Candle:
    """First, highest, lowest and last price of some time."""

    time: str
    begins: float
    high: float
    low: float
    ends: float

    @property
    def rises(self) -> bool:
        return self.ends >= self.begins


def candles(
    times: Sequence[str], begins: Sequence[float], high: Sequence[float], low: Sequence[float],
    ends: Sequence[float],
) -> list[Candle]:  # fmt: skip
    """The candles of five lists, as many as the shortest has; wicks reach at least their body."""
    return [
        Candle(time, first, max(first, most, least, last), min(first, most, least, last), last)
        for time, first, most, least, last in zip(times, begins, high, low, ends, strict=False)
    ]


def merged(known: Sequence[Candle], most: int) -> list[Candle]:
    """At most so many candles: neighbours become one that spans the time of all of them."""
    size = -(-len(known) // most)
    groups = [known[at : at + size] for at in range(0, len(known), size)]
    return [
        Candle(group[0].time, group[0].begins, max(each.high for each in group),
               min(each.low for each in group), group[-1].ends)
        for group in groups
    ]  # fmt: skip
