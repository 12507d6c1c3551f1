"""How a sound's gain moves: its points, its fades and its place between left and right."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from kinoform.model.easing import ease
from kinoform.model.sound import GainPoint

CONTROL_SECONDS = 0.005
"""Gains are worked out this often and run straight in between, so that none can click."""

Curve = npt.NDArray[np.float64]


def gain_at(points: Sequence[GainPoint], seconds: Curve) -> Curve:
    """The gain of the points at some instants; constant before the first and after the last."""
    if not points:
        return np.ones_like(seconds)
    first = bisect_right(points, float(seconds[0]), key=_when)
    last = bisect_right(points, float(seconds[-1]), key=_when)
    near = points[max(0, first - 1) : last + 1]
    gains = np.full_like(seconds, near[0].gain)
    for before, point in pairwise(near):
        span = point.seconds - before.seconds
        gains[seconds >= point.seconds] = point.gain
        if span <= 0.0:
            continue
        between = (seconds >= before.seconds) & (seconds < point.seconds)
        progress = (seconds[between] - before.seconds) / span
        if not len(progress):
            continue
        if point.easing != "linear":
            curve = ease(point.easing)
            progress = np.fromiter(map(curve, progress.tolist()), np.float64, len(progress))
        gains[between] = before.gain + (point.gain - before.gain) * progress
    return np.maximum(gains, 0.0)


def _when(point: GainPoint) -> float:
    return point.seconds


def fade_at(seconds: Curve, duration: float, fade_in: float, fade_out: float) -> Curve:
    """Fades by equal power: two sounds that cross over keep the loudness of one.

    Fades that are longer than the sound together share it in their proportion.
    """
    shrink = min(1.0, duration / max(fade_in + fade_out, 1e-9))
    gains = np.ones_like(seconds)
    for length, into in ((fade_in * shrink, seconds), (fade_out * shrink, duration - seconds)):
        if length > 0.0:
            gains *= np.sin(np.clip(into / length, 0.0, 1.0) * (np.pi / 2))
    return gains


def pan_gains(pan: float) -> tuple[float, float]:
    """Gains of left and right by equal power: both 1 in the middle, +3 dB at one side alone."""
    angle = (min(1.0, max(-1.0, pan)) + 1.0) * (math.pi / 4)
    return math.sqrt(2.0) * math.cos(angle), math.sqrt(2.0) * math.sin(angle)
