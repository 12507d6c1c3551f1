"""Speech begins when its clip does: the silence around it is cut, its times move along."""

from __future__ import annotations

import numpy as np
import pytest

from kinoform.narration.trimming import LEAD_SECONDS, TAIL_SECONDS, trimmed
from kinoform.providers.speech.base import Said

RATE = 16_000


def said(before: float, loud: float, after: float, times=None) -> Said:
    """A tone between two silences, of so many seconds each."""
    tone = np.sin(np.arange(round(loud * RATE)) / 5).astype(np.float32)
    quiet = [np.zeros(round(seconds * RATE), np.float32) for seconds in (before, after)]
    return Said(np.concatenate([quiet[0], tone, quiet[1]]), RATE, times)


@pytest.mark.parametrize("before", [0.0, 0.02, 0.06, 1.5])
@pytest.mark.parametrize("after", [0.0, 0.1, 2.0])
def test_the_same_short_silence_is_before_and_after_whoever_speaks(before, after):
    wave = trimmed(said(before, 1.0, after)).wave
    loud = np.flatnonzero(np.abs(wave) > 0.05)
    assert loud[0] / RATE == pytest.approx(LEAD_SECONDS, abs=0.006)
    assert (len(wave) - loud[-1]) / RATE == pytest.approx(TAIL_SECONDS, abs=0.006)


def test_times_move_with_the_sound_and_stay_within_it():
    times = ((1.5, 2.0), None, (2.0, 2.5), (2.5, 9.0), (0.0, 0.1))
    found = trimmed(said(1.5, 1.0, 2.0, times))
    length = len(found.wave) / RATE
    assert found.times[0] == pytest.approx((LEAD_SECONDS, LEAD_SECONDS + 0.5), abs=0.006)
    assert found.times[1] is None
    assert found.times[3][1] == length
    assert all(0 <= start <= end <= length for start, end in filter(None, found.times))


def test_pauses_within_the_speech_stay():
    pause = Said(np.concatenate([said(0, 0.5, 1.0).wave, said(0, 0.5, 0).wave]), RATE)
    assert len(trimmed(pause).wave) / RATE == pytest.approx(
        2.0 + LEAD_SECONDS + TAIL_SECONDS, abs=0.01
    )


def test_who_knows_no_times_has_none_afterwards():
    assert trimmed(said(1.0, 1.0, 1.0)).times is None


@pytest.mark.parametrize("samples", [0, 1, RATE])
def test_silence_is_left_as_it_is(samples):
    silence = Said(np.zeros(samples, np.float32), RATE)
    assert len(trimmed(silence).wave) == samples
