"""What a provider said at a pace that it does not offer itself."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import numpy as np

from kinoform.engine.sound.stretch import stretched
from kinoform.providers.speech.base import Said

_CLOSE_ENOUGH = 0.005


def own_pace(speed: float, slowest: float, fastest: float) -> tuple[float, float]:
    """The part of a speed that the provider does, and the factor that is left for us."""
    theirs = min(max(speed, slowest), fastest)
    return theirs, speed / theirs


def paced(said: Said, factor: float) -> Said:
    """The same words at the same pitch in less or more time."""
    if abs(factor - 1.0) < _CLOSE_ENOUGH:
        return said
    rate = Fraction(factor).limit_denominator(1_000)
    stereo = np.repeat(said.wave[:, None], 2, axis=1)
    wave = np.concatenate(list(stretched([stereo], rate, said.sample_rate)))[:, 0]
    times = said.times and tuple(
        span and (span[0] / float(rate), span[1] / float(rate)) for span in said.times
    )
    return replace(said, wave=np.ascontiguousarray(wave), times=times)
