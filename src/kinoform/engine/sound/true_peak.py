"""True peak (ITU-R BS.1770-4, annex 2): the highest point of the wave between the samples.

The wave is drawn through the samples at four times their rate. A stretch that could not reach the
level in question, however its samples fell, is passed over; most of a film is.
"""

from __future__ import annotations

from functools import cache

import numpy as np
import numpy.typing as npt

from kinoform.engine.sound.samples import Samples

SEGMENT = 32
"""Samples that share one peak."""
REACH = 16
"""Samples on either side that shape the wave at a place."""

_OVERSAMPLING = 4

Peaks = npt.NDArray[np.float32]


def segment_peaks(padded: Samples, floor: float) -> Peaks:
    """The peak of each segment, over both sides; exact where it is above `floor`.

    `padded` has `REACH` samples more at either end than the segments.
    """
    count = (len(padded) - 2 * REACH) // SEGMENT
    inner = padded[REACH : REACH + count * SEGMENT]
    peaks = _extent(inner.reshape(count, 2 * SEGMENT))
    edges = _extent(np.stack([padded[:REACH].ravel(), padded[len(inner) + REACH :].ravel()]))
    framed = np.concatenate([edges[:1], peaks, edges[1:]])
    around = np.maximum(np.maximum(framed[:-2], framed[2:]), peaks)
    matrix, steepest = _interpolation()
    loud = np.flatnonzero(around * steepest > floor)
    if len(loud):
        windows = np.lib.stride_tricks.sliding_window_view(padded, SEGMENT + 2 * REACH, axis=0)
        # Many small products, which BLAS does at once, and not one that it would set threads on.
        wave = windows[loud * SEGMENT] @ matrix
        peaks[loud] = np.maximum(peaks[loud], _extent(wave.reshape(len(loud), -1)))
    return peaks


def _extent(rows: Samples) -> Peaks:
    extent: Peaks = np.maximum(rows.max(axis=1), -rows.min(axis=1))
    return extent


@cache
def _interpolation() -> tuple[Samples, float]:
    """From a padded segment to the wave between its samples, and the most that it can overshoot."""
    offsets = np.arange(-REACH + 1, REACH + 1)
    matrix = np.zeros((SEGMENT + 2 * REACH, (_OVERSAMPLING - 1) * SEGMENT))
    steepest = 1.0
    for phase in range(1, _OVERSAMPLING):
        distance = offsets - phase / _OVERSAMPLING
        shape = np.i0(9.0 * np.sqrt(np.maximum(0.0, 1.0 - (distance / REACH) ** 2))) / np.i0(9.0)
        taps = np.sinc(distance) * shape
        taps /= taps.sum()
        steepest = max(steepest, float(np.abs(taps).sum()))
        for place in range(SEGMENT):
            rows = REACH + place + offsets
            matrix[rows, (phase - 1) * SEGMENT + place] = taps
    return matrix.astype(np.float32), steepest


class TruePeak:
    """The highest true peak of a stream of blocks."""

    def __init__(self) -> None:
        self._held = np.zeros((REACH, 2), dtype=np.float32)
        self._highest = 0.0

    def add(self, block: Samples) -> None:
        held = np.concatenate([self._held, block])
        segments = (len(held) - 2 * REACH) // SEGMENT
        if segments > 0:
            padded = held[: segments * SEGMENT + 2 * REACH]
            self._highest = max(self._highest, _highest(padded, self._highest))
            held = held[segments * SEGMENT :].copy()
        self._held = held

    @property
    def highest(self) -> float:
        """As a gain, of everything so far, if silence followed."""
        ending = -(len(self._held) - REACH) % SEGMENT + REACH
        padded = np.concatenate([self._held, np.zeros((ending, 2), dtype=np.float32)])
        return max(self._highest, _highest(padded, self._highest))


def _highest(padded: Samples, floor: float) -> float:
    return float(segment_peaks(padded, floor).max(initial=0.0))
