"""Music from nothing: in time, in key, as loud as it should be, without seams, and kept."""

from __future__ import annotations

import hashlib
import subprocess
import sys
import time
import wave
from itertools import islice
from pathlib import Path

import numpy as np
import pytest

from kinoform.engine.sound.loudness import Loudness
from kinoform.kit.discover import records
from kinoform.providers import music_shelf
from kinoform.providers.music import beds, recorded
from kinoform.providers.music._harmony import Key, progression, voiced
from kinoform.providers.music._moods import MOODS
from kinoform.providers.music._score import Score
from kinoform.providers.music.base import MusicProvider, MusicRefused, Wish
from kinoform.providers.music_shelf import MusicShelf, all_pieces

RATE = 48_000
IDS = [mood.id for mood in MOODS]


def heard(path: Path) -> np.ndarray:
    with wave.open(str(path)) as file:
        assert (file.getframerate(), file.getnchannels(), file.getsampwidth()) == (RATE, 2, 2)
        samples = np.frombuffer(file.readframes(file.getnframes()), "<i2").reshape(-1, 2)
    return (samples / 32768).astype(np.float32)


def made(folder: Path, **wish: object) -> np.ndarray:
    path = folder / "music.wav"
    beds.make(Wish(**wish), path)  # type: ignore[arg-type]
    return heard(path)


def loudness_of(samples: np.ndarray) -> Loudness:
    loudness = Loudness(RATE)
    for first in range(0, len(samples), RATE):
        loudness.add(samples[first : first + RATE])
    return loudness


