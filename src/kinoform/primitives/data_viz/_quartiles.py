"""What a box plot says of a sample: its middle, its quarters, its reach, and what lies outside."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass

_REACH = 1.5
"""Tukey's: so many heights of the box beyond it a number still belongs to the sample."""


@dataclass(frozen=True, slots=True)
class Quartiles:
    """Five numbers of a sample, and its outliers."""

    low: float
    first: float
    middle: float
    third: float
    high: float
    outliers: tuple[float, ...]


def quartiles(sample: Sequence[float]) -> Quartiles:
    """The quartiles of at least one number."""
    if len(sample) == 1:
        (only,) = sample
        return Quartiles(only, only, only, only, only, ())
    first, middle, third = statistics.quantiles(sample, n=4, method="inclusive")
    reach = _REACH * (third - first)
    inside = [value for value in sample if first - reach <= value <= third + reach]
    outside = tuple(
        sorted(value for value in sample if not first - reach <= value <= third + reach)
    )
    return Quartiles(min(inside), first, middle, third, max(inside), outside)
