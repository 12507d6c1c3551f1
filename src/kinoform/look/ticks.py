"""Round numbers along an axis."""

from __future__ import annotations

import math

USUAL_COUNT = 4
_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)


def ticks(least: float, most: float, count: int = USUAL_COUNT) -> tuple[float, ...]:
    """About so many round numbers that reach from at most `least` to at least `most`."""
    if not most > least:
        least, most = min(least, 0.0), max(most, 0.0) if max(most, 0.0) > min(least, 0.0) else 1.0
    rough = (most - least) / max(count, 1)
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(each * power for each in _STEPS if each * power >= rough * 0.999)
    first, last = math.floor(least / step + 1e-9), math.ceil(most / step - 1e-9)
    return tuple(round(index * step, 12) for index in range(first, last + 1))
