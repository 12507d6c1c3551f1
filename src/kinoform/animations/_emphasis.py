"""Curves that begin and end at exactly nothing, for movements that call attention."""

from __future__ import annotations

import math


def sway(progress: float, turns: float) -> float:
    """Swings to both sides, so many times; `turns` is a multiple of a half."""
    if progress <= 0.0 or progress >= 1.0:
        return 0.0
    return math.sin(math.tau * turns * progress)


def fading_sway(progress: float, turns: float) -> float:
    """Swings that become smaller until they rest."""
    return sway(progress, turns) * math.pow(max(1.0 - progress, 0.0), 1.5)


def rise(progress: float) -> float:
    """Softly to 1 in the middle and softly back; it can be repeated without a seam."""
    return (1.0 - math.cos(math.tau * progress)) / 2.0 if 0.0 < progress < 1.0 else 0.0


def beat(progress: float, begin: float, end: float) -> float:
    """One quick rise and a slower fall between two moments."""
    if not begin < progress < end:
        return 0.0
    share = (progress - begin) / (end - begin)
    return rise(math.pow(share, 0.6))


def hop(progress: float, begin: float, end: float) -> float:
    """The height of a throw between two moments, 1 at its top."""
    if not begin < progress < end:
        return 0.0
    share = (progress - begin) / (end - begin)
    return 4.0 * share * (1.0 - share)
