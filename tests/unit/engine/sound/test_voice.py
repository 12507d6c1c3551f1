"""How one sound is heard in the film: faded, panned, looped, stretched, and never with a click."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest
from sound_media import RATE, Write, click_near, clicks, noise, play, sine

from kinoform.engine.sound.samples import Samples
from kinoform.model.sound import GainPoint, Sound

_SECOND = Fraction(1)


def _level(samples: Samples, start: float, end: float) -> float:
    part = samples[round(start * RATE) : round(end * RATE)]
    return float(np.sqrt(np.square(part).mean()))


def test_a_sound_lasts_exactly_its_span_and_is_silent_after_its_medium(write: Write) -> None:
    heard = play(Sound(write("s.wav", sine(440, 1)), Fraction(1, 3), Fraction(10, 3)))
    assert len(heard) == 3 * RATE
    assert _level(heard, 0.1, 0.9) > 0.3
    assert not heard[RATE:].any()


def test_an_untouched_sound_comes_through_bit_by_bit(write: Write) -> None:
    samples = noise(2)
    path = write("n.wav", samples, "pcm_f32le")
    heard = play(Sound(path, Fraction(0), 2 * _SECOND))
    edge = round(0.003 * RATE)
    assert np.array_equal(heard[edge:-edge], samples[edge:-edge])


def test_gain_points_lead_along_their_curves(write: Write) -> None:
    path = write("one.wav", np.full((4 * RATE, 2), 0.5, np.float32), "pcm_f32le")
    points = (
        GainPoint(1.0, 1.0),
        GainPoint(2.0, 0.0),
        GainPoint(3.0, 1.0, "ease-in-quad"),
    )
    heard = play(Sound(path, Fraction(0), 4 * _SECOND, gain=points))[:, 0] * 2
    for instant, gain in [(0.5, 1.0), (1.25, 0.75), (2.0, 0.0), (2.5, 0.25), (3.5, 1.0)]:
        assert heard[round(instant * RATE)] == pytest.approx(gain, abs=0.005)


def test_a_sudden_gain_does_not_click(write: Write) -> None:
    path = write("one.wav", np.full((2 * RATE, 2), 0.5, np.float32), "pcm_f32le")
    points = (GainPoint(0.0, 1.0), GainPoint(1.0, 1.0), GainPoint(1.0, 0.2))
    heard = play(Sound(path, Fraction(0), 2 * _SECOND, gain=points))
    inner = heard[round(0.1 * RATE) : -round(0.1 * RATE)]
    assert np.abs(np.diff(inner, axis=0)).max() < 0.005


def test_fades_that_cross_keep_the_power_of_one_sound(write: Write) -> None:
    path = write("one.wav", np.full((2 * RATE, 2), 0.5, np.float32), "pcm_f32le")
    coming = play(Sound(path, Fraction(0), _SECOND, fade_in=1.0))[:, 0]
    going = play(Sound(path, Fraction(0), _SECOND, fade_out=1.0))[:, 0]
    assert coming[0] == pytest.approx(0.0, abs=0.001)
    assert coming[RATE // 2] == pytest.approx(0.5 * np.sqrt(0.5), abs=0.001)
    power = (coming**2 + going**2)[200:-200]
    assert power == pytest.approx(np.full(len(power), 0.25), abs=0.001)


def test_pan_moves_power_from_side_to_side(write: Write) -> None:
    path = write("s.wav", sine(440, 1))
    middle = play(Sound(path, Fraction(0), _SECOND))
    for pan in (-1.0, -0.4, 0.5, 1.0):
        heard = play(Sound(path, Fraction(0), _SECOND, pan=pan))
        assert np.square(heard).sum() == pytest.approx(np.square(middle).sum(), rel=0.001)
        left, right = np.abs(heard).max(axis=0)
        assert (left > right) == (pan < 0)
    assert np.abs(play(Sound(path, Fraction(0), _SECOND, pan=1.0))[:, 0]).max() < 1e-6


def test_a_cut_in_the_midst_of_sound_does_not_click(write: Write) -> None:
    path = write("s.wav", sine(100, 2))
    sound = Sound(path, Fraction(0), Fraction("0.5025"), source_start=Fraction("0.7525"))
    heard = play(sound)
    assert np.abs(heard[[0, -1]]).max() < 0.01
    assert np.abs(np.diff(heard, axis=0)).max() < 0.02


@pytest.mark.parametrize("rate", [Fraction(1), Fraction(5, 4)])
def test_the_seam_of_a_loop_does_not_click(write: Write, rate: Fraction) -> None:
    # 1.0025 seconds of 100 Hz end at the crest, and begin again at nought.
    path = write("s.wav", sine(100, 1.0025))
    heard = play(Sound(path, Fraction(0), 5 * _SECOND, loop=True, rate=rate))
    steady = np.abs(np.diff(sine(100, 1), axis=0)).max()
    assert np.abs(np.diff(heard[:-200], axis=0)).max() < 2 * steady
    assert min(_level(heard, at, at + 0.02) for at in np.arange(0.1, 4.8, 0.02)) > 0.2


def test_rounds_of_a_loop_take_exactly_their_source(write: Write) -> None:
    path = write("c.wav", clicks([0.3], 1.0))
    sound = Sound(path, Fraction(0), 9 * _SECOND, loop=True, source_end=Fraction(4, 5))
    heard = play(sound)
    for round_ in range(11):
        instant = 0.3 + 0.8 * round_
        assert click_near(heard, instant) == pytest.approx(instant, abs=1.5 / RATE)


def test_rounds_that_cross_over_keep_their_power(write: Write) -> None:
    path = write("n.wav", noise(2))
    heard = play(Sound(path, Fraction(0), 9 * _SECOND, loop=True, crossfade=0.5))
    levels = [_level(heard, at, at + 0.1) for at in np.arange(0.1, 8.8, 0.1)]
    assert levels == pytest.approx([np.mean(levels)] * len(levels), rel=0.08)
    steps = np.abs(np.diff(heard[200:-200], axis=0))
    assert steps.max() < 1.2 * np.abs(np.diff(noise(2), axis=0)).max()


@pytest.mark.parametrize("rate", [Fraction(1), Fraction(2)])
def test_rounds_that_cross_over_are_shorter_by_it(write: Write, rate: Fraction) -> None:
    path = write("c.wav", clicks([float(rate)], 3.0 * float(rate)))
    heard = play(Sound(path, Fraction(0), 12 * _SECOND, loop=True, crossfade=0.4, rate=rate))
    for instant in (1.0, 3.6, 6.2, 8.8):
        assert click_near(heard, instant) == pytest.approx(instant, abs=0.015)


def test_a_crossfade_takes_half_of_a_short_sound_at_most(write: Write) -> None:
    path = write("c.wav", clicks([0.3], 1.0))
    heard = play(Sound(path, Fraction(0), 4 * _SECOND, loop=True, crossfade=30.0))
    for instant in (0.3, 0.8, 1.3, 3.3):
        assert click_near(heard, instant) == pytest.approx(instant, abs=1.5 / RATE)


def test_a_round_that_ends_where_it_begins_goes_on_bit_by_bit(write: Write) -> None:
    samples = noise(1)
    path = write("n.wav", samples, "pcm_f32le")
    heard = play(Sound(path, Fraction(0), 3 * _SECOND, loop=True, crossfade=0.0))
    edge = round(0.003 * RATE)
    assert np.array_equal(heard[edge:-edge], np.concatenate([samples] * 3)[edge:-edge])


def test_a_long_loop_is_the_same_as_a_short_one_kept_in_memory(
    write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    sound = Sound(write("n.wav", noise(1)), Fraction(0), 3 * _SECOND, loop=True)
    kept = play(sound)
    monkeypatch.setattr("kinoform.engine.sound.loop._KEPT", 0)
    assert np.array_equal(play(sound), kept)


def test_a_loop_of_nothing_is_silence(write: Write) -> None:
    path = write("s.wav", sine(440, 1))
    sound = Sound(path, Fraction(0), _SECOND, source_start=Fraction(5), loop=True)
    assert not play(sound).any()
    assert not play(replace(sound, crossfade=0.3)).any()


@pytest.mark.parametrize("rate", [Fraction(1, 4), Fraction(2, 3), Fraction(2), Fraction(4)])
def test_another_rate_keeps_the_pitch_and_scales_the_time(write: Write, rate: Fraction) -> None:
    path = write("s.wav", sine(440, 2))
    heard = play(Sound(path, Fraction(0), 10 * _SECOND, rate=rate))
    length = round(2 * RATE / rate)
    ended = np.flatnonzero(np.abs(heard[:, 0]) > 0.01)[-1]
    assert ended == pytest.approx(length, abs=RATE // 100)
    spectrum = np.abs(np.fft.rfft(heard[:length, 0]))
    assert spectrum.argmax() * RATE / length == pytest.approx(440, abs=3)
    assert _level(heard, 0.1, length / RATE - 0.1) == pytest.approx(0.3535, rel=0.02)


@pytest.mark.parametrize("rate", [Fraction(1, 2), Fraction(11, 10), Fraction(2)])
def test_a_stretched_sound_stays_in_time_with_the_picture(write: Write, rate: Fraction) -> None:
    seconds = 30
    instants = [1.0, 13.25, 29.0]
    samples = sine(220, seconds, 0.1)
    for instant in instants:
        first = round((instant - 0.05) * RATE)
        samples[first : first + RATE // 10] += sine(2000, 0.1)
    path = write("beeps.wav", samples)
    heard = play(Sound(path, Fraction(0), Fraction(seconds) / rate, rate=rate))
    for instant in instants:
        due = instant / float(rate)
        assert _middle_of_beep(heard, due, 0.12 / float(rate)) == pytest.approx(due, abs=1 / 60)


@pytest.mark.parametrize("hertz", [50, 82, 440])
def test_the_lowest_bass_keeps_its_pitch(write: Write, hertz: int) -> None:
    path = write("bass.wav", sine(hertz, 4))
    heard = play(Sound(path, Fraction(0), 3 * _SECOND, rate=Fraction(4, 3)))[:, 0]
    spectrum = np.abs(np.fft.rfft(heard * np.hanning(len(heard))))
    assert spectrum.argmax() / 3 == pytest.approx(hertz, abs=0.5)


def _middle_of_beep(heard: Samples, near: float, within: float) -> float:
    first = round((near - within) * RATE)
    part = heard[first : round((near + within) * RATE), 0]
    beats = part * np.exp(-2j * np.pi * 2000 * np.arange(len(part)) / RATE)
    loud = np.flatnonzero(np.abs(np.convolve(beats, np.full(240, 1 / 240), "same")) > 0.1)
    return (first + loud.mean()) / RATE
