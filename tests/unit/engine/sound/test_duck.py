"""Music makes room for speech: before the first word, evenly beneath, and back after the last."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from sound_media import RATE, Write, noise, sine, whole

from kinoform.engine.sound import master
from kinoform.engine.sound.duck import Passage, audible, depth_of, duck_at, merged
from kinoform.engine.sound.samples import Samples
from kinoform.model.sound import Duck, Mastering, Sound

_AS_IT_IS = Mastering(target_lufs=None, peak_dbtp=0.0)


def _speech(*spans: tuple[float, float], seconds: float) -> Samples:
    """Noise in the spans, and a room that is never quite silent between them."""
    samples = noise(seconds) * 0.002
    for start, end in spans:
        samples[round(start * RATE) : round(end * RATE)] += noise(end - start)
    return samples


def test_speech_is_heard_where_its_own_energy_is() -> None:
    heard = audible([_speech((1.0, 2.0), (3.5, 4.0), seconds=6)], 10.0, RATE)
    words = merged(heard)
    assert [word.begins for word in words] == pytest.approx([11.0, 13.5], abs=0.03)
    assert [word.ends for word in words] == pytest.approx([12.0, 14.0], abs=0.03)


def test_a_pause_between_words_does_not_bring_the_music_back() -> None:
    spoken = [(1.0, 2.0, -20), (2.5, 3.0, -23), (3.7, 4.0, -20), (3.8, 3.9, -20)]
    passages = merged(Passage(*passage) for passage in spoken)
    assert passages == [Passage(1.0, 3.0, -23), Passage(3.7, 4.0, -20)]


def test_silence_is_not_heard() -> None:
    assert audible([np.zeros((RATE, 2), np.float32)], 0.0, RATE) == []
    assert audible([], 0.0, RATE) == []


def test_the_way_down_ends_where_the_word_begins() -> None:
    duck = Duck(by_db=12, attack=0.25, release=0.4)
    instants = np.array([0.0, 0.74, 0.875, 1.0, 1.5, 2.0, 2.2, 2.41, 9.0])
    decibels = 20 * np.log10(duck_at(duck, [Passage(1.0, 2.0, -20)], [12], instants))
    assert decibels == pytest.approx([0, 0, -6, -12, -12, -12, -6, 0, 0], abs=1e-6)


def test_two_speakers_close_to_each_other_never_make_a_jump() -> None:
    instants = np.arange(0, 6, 0.005)
    spoken = [Passage(1.0, 2.0, -20), Passage(2.61, 3.0, -28), Passage(4.0, 4.1, -20)]
    gains = duck_at(Duck(), spoken, [12, 20, 12], instants)
    assert np.abs(np.diff(gains)).max() < 0.05


def test_loud_music_goes_down_further_where_it_is_to_be_beneath() -> None:
    duck = Duck(by_db=12, below_db=12)
    assert depth_of(duck, -24.0, -20.0) == 12
    assert depth_of(duck, -14.0, -20.0) == 18
    assert depth_of(Duck(by_db=6), -14.0, -20.0) == 6
    assert depth_of(duck, -np.inf, -20.0) == 12


def test_music_goes_down_under_speech_and_comes_back(write: Write, tmp_path: Path) -> None:
    speech = write("speech.wav", _speech((0.5, 2.0), (2.3, 3.0), seconds=4))
    music = write("music.wav", sine(440, 8, 0.3))
    sounds = [
        Sound(speech, Fraction(2), Fraction(6), role="speech"),
        Sound(music, Fraction(0), Fraction(8), role="music", duck=Duck(by_db=10)),
    ]
    mix = master(sounds, Fraction(8), _AS_IT_IS, tmp_path)
    assert mix is not None
    with mix:
        heard = whole(mix.blocks())
    before, beneath, after = (_tone(heard, start, start + 0.5, 440) for start in (1.5, 3.5, 6.5))
    assert before == pytest.approx(0.3, rel=0.02)
    assert 20 * np.log10(beneath / before) == pytest.approx(-10, abs=0.3)
    assert after == pytest.approx(before, rel=0.02)


def test_a_sound_does_not_duck_under_itself(write: Write, tmp_path: Path) -> None:
    music = write("music.wav", sine(440, 2, 0.3))
    sounds = [Sound(music, Fraction(0), Fraction(2), role="music", duck=Duck(under="music"))]
    mix = master(sounds, Fraction(2), _AS_IT_IS, tmp_path)
    assert mix is not None
    with mix:
        assert _tone(whole(mix.blocks()), 0.5, 1.5, 440) == pytest.approx(0.3, rel=0.01)


def _tone(samples: Samples, start: float, end: float, hertz: float) -> float:
    part = samples[round(start * RATE) : round(end * RATE), 0]
    turns = np.exp(-2j * np.pi * hertz * np.arange(len(part)) / RATE)
    return float(np.abs((part * turns * np.hanning(len(part))).mean()) * 4)
