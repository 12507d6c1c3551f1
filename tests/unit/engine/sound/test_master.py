"""The film's whole sound: as long as the film, as loud as asked, the same every time."""

from __future__ import annotations

import tracemalloc
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from sound_media import RATE, Write, noise, sine, whole

from kinoform.engine.sound import Loudness, Master, master
from kinoform.engine.sound.samples import Samples
from kinoform.model.problem import Cancelled
from kinoform.model.sound import GainPoint, Mastering, Sound

_AS_IT_IS = Mastering(target_lufs=None, peak_dbtp=0.0)


def _master(
    sounds: list[Sound], seconds: float, folder: Path, mastering: Mastering = _AS_IT_IS
) -> Master:
    made = master(sounds, Fraction(str(seconds)), mastering, folder)
    assert made is not None
    return made


def _heard(
    sounds: list[Sound], seconds: float, folder: Path, mastering: Mastering = _AS_IT_IS
) -> Samples:
    with _master(sounds, seconds, folder, mastering) as made:
        return whole(made.blocks())


def _drums(seconds: float) -> Samples:
    """Hits far above a soft bed: loud peaks, little loudness."""
    samples = noise(seconds)
    for hit in np.arange(0.2, seconds - 0.2, 0.5):
        first = round(hit * RATE)
        samples[first : first + 600] += 0.8 * sine(180, 600 / RATE, 1.0) * np.hanning(600)[:, None]
    return samples.astype(np.float32)


def test_a_film_without_sounds_has_no_sound_track(tmp_path: Path) -> None:
    assert master([], Fraction(5), Mastering(), tmp_path) is None


def test_the_sound_is_as_long_as_the_film_to_the_sample(write: Write, tmp_path: Path) -> None:
    path = write("s.wav", sine(440, 1))
    for seconds in ("0.5", "2.333", "1/3"):
        made = master(
            [Sound(path, Fraction(0), Fraction(9))], Fraction(seconds), _AS_IT_IS, tmp_path
        )
        assert made is not None
        with made:
            count = round(Fraction(seconds) * RATE)
            assert made.count == len(whole(made.blocks())) == count


def test_sounds_lie_where_the_film_says_and_add_up(write: Write, tmp_path: Path) -> None:
    one, other = noise(2, seed=1), noise(2, seed=2)
    sounds = [
        Sound(write("1.wav", one, "pcm_f32le"), Fraction("0.5"), Fraction("2.5")),
        Sound(write("2.wav", other, "pcm_f32le"), Fraction("1.00125"), Fraction("3.00125")),
    ]
    heard = _heard(sounds, 4, tmp_path)
    meant = np.zeros((4 * RATE, 2), np.float32)
    meant[24_000:120_000] += one
    meant[48_060:144_060] += other
    inner = slice(48_300, 119_700)
    assert np.abs(heard[inner] - meant[inner]).max() < 1e-6
    assert not heard[:24_000].any()
    assert not heard[144_060:].any()


def test_the_same_input_gives_the_same_samples_in_blocks_of_any_size(
    write: Write, tmp_path: Path
) -> None:
    drums = Sound(write("d.m4a", _drums(3), "aac"), Fraction(0), Fraction(3), rate=Fraction(5, 4))
    bed = Sound(write("n.mp3", noise(1), "libmp3lame"), Fraction(0), Fraction(3), loop=True)
    mastering = Mastering(target_lufs=-12.0)
    first = _heard([drums, bed], 3, tmp_path, mastering)
    with _master([drums, bed], 3, tmp_path, mastering) as again:
        for size in (1_024, 4_801, 500_000):
            blocks = list(again.blocks(size))
            assert {len(block) for block in blocks[:-1]} <= {size}
            assert all(block.dtype == np.float32 for block in blocks)
            assert np.array_equal(whole(blocks), first)


@pytest.mark.parametrize("target", [None, -12.0])
def test_a_part_of_the_film_has_the_samples_of_the_whole(
    write: Write, tmp_path: Path, target: float | None
) -> None:
    drums = Sound(write("d.wav", _drums(5)), Fraction(0), Fraction(5))
    with _master([drums], 5, tmp_path, Mastering(target)) as made:
        heard = whole(made.blocks())
        for begin, end in [("0", "1.5"), ("1.25", "2.5"), ("3.333", "5"), ("4", "9"), ("6", "7")]:
            part = whole(made.blocks_between(Fraction(begin), Fraction(end), 1_000))
            first, last = (round(Fraction(seconds) * RATE) for seconds in (begin, end))
            assert np.array_equal(part, heard[first:last])


@pytest.mark.parametrize("gain", [0.5, 1.0, 4.0])
def test_the_film_is_as_loud_as_asked(write: Write, tmp_path: Path, gain: float) -> None:
    sound = Sound(write("n.wav", noise(4)), Fraction(0), Fraction(4), gain=(GainPoint(0, gain),))
    with _master([sound], 4, tmp_path, Mastering(-16.0, -1.0)) as made:
        reading = Loudness()
        for block in made.blocks():
            reading.add(block)
        assert reading.integrated_lufs == pytest.approx(-16.0, abs=1.0)
        assert reading.true_peak_dbtp <= -1.0
        assert made.lufs == pytest.approx(reading.integrated_lufs, abs=0.05)
        assert made.true_peak_dbtp == pytest.approx(reading.true_peak_dbtp, abs=0.05)


