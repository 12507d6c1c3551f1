"""What a render costs."""

from __future__ import annotations

import math
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Quality:
    """A class of sizes, and what a second of it costs."""

    name: str
    shortest_edge: int
    credits_per_second: float


QUALITIES = (
    Quality("2K", 1440, 2.0),
    Quality("1080p", 1080, 1.5),
    Quality("720p", 0, 1.0),
)


def quality_of(width: int, height: int) -> Quality:
    """The class that a size belongs to, by its shorter edge."""
    return next(each for each in QUALITIES if min(width, height) >= each.shortest_edge)


def credits_for(width: int, height: int, seconds: float) -> int:
    """What a film of a size and length costs, in whole credits."""
    # Noise of binary numbers must not round ten seconds up to eleven.
    return math.ceil(round(seconds * quality_of(width, height).credits_per_second, 6))
