"""A look-ahead limiter for true peaks: smooth in, smooth out, and nothing above the ceiling."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
import numpy.typing as npt

from kinoform.engine.sound.samples import Samples
from kinoform.engine.sound.true_peak import REACH, SEGMENT, segment_peaks

Read = Callable[[int, int], Samples]
"""(first sample, how many): the mix, with silence before and after it."""

# 1500 segments are a second at 48 kHz, in which any reduction but one beyond reason is released.
_SEGMENTS = 1500
_BLOCK = _SEGMENTS * SEGMENT
_LOOK_AHEAD_SECONDS = 0.008
_RELEASE_DB_A_SECOND = 80.0

_Decibels = npt.NDArray[np.float64]


def limited(
    read: Read, begin: int, end: int, gain_db: float, ceiling_dbtp: float, sample_rate: int
) -> Iterator[Samples]:
    """Samples at a gain, turned down just before and after what would be too loud.

    They are the same from whatever place of the film they are asked for.
    """
    gain = 10.0 ** (gain_db / 20.0)
    ceiling = 10.0 ** (ceiling_dbtp / 20.0) / gain
    ahead = max(2, round(_LOOK_AHEAD_SECONDS * sample_rate / SEGMENT))
    margin = ahead + 2
    slope = _RELEASE_DB_A_SECOND * SEGMENT / sample_rate
    released = 0.0
    for first in range(max(0, begin // _BLOCK - 1) * _BLOCK, end, _BLOCK):
        start = first - margin * SEGMENT - REACH
        padded = read(start, (_SEGMENTS + 2 * margin) * SEGMENT + 2 * REACH)
        block = padded[margin * SEGMENT + REACH :][: min(_BLOCK, end - first)]
        excess = 20.0 * np.log10(np.maximum(segment_peaks(padded, ceiling) / ceiling, 1.0))
        held = _released(excess.astype(np.float64), released, slope)
        released = float(held[_SEGMENTS - 1])
        if held.any():
            block = block * (gain * _gains(_smoothed(held, ahead), len(block)))[:, None]
        else:
            block = block * np.float32(gain)
        if first + len(block) > begin:
            yield block[max(0, begin - first) :]


def _released(excess: _Decibels, before: float, slope: float) -> _Decibels:
    """The reduction that comes back in a straight line of decibels after each excess."""
    line = slope * np.arange(1, len(excess) + 1)
    highest: _Decibels = np.maximum.accumulate(np.concatenate([[before], excess + line]))
    return highest[1:] - line


def _smoothed(held: _Decibels, ahead: int) -> _Decibels:
    """The reduction of each segment and its two neighbours outside, eased in before it is due.

    Each value is a weighted mean of maxima that all contain its own segment and the next ones, so
    it is never less than what any of them needs.
    """
    reach = np.lib.stride_tricks.sliding_window_view(held, ahead + 3).max(axis=1)
    weights = np.bartlett(ahead + 3)[1:-1]
    return np.convolve(reach, weights / weights.sum(), "valid")


def _gains(reduction: _Decibels, count: int) -> npt.NDArray[np.float32]:
    """Gains of samples; the reductions stand for middles of segments, the first one outside."""
    gains = 10.0 ** (-reduction / 20.0)
    middles = (np.arange(len(gains)) - 0.5) * SEGMENT
    curve: npt.NDArray[np.float64] = np.interp(np.arange(count) + 0.5, middles, gains)
    return curve.astype(np.float32)