def test_peaks_are_held_without_losing_the_loudness(write: Write, tmp_path: Path) -> None:
    drums = Sound(write("d.wav", _drums(6), "pcm_f32le"), Fraction(0), Fraction(6))
    with _master([drums], 6, tmp_path, Mastering(-13.0, -1.5)) as made:
        raw = Loudness()
        raw.add(_drums(6))
        assert raw.true_peak_dbtp + made.gain_db > 1.0
        reading = Loudness()
        reading.add(whole(made.blocks()))
    assert reading.true_peak_dbtp <= -1.5
    assert reading.integrated_lufs == pytest.approx(-13.0, abs=1.0)


def test_the_limiter_turns_down_smoothly(write: Write, tmp_path: Path) -> None:
    steady = sine(60, 3, 0.2)
    burst = steady.copy()
    burst[RATE : RATE + 2_400] += sine(60, 0.05, 0.7)
    sound = Sound(write("b.wav", burst, "pcm_f32le"), Fraction(0), Fraction(3))
    heard = _heard([sound], 3, tmp_path, Mastering(None, -6.0))
    assert np.abs(heard).max() <= 0.502
    gains = (heard / np.where(np.abs(burst) > 0.01, burst, np.nan))[1000:-1000, 0]
    steps = np.abs(np.diff(gains[np.isfinite(gains)]))
    assert steps.max() < 0.01
    assert gains[-1] == pytest.approx(1.0, abs=1e-4)


def test_a_soft_mix_is_raised_by_no_more_than_20_db(write: Write, tmp_path: Path) -> None:
    sound = Sound(write("s.wav", sine(440, 2, 0.002), "pcm_f32le"), Fraction(0), Fraction(2))
    with _master([sound], 2, tmp_path, Mastering()) as made:
        assert made.gain_db == 20.0
        assert np.abs(whole(made.blocks())).max() == pytest.approx(0.02, rel=0.01)


def test_near_silence_is_left_as_it_is(write: Write, tmp_path: Path) -> None:
    sound = Sound(write("s.wav", sine(440, 2, 0.0001), "pcm_f32le"), Fraction(0), Fraction(2))
    with _master([sound], 2, tmp_path, Mastering()) as made:
        assert made.gain_db == 0.0
        assert np.abs(whole(made.blocks())).max() == pytest.approx(0.0001, rel=0.01)


def test_without_a_target_the_mix_keeps_its_loudness(write: Write, tmp_path: Path) -> None:
    heard = _heard(
        [Sound(write("s.wav", sine(440, 2, 0.1), "pcm_f32le"), Fraction(0), Fraction(2))],
        2,
        tmp_path,
        Mastering(target_lufs=None),
    )
    assert np.abs(heard).max() == pytest.approx(0.1, rel=0.001)


def test_another_sample_rate_is_mastered_as_well(write: Write, tmp_path: Path) -> None:
    sound = Sound(write("n.wav", noise(3)), Fraction(0), Fraction(3))
    with _master([sound], 3, tmp_path, Mastering(sample_rate=44_100)) as made:
        heard = whole(made.blocks())
    assert len(heard) == 3 * 44_100
    reading = Loudness(44_100)
    reading.add(heard)
    assert reading.integrated_lufs == pytest.approx(-16.0, abs=0.5)


def test_damage_is_a_warning_that_names_the_file_and_not_a_crash(
    write: Write, tmp_path: Path
) -> None:
    broken = tmp_path / "broken.mp3"
    broken.write_bytes(b"nothing of the kind" * 100)
    sounds = [
        Sound(write("s.wav", sine(440, 1)), Fraction(0), Fraction(1)),
        Sound(str(broken), Fraction(0), Fraction(1)),
    ]
    with _master(sounds, 1, tmp_path) as made:
        assert [problem.severity for problem in made.problems] == ["warning"]
        assert "broken.mp3" in made.problems[0].message
        assert np.abs(whole(made.blocks())).max() > 0.4


def test_nothing_stays_in_the_work_folder(write: Write, tmp_path: Path) -> None:
    sound = Sound(write("s.wav", sine(440, 1)), Fraction(0), Fraction(1))
    work = tmp_path / "work"
    work.mkdir()
    _master([sound], 1, work).close()
    with pytest.raises(Cancelled):
        master([sound], Fraction(1), Mastering(), work, cancelled=lambda: True)
    assert list(work.iterdir()) == []


def test_progress_rises_to_one(write: Write, tmp_path: Path) -> None:
    shares: list[float] = []
    sound = Sound(write("s.wav", sine(440, 1)), Fraction(0), Fraction(1))
    made = master([sound], Fraction(3), Mastering(), tmp_path, on_progress=shares.append)
    assert made is not None
    made.close()
    assert shares == sorted(shares)
    assert shares[0] > 0
    assert shares[-1] == 1.0


def test_memory_is_flat_in_the_length_of_the_film(write: Write, tmp_path: Path) -> None:
    path = write("d.wav", _drums(2))

    def peak_bytes(seconds: int) -> int:
        sound = Sound(path, Fraction(0), Fraction(seconds), loop=True)
        tracemalloc.start()
        with _master([sound], seconds, tmp_path, Mastering(-10.0)) as made:
            for _ in made.blocks():
                pass
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return peak

    _heard([Sound(path, Fraction(0), Fraction(2))], 2, tmp_path)
    short, long = peak_bytes(6), peak_bytes(36)
    assert long < short + 1_000_000
    assert long < 60_000_000
