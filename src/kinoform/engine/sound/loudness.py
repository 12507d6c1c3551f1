"""Loudness as EBU R 128 and ITU-R BS.1770-4 measure it, in a stream and in numpy alone."""

from __future__ import annotations

import math
from array import array
from functools import cache

import numpy as np
import numpy.typing as npt

from kinoform.engine.sound.samples import Samples, silence
from kinoform.engine.sound.true_peak import TruePeak

SILENT_LUFS = -70.0
"""What is quieter than this is not counted as sound."""

_RELATIVE_GATE_LU = 10.0
_STEPS_A_WINDOW = 4
_STEPS_A_SECOND = 10


class Loudness:
    """Takes a film's sound in blocks of any size; its readings are of everything so far."""

    def __init__(self, sample_rate: int = 48_000) -> None:
        self._step = round(sample_rate / _STEPS_A_SECOND)
        self._second = self._step * _STEPS_A_SECOND
        self._weighting = _k_weighting(sample_rate, self._second)
        self._past = silence(len(self._weighting) - self._second)
        self._pending = silence(0)
        self._powers = array("d")
        self._true_peak = TruePeak()

    def add(self, block: Samples) -> None:
        """Hear the next samples, of shape (n, 2)."""
        self._true_peak.add(block)
        pending = np.concatenate([self._pending, block]) if len(self._pending) else block
        while len(pending) >= self._second:
            heard, pending = pending[: self._second], pending[self._second :]
            self._powers.extend(self._step_powers(heard))
            self._past = np.concatenate([self._past, heard])[-len(self._past) :]
        self._pending = pending.copy()

    @property
    def integrated_lufs(self) -> float:
        """Integrated loudness with both gates; -inf where nothing is heard."""
        ended = len(self._pending) // self._step
        padded = np.concatenate([self._pending, silence(self._second - len(self._pending))])
        steps = np.concatenate([self._powers, self._step_powers(padded)[:ended]])
        if len(steps) < _STEPS_A_WINDOW:
            return -math.inf
        windows = np.convolve(steps, np.full(_STEPS_A_WINDOW, 1 / _STEPS_A_WINDOW), "valid")
        heard = windows[windows > _power(SILENT_LUFS)]
        if not len(heard):
            return -math.inf
        relative_gate = _power(_lufs(float(heard.mean())) - _RELATIVE_GATE_LU)
        return _lufs(float(heard[heard > relative_gate].mean()))

    @property
    def true_peak_dbtp(self) -> float:
        """The highest point of the wave, in decibels of full scale; -inf in silence."""
        highest = self._true_peak.highest
        return 20.0 * math.log10(highest) if highest > 0.0 else -math.inf

    def _step_powers(self, second: Samples) -> npt.NDArray[np.float64]:
        """Weighted power of each tenth of a second, both sides added.

        Left and right travel as one complex signal: the weighting is real in time, so neither
        disturbs the other, and a squared magnitude is the sum that is asked for.
        """
        both = np.concatenate([self._past, second]).view(np.complex64)[:, 0]
        weighted = np.fft.ifft(np.fft.fft(both) * self._weighting)[-self._second :]
        sides = np.ascontiguousarray(weighted).view(np.float32).reshape(_STEPS_A_SECOND, -1)
        powers: npt.NDArray[np.float64] = np.square(sides).sum(axis=1, dtype=np.float64)
        return powers / self._step


def _lufs(power: float) -> float:
    return -0.691 + 10.0 * math.log10(power)


def _power(lufs: float) -> float:
    return float(10.0 ** ((lufs + 0.691) / 10.0))


@cache
def _k_weighting(sample_rate: int, block: int) -> npt.NDArray[np.complex64]:
    """The response of the standard's two filters at the frequencies of one transform.

    The transform is longer than a block by 0.2 s or more: by then the filters' memory has died
    away by 200 dB, so that the wrap-around of the transform cannot be heard.
    The analogue prototypes give the standard's 48 kHz coefficients, and their like at any rate.
    """
    size = 1 << (block + sample_rate // 5 - 1).bit_length()
    z: npt.NDArray[np.complex128] = np.exp(-2j * np.pi * np.fft.fftfreq(size))

    def response(numerator: list[float], denominator: list[float]) -> npt.NDArray[np.complex128]:
        (b0, b1, b2), (a0, a1, a2) = numerator, denominator
        return (b0 + b1 * z + b2 * z * z) / (a0 + a1 * z + a2 * z * z)

    k, q = math.tan(math.pi * 1681.974450955533 / sample_rate), 0.7071752369554196
    high = 10.0 ** (3.999843853973347 / 20.0)
    band = high**0.4996667741545416
    shelf = response(
        [high + band * k / q + k * k, 2.0 * (k * k - high), high - band * k / q + k * k],
        [1.0 + k / q + k * k, 2.0 * (k * k - 1.0), 1.0 - k / q + k * k],
    )
    k, q = math.tan(math.pi * 38.13547087602444 / sample_rate), 0.5003270373238773
    scale = 1.0 + k / q + k * k
    rumble = response(
        [1.0, -2.0, 1.0],
        [1.0, 2.0 * (k * k - 1.0) / scale, (1.0 - k / q + k * k) / scale],
    )
    return (shelf * rumble).astype(np.complex64)
