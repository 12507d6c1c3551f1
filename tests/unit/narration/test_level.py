"""Whoever speaks is as loud as everybody else, and nobody is distorted."""

from __future__ import annotations

import wave

import numpy as np
import pytest

from kinoform.engine.sound.loudness import Loudness
from kinoform.narration.casting import providers
from kinoform.narration.level import CEILING_DBTP, TARGET_LUFS, levelled
from kinoform.providers.speech.base import Access

RATE = 24_000
NUMBERS = "1, 2, 3, 4, 5, 6, 7."
"""Which voices of every language can say."""
PEAKS = "Revenue grew to $3.5 billion in 2024, up 65%."
"""In which the deepest voice has peaks of 22 dB above its loudness."""
HERE = [
    voice
    for provider in providers()
    if not provider.is_networked and not provider.reason_against(Access())
    for voice in provider.voices(Access())
]
NARRATORS = [voice.id for voice in HERE if voice.provider != "espeak"]
READERS = [voice.id for voice in HERE if voice.provider == "espeak"]


def measured(samples, rate):
    """Loudness and true peak of one channel as two loudspeakers play it."""
    meter = Loudness(rate)
    meter.add(np.repeat(np.asarray(samples, np.float32)[:, None], 2, axis=1))
    return meter.integrated_lufs, meter.true_peak_dbtp


def syllables(seconds=2.0, peak=0.1):
    at = np.arange(round(RATE * seconds)) / RATE
    return (peak * np.sin(2 * np.pi * 180 * at) * np.sin(np.pi * 4 * at) ** 2).astype(np.float32)


@pytest.mark.parametrize(
    ("text", "voice"),
    [(NUMBERS, voice) for voice in (*NARRATORS, *READERS[::9])]
    + [(PEAKS, voice) for voice in NARRATORS],
)
def test_every_voice_is_equally_loud_and_does_not_clip(text, voice, ask):
    made = ask(text=text, voice=voice)
    with wave.open(made.media.path) as file:
        rate = file.getframerate()
        stored = np.frombuffer(file.readframes(file.getnframes()), "<i2") / 32_768
    loudness, peak = measured(stored, rate)
    assert loudness == pytest.approx(TARGET_LUFS, abs=1.0)
    assert peak <= CEILING_DBTP + 0.1


@pytest.mark.parametrize("peak", [0.02, 0.1, 0.9, 3.0])
def test_quiet_and_loud_recordings_come_to_the_same(peak):
    loudness, highest = measured(levelled(syllables(peak=peak), RATE), RATE)
    assert loudness == pytest.approx(TARGET_LUFS, abs=0.1)
    assert highest <= CEILING_DBTP


def test_a_word_shorter_than_loudness_is_measured_over_is_as_loud():
    short = levelled(syllables(0.2, peak=0.02), RATE)
    long = levelled(syllables(2.0, peak=0.02), RATE)
    assert 20 * np.log10(short.std() / long.std()) == pytest.approx(0, abs=1)


def test_a_click_is_not_pushed_over_the_ceiling_for_the_sake_of_loudness():
    click = syllables(peak=0.01)
    click[RATE] = 0.9
    assert measured(levelled(click, RATE), RATE)[1] <= CEILING_DBTP + 0.1


@pytest.mark.parametrize("samples", [1, 7, RATE])
def test_silence_stays_silence(samples):
    silence = np.zeros(samples, np.float32)
    assert not levelled(silence, RATE).any()


def test_the_length_of_a_recording_stays():
    for seconds in (0.01, 0.5, 1.234):
        loud = syllables(seconds, peak=3.0)
        assert len(levelled(loud, RATE)) == len(loud)
