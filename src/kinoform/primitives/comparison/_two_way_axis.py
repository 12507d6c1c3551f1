"""Places the zero of bars that run both ways, each with its name on the other side of zero."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TwoWayAxis:
    """Where zero is from the left edge, and the pixels of one unit."""

    zero: float
    scale: float


def two_way_axis(
    values: Sequence[float], name_widths: Sequence[float], figure_width: float, width: float
) -> TwoWayAxis:
    """The largest scale at which bars, the figures at their ends and the names opposite all fit.

    A name stands left of zero where its bar runs right, and the other way round.
    """
    most, least = max(0.0, *values), min(0.0, *values)
    left_names = max((w for v, w in zip(values, name_widths, strict=True) if v >= 0), default=0.0)
    right_names = max((w for v, w in zip(values, name_widths, strict=True) if v < 0), default=0.0)

    def sides(scale: float) -> tuple[float, float]:
        left = max(-least * scale + (figure_width if least < 0 else 0.0), left_names)
        right = max(most * scale + (figure_width if most >= 0 else 0.0), right_names)
        return left, right

    low, high = 0.0, width / ((most - least) or 1.0)
    for _ in range(40):
        middle = (low + high) / 2
        low, high = (middle, high) if sum(sides(middle)) <= width else (low, middle)
    left, right = sides(low)
    return TwoWayAxis(left + max(width - left - right, 0.0) / 2, low)
