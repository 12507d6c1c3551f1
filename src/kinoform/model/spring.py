"""How far a damped spring has come, as a share of the time that it takes to settle."""

from __future__ import annotations

import math
from collections.abc import Callable

SETTLED = 0.001
"""The share of the way at which what still moves can no longer be seen."""


def damping_ratio(mass: float, stiffness: float, damping: float) -> float:
    """Below 1 the spring overshoots, at 1 and above it does not."""
    return damping / (2.0 * math.sqrt(mass * stiffness))


def spring(ratio: float) -> Callable[[float], float]:
    """The curve of a spring that is let go at 0 and has settled at 1.

    Its duration is given from outside, so of mass, stiffness and damping only the ratio is left.
    """
    gap = _gap_left(ratio)
    settling = _settling_time(gap, ratio)
    residue = gap(settling)

    def curve(progress: float) -> float:
        return 1.0 - gap(progress * settling) + residue * progress

    return curve


def _gap_left(ratio: float) -> Callable[[float], float]:
    """What is left of the way after a time, counted in radians of the undamped spring."""
    if ratio < 1.0:
        swing = math.sqrt(1.0 - ratio * ratio)

        def under(time: float) -> float:
            phase = swing * time
            return math.exp(-ratio * time) * (math.cos(phase) + ratio / swing * math.sin(phase))

        return under
    if ratio == 1.0:
        return lambda time: math.exp(-time) * (1.0 + time)

    fast = ratio + math.sqrt(ratio * ratio - 1.0)
    slow = 1.0 / fast

    def over(time: float) -> float:
        return (fast * math.exp(-slow * time) - slow * math.exp(-fast * time)) / (fast - slow)

    return over


def _settling_time(gap: Callable[[float], float], ratio: float) -> float:
    if ratio < 1.0:
        return -math.log(SETTLED * math.sqrt(1.0 - ratio * ratio)) / ratio
    early, late = 0.0, 1.0
    while gap(late) > SETTLED:
        early, late = late, late * 2.0
    for _ in range(60):
        middle = (early + late) / 2.0
        early, late = (middle, late) if gap(middle) > SETTLED else (early, middle)
    return late
