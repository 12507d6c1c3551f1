"""A hall: what is played in it comes back wide, soft, and from all sides."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from kinoform.providers.music._tones import RATE, Wave

_BEFORE_SECONDS = 0.018
_BUILD_SECONDS = 0.03
_LOW_HERTZ, _HIGH_HERTZ = 180.0, 4_200.0
_BAND_EDGE_HERTZ = 1_000.0


def hall_of(seconds: float) -> Wave:
    """What comes back of a click, on both sides; its energy is 1.

    After `seconds` it is at a thousandth. High tones die away in half of the time, as they do
    where there are curtains and people.
    """
    chance = np.random.default_rng(7)
    count = round(seconds * RATE)
    instants = np.arange(count) / RATE
    rate = np.log(1000.0) / seconds
    hertz = np.fft.rfftfreq(count, 1 / RATE)
    within = 1 / (1 + (_LOW_HERTZ / np.maximum(hertz, 1)) ** 4) / (1 + (hertz / _HIGH_HERTZ) ** 4)
    low = 1 / (1 + (hertz / _BAND_EDGE_HERTZ) ** 4)
    sides = []
    for _ in range(2):
        spectrum = np.fft.rfft(chance.standard_normal(count)) * within
        lows = np.fft.irfft(spectrum * low, count) * np.exp(-rate * instants)
        highs = np.fft.irfft(spectrum * (1 - low), count) * np.exp(-2 * rate * instants)
        side = (lows + 0.7 * highs) * np.clip(instants / _BUILD_SECONDS, 0, 1)
        fade = round(0.2 * count)
        side[-fade:] *= np.linspace(1, 0, fade)
        sides.append(side / np.sqrt(np.square(side).sum()))
    answer = np.stack(sides)
    return np.pad(answer, ((0, 0), (round(_BEFORE_SECONDS * RATE), 0))).astype(np.float32)


class Hall:
    """Takes what is played block by block; what still sounds is carried on to the next one."""

    def __init__(self, seconds: float) -> None:
        self._answer = hall_of(seconds)
        self._size = 0
        self._response: npt.NDArray[np.complex128 | np.complex64] = np.zeros(0, np.complex64)
        self._still = np.zeros((2, self._answer.shape[1]), dtype=np.float32)

    @property
    def tail(self) -> int:
        """Samples for which it sounds after the last one."""
        return int(self._answer.shape[1])

    def add(self, block: Wave) -> Wave:
        """The hall's answer while the block sounds."""
        count = block.shape[1]
        size = _easy_size(count + self.tail)
        if size != self._size:
            self._size, self._response = size, np.fft.rfft(self._answer, size)
        heard = np.fft.irfft(np.fft.rfft(block, size) * self._response, size)
        answer = heard[:, : count + self.tail].astype(np.float32, copy=False)
        answer[:, : self.tail] += self._still
        self._still = answer[:, count:]
        return answer[:, :count]


def _easy_size(least: int) -> int:
    """A size that transforms quickly: a power of two, or three quarters of one."""
    power = 1 << (least - 1).bit_length()
    return power * 3 // 4 if power * 3 // 4 >= least else power
