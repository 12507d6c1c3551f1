"""The curves that lead from 0 to 1, without their names."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping

Curve = Callable[[float], float]


def pinned(curve: Curve) -> Curve:
    """A curve that is 0 until 0 and 1 from 1 on, whatever rounding does between."""

    def held(progress: float) -> float:
        if progress >= 1.0:
            return 1.0
        return curve(progress) if progress > 0.0 else 0.0

    return held


def leaving(arriving: Curve) -> Curve:
    """The same curve, turned round: what began slowly ends slowly."""
    return lambda p: 1.0 - arriving(1.0 - p)


def both(half: Curve) -> Curve:
    """A curve at either end, each over half of the way."""
    return lambda p: half(2.0 * p) / 2.0 if p < 0.5 else 1.0 - half(2.0 - 2.0 * p) / 2.0


def cubic_bezier(x1: float, y1: float, x2: float, y2: float) -> Curve:
    """CSS's curve through (0, 0) and (1, 1) with two handles; both x lie in 0..1."""

    def along(first: float, second: float, t: float) -> float:
        cubic, square = 1.0 - 3.0 * (second - first), 3.0 * (second - 2.0 * first)
        return ((cubic * t + square) * t + 3.0 * first) * t

    def slope(t: float) -> float:
        rest = 1.0 - t
        return 3.0 * (rest * rest * x1 + 2.0 * rest * t * (x2 - x1) + t * t * (1.0 - x2))

    def curve(progress: float) -> float:
        low, high, t = 0.0, 1.0, progress
        for _ in range(64):
            miss = along(x1, x2, t) - progress
            if abs(miss) < 1e-14:
                break
            low, high = (t, high) if miss < 0.0 else (low, t)
            steepness = slope(t)
            newton = t - miss / steepness if steepness > 1e-9 else -1.0
            t = newton if low < newton < high else (low + high) / 2.0
        return along(y1, y2, t)

    return pinned(curve)


def steps(count: int, jump: str = "jump-end") -> Curve:
    """CSS's staircase of `count` treads; `jump` says at which ends it rises."""
    rises_at_start = jump in {"jump-start", "start", "jump-both"}
    rises = count + {"jump-both": 1, "jump-none": -1}.get(jump, 0)

    def curve(progress: float) -> float:
        held = min(1.0, max(0.0, progress))
        # A frame that falls on a tread's edge must not miss it by a rounding error.
        tread = math.floor(held * count + 1e-9) + rises_at_start
        return min(tread, rises) / rises

    return curve


def _power(exponent: float) -> Curve:
    return lambda p: math.pow(p, exponent)


def _back(overshoot: float) -> Curve:
    return lambda p: p * p * ((overshoot + 1.0) * p - overshoot)


def _elastic(period: float) -> Curve:
    def curve(p: float) -> float:
        return -math.exp2(10.0 * (p - 1.0)) * math.sin((p - 1.0 - period / 4.0) * math.tau / period)

    return curve


def _bounce(p: float) -> float:
    fallen = 2.75 * (1.0 - p)
    for until, middle, height in ((1.0, 0.0, 0.0), (2.0, 1.5, 0.75), (2.5, 2.25, 0.9375)):
        if fallen < until:
            return 1.0 - height - (fallen - middle) ** 2
    return 1.0 - 0.984375 - (fallen - 2.625) ** 2


ARRIVING: Mapping[str, Curve] = {
    "sine": lambda p: 1.0 - math.cos(p * math.pi / 2.0),
    "quad": _power(2),
    "cubic": _power(3),
    "quart": _power(4),
    "quint": _power(5),
    "expo": lambda p: math.exp2(10.0 * (p - 1.0)),
    "circ": lambda p: 1.0 - math.sqrt(1.0 - p * p),
    "back": _back(1.70158),
    "elastic": _elastic(0.3),
    "bounce": _bounce,
}
"""The easings.net families, each in its ease-in form, for progress within 0..1."""

ARRIVING_OF_BOTH: Mapping[str, Curve] = {
    **ARRIVING,
    "back": _back(1.70158 * 1.525),
    "elastic": _elastic(0.45),
}
"""The halves of their ease-in-out forms; two families swing wider there."""
