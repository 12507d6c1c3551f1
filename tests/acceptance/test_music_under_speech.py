"""A finished film: music makes way for those who speak, and the mix has its loudness."""

from __future__ import annotations

import json
import wave
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import kinoform
from acceptance.command import film
from kinoform.engine.sound.loudness import Loudness
from kinoform.providers.music.base import Wish
from kinoform.providers.music_shelf import MusicShelf

RATE = 48_000
SECONDS = 16
SPOKEN = ((2.0, 5.0), (5.4, 7.0), (9.0, 10.0), (12.0, 14.0))
"""A breath after the second, and pauses of two seconds after that."""
PAUSES = ((0.0, 1.7), (7.45, 8.7), (10.45, 11.7), (14.45, 15.5))
"""Where the music is to be back: apart from its ways down and up."""


def speech() -> np.ndarray:
    """Syllables, four in a second, in the band of a voice."""
    rough = np.random.default_rng(5).standard_normal(SECONDS * RATE)
    spectrum = np.fft.rfft(rough)
    hertz = np.fft.rfftfreq(len(rough), 1 / RATE)
    voice = np.fft.irfft(spectrum * ((hertz > 150) & (hertz < 3500)), len(rough))
    seconds = np.arange(len(rough)) / RATE
    mouth = np.zeros(len(rough))
    for begins, ends in SPOKEN:
        within = (seconds >= begins) & (seconds < ends)
        mouth[within] = 0.25 + 0.75 * np.sin(np.pi * 4 * (seconds[within] - begins)) ** 2
    wave_ = voice / voice.std() * mouth * 0.1
    return np.stack([wave_, wave_], axis=1)


def write(path: Path, samples: np.ndarray) -> None:
    with wave.open(str(path), "wb") as file:
        file.setnchannels(2)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(np.rint(samples * 32767).astype("<i2").tobytes())


def read(path: Path) -> np.ndarray:
    with wave.open(str(path)) as file:
        samples = np.frombuffer(file.readframes(file.getnframes()), "<i2")
    return samples.reshape(-1, 2) / 32768


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("mix")
    write(folder / "speech.wav", speech())
    music = MusicShelf(folder / "shelf")
    (folder / "bed.wav").write_bytes(music.file(Wish(piece="uplifting")).read_bytes())
    (folder / "track.wav").write_bytes(
        music.file(Wish(piece="recorded/energetic", seed=3)).read_bytes()
    )
    return folder


def mixed(folder: Path, *clips: dict[str, Any], target: float | None = None) -> np.ndarray:
    """The sound of a film of these clips, which all last as long as the film."""
    on_stage = [{"type": "audio", "start": 0, "duration": SECONDS, **clip} for clip in clips]
    document = film(*on_stage, loudness={"target": target})
    written = folder / "film.json"
    written.write_text(json.dumps(document))
    kinoform.render(written, folder / "film.wav", workers=1)
    return read(folder / "film.wav")


def level(samples: np.ndarray, begins: float, ends: float) -> float:
    part = samples[round(begins * RATE) : round(ends * RATE)]
    return float(10 * np.log10(np.square(part).mean() + 1e-12))


def music_clip(src: str, volume: float, duck: Any) -> dict[str, Any]:
    return {"src": src, "loop": True, "volume": volume, "duck": duck}


SPEECH = {"src": "speech.wav", "role": "speech"}
MUSIC = [
    pytest.param("bed.wav", 1.0, True, id="a bed"),
    pytest.param("bed.wav", 0.4, {"under": "speech", "db": 14}, id="a quiet bed"),
    pytest.param("bed.wav", 4.0, True, id="a bed as loud as it goes"),
    pytest.param("track.wav", 4.0, {"under": "speech"}, id="a track as loud as it goes"),
]


@pytest.mark.parametrize(("src", "volume", "duck"), MUSIC)
def test_music_lies_beneath_speech_and_comes_back(
    folder: Path, src: str, volume: float, duck: Any
) -> None:
    alone = mixed(folder, music_clip(src, volume, None))
    voice = mixed(folder, SPEECH)
    beneath = mixed(folder, SPEECH, music_clip(src, volume, duck)) - voice
    for begins, ends in SPOKEN:
        assert level(beneath, begins, ends) <= level(voice, begins, ends) - 9
        # It is all the way down before the first syllable has begun, by looking ahead.
        first = level(beneath, begins, begins + 0.1) - level(alone, begins, begins + 0.1)
        assert first < -9
    for begins, ends in PAUSES:
        assert level(beneath, begins, ends) == pytest.approx(level(alone, begins, ends), abs=1)


@pytest.mark.parametrize("target", [-16.0, -23.0, -14.0])
def test_the_mix_has_the_loudness_of_the_document_and_no_peaks(folder: Path, target: float) -> None:
    samples = mixed(folder, SPEECH, music_clip("bed.wav", 1.0, True), target=target)
    loudness = Loudness(RATE)
    for first in range(0, len(samples), RATE):
        loudness.add(samples[first : first + RATE].astype(np.float32))
    assert loudness.integrated_lufs == pytest.approx(target, abs=1)
    assert loudness.true_peak_dbtp < -1
