"""Voices that are equally loud, whoever speaks."""

from __future__ import annotations

import math

import numpy as np

from kinoform.engine.sound.loudness import Loudness
from kinoform.providers.speech.base import Wave

TARGET_LUFS = -18.0
CEILING_DBTP = -1.5
_MOST_GAIN_DB = 24.0


def levelled(wave: Wave, sample_rate: int) -> Wave:
    """The wave at the loudness of all narration; a peak is never pushed over the ceiling."""
    # Loudness is measured over 0.4 s: a shorter "Yes." is heard repeated.
    heard = np.tile(wave, max(1, math.ceil(sample_rate / max(len(wave), 1))))
    meter = Loudness(sample_rate)
    meter.add(np.repeat(heard[:, None], 2, axis=1).astype(np.float32))
    # One channel comes out of two loudspeakers, which is what was measured.
    gain_db = TARGET_LUFS - meter.integrated_lufs
    if math.isinf(gain_db):
        return wave
    gain_db = min(gain_db, _MOST_GAIN_DB, CEILING_DBTP - meter.true_peak_dbtp)
    return wave * np.float32(10.0 ** (gain_db / 20.0))