def levels(samples: np.ndarray, seconds: float) -> np.ndarray:
    window = round(seconds * RATE)
    parts = samples[: len(samples) // window * window].reshape(-1, window * 2)
    return 10 * np.log10(np.square(parts).mean(axis=1) + 1e-12)


@pytest.fixture(scope="module", params=["calm", "uplifting", "lofi"])
def round_(request, tmp_path_factory) -> np.ndarray:
    folder = tmp_path_factory.mktemp(request.param)
    return made(folder, piece=request.param, tempo=130 if request.param != "lofi" else None)


def test_every_mood_that_people_ask_for_has_a_bed() -> None:
    asked = {
        "calm", "warm", "uplifting", "corporate", "inspiring", "playful", "dramatic", "tense",
        "dreamy", "lofi", "energetic", "ambient", "nostalgic", "tender", "happy",
    }  # fmt: skip
    assert asked <= {piece.mood for piece in beds.pieces()}


@pytest.mark.parametrize("mood", IDS)
def test_every_bed_has_its_loudness_and_leaves_room_for_speech(mood: str, tmp_path: Path) -> None:
    samples = made(tmp_path, piece=mood, seconds=12)
    loudness = loudness_of(samples)
    assert loudness.integrated_lufs == pytest.approx(-20, abs=0.5)
    assert loudness.true_peak_dbtp < -3
    power = np.abs(np.fft.rfft(samples.mean(axis=1))) ** 2
    hertz = np.fft.rfftfreq(len(samples), 1 / RATE)
    assert power[(hertz > 1000) & (hertz < 4000)].sum() < 0.08 * power.sum()
    assert power[hertz < 30].sum() < 0.02 * power.sum()
    assert np.abs(samples.mean(axis=0)).max() < 1e-3
    assert not np.array_equal(samples[:, 0], samples[:, 1])


@pytest.mark.parametrize("mood", MOODS, ids=IDS)
@pytest.mark.parametrize("seed", [0, 1, 7])
def test_every_tone_is_in_the_key(mood, seed: int) -> None:
    score = Score(mood, seed)
    tones = {(score.key.tonic + step) % 12 for step in score.key.scale}
    bars = [*islice(score.bars(), 40), score.cadence(), score.ending()]
    notes = [note for bar in bars for note in bar if note.layer != "drums"]
    assert {note.pitch % 12 for note in notes} <= tones
    assert all(26 <= note.pitch <= 96 for note in notes)
    assert all(0 <= note.beat < 4.2 and 0 < note.strength <= 1 for bar in bars for note in bar)


def test_chords_lead_into_each_other_by_small_steps() -> None:
    key = Key(0, (0, 2, 4, 5, 7, 9, 11))
    voicing = voiced(progression("1")[0], key, (52, 57, 60, 64))
    for chord in progression("6:7 4:9 5:sus4 5 1 3:7 2:7 5:7 1:9"):
        after = voiced(chord, key, voicing)
        assert {pitch % 12 for pitch in after} == set(chord.classes(key))
        assert sum(abs(a - b) for a, b in zip(voicing, after, strict=True)) <= 12
        voicing = after


def test_a_round_goes_on_where_it_ends_as_if_there_were_no_seam(round_: np.ndarray) -> None:
    twice = np.concatenate([round_, round_])
    bends = np.abs(np.diff(twice, n=2, axis=0)).max(axis=1)
    seam = bends[len(round_) - 50 : len(round_) + 50].max()
    usual = np.sort(bends.reshape(-1)[: len(bends) // 100 * 100].reshape(-1, 100).max(axis=1))
    assert seam <= usual[round(0.995 * len(usual)) - 1]
    around = levels(twice[len(round_) - 2 * RATE : len(round_) + 2 * RATE], 0.5)
    assert around.max() - around.min() < 9


def test_a_round_has_no_holes_and_no_jumps(round_: np.ndarray) -> None:
    seconds = levels(round_, 1.0)
    assert np.abs(np.diff(seconds)).max() < 7
    assert seconds.max() - seconds.min() < 11
    assert 40 < len(round_) / RATE < 80


def test_a_round_is_of_whole_bars_at_the_tempo_asked_for(tmp_path: Path) -> None:
    samples = made(tmp_path, piece="ambient", tempo=120)
    bars = len(samples) / RATE / 2.0
    assert bars == pytest.approx(round(bars), abs=1e-3)
    assert round(bars) % 4 == 0


@pytest.mark.parametrize("seconds", [1, 2.5, 7.3, 20.000_03, 47.77])
def test_a_piece_lasts_exactly_so_long_and_ends_by_itself(seconds: float, tmp_path: Path) -> None:
    samples = made(tmp_path, piece="corporate", seconds=seconds)
    assert len(samples) == round(seconds * RATE)
    assert np.abs(samples[[0, -1]]).max() < 1e-3
    end = levels(samples[-RATE:], 0.1)
    assert end[-1] < -50
    assert (np.diff(end) < 2).all()
    if seconds > 7:
        body = levels(samples[: -4 * RATE], 0.5)
        assert body[1:].min() > body.max() - 20


def test_the_same_wish_is_the_same_music_in_every_process(tmp_path: Path) -> None:
    made(tmp_path, piece="playful", seconds=5, seed=3)
    here = hashlib.sha256((tmp_path / "music.wav").read_bytes()).hexdigest()
    code = (
        "import pathlib; from kinoform.providers.music import beds;"
        "from kinoform.providers.music.base import Wish;"
        "wish = Wish(piece='playful', seconds=5, seed=3);"
        f"beds.make(wish, pathlib.Path({str(tmp_path)!r}, 'b.wav'))"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
    assert hashlib.sha256((tmp_path / "b.wav").read_bytes()).hexdigest() == here


def test_another_seed_is_another_tune(tmp_path: Path) -> None:
    first, second = (made(tmp_path, piece="warm", seconds=6, seed=seed) for seed in (1, 2))
    assert abs(float(np.corrcoef(first[:, 0], second[:, 0])[0, 1])) < 0.5


def test_music_is_made_much_faster_than_it_plays(tmp_path: Path) -> None:
    began = time.process_time()
    samples = made(tmp_path, piece="uplifting")
    assert len(samples) / RATE > 8 * (time.process_time() - began)


@pytest.mark.parametrize(
    "wish",
    [
        {"seconds": 0.5}, {"seconds": 4000}, {"seconds": float("nan")}, {"tempo": 20},
        {"tempo": 500}, {"piece": "no-such-mood"}, {"piece": "x" * 10_000}, {"piece": ""},
        {"piece": "../calm"}, {"piece": "recorded/tense"},
    ],
)  # fmt: skip
def test_what_cannot_be_played_is_refused_with_a_hint(wish: dict, tmp_path: Path) -> None:
    with pytest.raises(MusicRefused) as refused:
        MusicShelf(tmp_path / "music").file(Wish(**{"piece": "calm", **wish}))
    assert refused.value.hint
    assert len(refused.value.message) < 200
    assert not (tmp_path / "music").exists()


def test_a_mistyped_mood_is_answered_with_the_one_meant(tmp_path: Path) -> None:
    with pytest.raises(MusicRefused) as refused:
        MusicShelf(tmp_path).file(Wish(piece="uplfting"))
    assert "'uplifting'" in refused.value.hint


def test_music_is_made_once_and_whatever_it_is_called(tmp_path: Path) -> None:
    shelf = MusicShelf(tmp_path / "new")
    file = shelf.file(Wish(piece="calm", seconds=3))
    before = file.stat().st_ino
    for name in ("Calm", " calm ", "relaxing", "beds/calm"):
        assert shelf.file(Wish(piece=name, seconds=3.0)) == file
    assert file.stat().st_ino == before
    assert shelf.file(Wish(piece="calm", seconds=3, seed=1)) != file
    assert len(list(shelf.folder.iterdir())) == 2


def test_music_that_fails_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(_wish: Wish, path: Path) -> None:
        path.write_bytes(b"half")
        raise MusicRefused("music_failed", "the disk is full")

    provider = MusicProvider(
        kind="broken",
        version="1",
        pieces=beds.pieces,
        reason_against=lambda: "",
        make=fails,
        rank=1,
    )
    monkeypatch.setattr(music_shelf, "records", lambda *_: {"broken": provider})
    with pytest.raises(MusicRefused):
        MusicShelf(tmp_path).file(Wish(piece="calm"))
    assert not list(tmp_path.iterdir())


def test_pieces_have_names_of_their_own() -> None:
    pieces = all_pieces()
    assert len({piece.id for piece in pieces}) == len(pieces) >= 15
    assert all(piece.name and piece.description for piece in pieces)
    assert set(records("kinoform.providers.music", "MUSIC")) == {"beds", "recorded"}


def test_other_words_mean_moods_that_there_are() -> None:
    assert set(music_shelf.SYNONYMS.values()) <= set(IDS)
    assert not set(music_shelf.SYNONYMS) & set(IDS)


def test_recorded_tracks_are_told_about_by_those_who_made_them() -> None:
    pieces = recorded.pieces()
    assert len(pieces) == 28
    assert {piece.mood for piece in pieces} == {"calm", "energetic", "happy", "nostalgic", "tender"}
    (piece,) = (piece for piece in pieces if piece.id == "calm-acoustic-1")
    assert piece.description.startswith("Acoustic, C major, 68 beats a minute")


def test_a_recorded_track_becomes_a_round_of_whole_bars(tmp_path: Path) -> None:
    shelf = MusicShelf(tmp_path)
    samples = heard(shelf.file(Wish(piece="recorded/calm", seed=1)))
    bars = len(samples) / RATE / (4 * 60 / 68)
    assert bars == pytest.approx(round(bars), abs=1e-3)
    assert loudness_of(samples).integrated_lufs == pytest.approx(-20, abs=0.5)
    seam = np.abs(samples[0] - samples[-1]).max()
    assert seam <= np.quantile(np.abs(np.diff(samples, axis=0)), 0.999)
    ends = levels(np.concatenate([samples[-2 * RATE :], samples[: 2 * RATE]]), 1.0)
    assert ends.min() > levels(samples, 1.0).max() - 12


def test_a_recorded_track_plays_as_long_and_as_fast_as_asked(tmp_path: Path) -> None:
    shelf = MusicShelf(tmp_path)
    samples = heard(shelf.file(Wish(piece="happy-acoustic-1", seconds=41.5)))
    assert len(samples) == round(41.5 * RATE)
    assert np.abs(samples[-1]).max() < 1e-3
    quick = heard(shelf.file(Wish(piece="happy-acoustic-1", tempo=120)))
    bars = len(quick) / RATE / 2.0
    assert bars == pytest.approx(round(bars), abs=1e-3)
    with pytest.raises(MusicRefused, match="180 beats"):
        shelf.file(Wish(piece="happy-acoustic-1", tempo=180))


def test_recorded_tracks_that_are_not_installed_are_said_to_be(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recorded, "tracks", lambda: ())
    with pytest.raises(MusicRefused) as refused:
        MusicShelf(tmp_path).file(Wish(piece="recorded/calm"))
    assert "kinoform[music]" in refused.value.hint
