"""Voices that are equally loud, whoever speaks."""

from __future__ import annotations

import math

import numpy as np

from kinoform.engine.sound.limiter import limited
from kinoform.engine.sound.loudness import Loudness
from kinoform.engine.sound.samples import Samples
from kinoform.providers.speech.base import Wave

TARGET_LUFS = -18.0
CEILING_DBTP = -1.5
_MOST_GAIN_DB = 24.0
# Beneath the ceiling, since a moving gain bends the wave between samples.
_HEADROOM_DB = 0.1
_CLOSE_ENOUGH_LU = 0.3
_TRIALS = 3


def levelled(wave: Wave, sample_rate: int) -> Wave:
    """The wave at the loudness of all narration, its few highest peaks held under the ceiling."""
    lufs, true_peak_dbtp = _measured(wave, sample_rate)
    if math.isinf(lufs):
        return wave
    gain_db = min(TARGET_LUFS - lufs, _MOST_GAIN_DB)
    if true_peak_dbtp + gain_db <= CEILING_DBTP:
        return wave * np.float32(10.0 ** (gain_db / 20.0))
    # Deep voices have high peaks: what these lose in loudness, the rest makes up for.
    for _ in range(_TRIALS):
        held = _held(wave, gain_db, sample_rate)
        missing_lu = TARGET_LUFS - _measured(held, sample_rate)[0]
        if missing_lu < _CLOSE_ENOUGH_LU or gain_db >= _MOST_GAIN_DB:
            break
        gain_db = min(gain_db + missing_lu, _MOST_GAIN_DB)
    return held


def _measured(wave: Wave, sample_rate: int) -> tuple[float, float]:
    """Loudness and true peak of one channel that comes out of two loudspeakers."""
    # Loudness is measured over 0.4 s: a shorter "Yes." is heard repeated.
    heard = np.tile(wave, max(1, math.ceil(sample_rate / max(len(wave), 1))))
    meter = Loudness(sample_rate)
    # A second at a time: measuring takes many times the memory of what is measured.
    for first in range(0, len(heard), sample_rate):
        meter.add(_twice(heard[first : first + sample_rate]))
    return meter.integrated_lufs, meter.true_peak_dbtp


def _held(wave: Wave, gain_db: float, sample_rate: int) -> Wave:
    """The wave at a gain, turned down for a moment where it would be too loud."""

    def read(first: int, count: int) -> Samples:
        before, after = max(0, -first), max(0, first + count - len(wave))
        inside = wave[max(0, first) : max(0, first + count)]
        return _twice(np.pad(inside, (min(before, count), min(after, count))))

    blocks = limited(read, 0, len(wave), gain_db, CEILING_DBTP - _HEADROOM_DB, sample_rate)
    return np.concatenate([block[:, 0] for block in blocks])


def _twice(wave: Wave) -> Samples:
    return np.repeat(wave[:, None], 2, axis=1).astype(np.float32)
