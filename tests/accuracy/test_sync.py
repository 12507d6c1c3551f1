"""A flash that is drawn and a beep that is heard at one instant stay together in every film."""

from __future__ import annotations

import json
from pathlib import Path

import av
import numpy as np
import pytest

import kinoform

FPS = 30
RATE = 48_000
FLASHES = (0.5, 2.5, 4.7)
SECONDS = 5


@pytest.fixture
def document(tmp_path: Path) -> Path:
    """Three flashes, each with a beep; longer than one span."""
    samples = np.zeros((SECONDS * RATE, 1), np.int16)
    for flash in FLASHES:
        first = round(flash * RATE)
        samples[first : first + 4_800, 0] = 20_000 * np.sin(np.arange(4_800) * 0.2)
    with av.open(str(tmp_path / "beeps.wav"), "w") as container:
        stream = container.add_stream("pcm_s16le", rate=RATE, layout="mono")
        frame = av.AudioFrame.from_ndarray(samples.T.copy(), "s16", "mono")
        frame.sample_rate = RATE
        container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    flashes = [
        {"type": "rect", "start": flash, "duration": 0.1,
         "transform": {"width": "100%", "height": "100%"}, "style": {"fill": "#ffffff"}}
        for flash in FLASHES
    ]  # fmt: skip
    sound = {"type": "audio", "src": "beeps.wav", "start": 0, "duration": SECONDS}
    ground = {"type": "rect", "start": 0, "duration": SECONDS, "style": {"fill": "#000000"}}
    path = tmp_path / "document.json"
    path.write_text(
        json.dumps(
            {
                "meta": {"width": 64, "height": 64, "fps": FPS},
                "tracks": [{"clips": [ground]}, {"clips": flashes}, {"clips": [sound]}],
            }
        )
    )
    return path


def _flashes_seen(path: Path) -> list[float]:
    with av.open(str(path)) as container:
        frames = [
            (frame.time, frame.to_ndarray(format="gray").mean() > 128)
            for frame in container.decode(video=0)
        ]
    starts = [(time, bright) for time, bright in frames if time is not None]
    return [
        time
        for place, (time, bright) in enumerate(starts)
        if bright and not (place and starts[place - 1][1])
    ]


def _beeps_heard(path: Path) -> list[float]:
    planar = av.AudioResampler("fltp", "stereo", RATE)
    times, levels = [], []
    with av.open(str(path)) as container:
        for frame in container.decode(audio=0):
            for part in planar.resample(frame):
                times.append(part.time + np.arange(part.samples) / RATE)
                levels.append(np.abs(part.to_ndarray()).max(axis=0))
    loud = np.concatenate(times)[np.concatenate(levels) > 0.15]
    return [float(time) for time in loud[np.diff(loud, prepend=-1.0) > 0.1]]


@pytest.mark.parametrize("name", ["film.mp4", "film.mov", "film.webm", "film.m3u8"])
def test_beeps_are_heard_with_their_flashes(document: Path, tmp_path: Path, name: str) -> None:
    path = tmp_path / "made" / name
    kinoform.render(document, path, workers=1)
    seen = _flashes_seen(path)
    assert len(seen) == len(FLASHES)
    assert _beeps_heard(path) == pytest.approx(seen, abs=1 / FPS / 2)
    if name != "film.m3u8":
        assert seen == pytest.approx(FLASHES, abs=0.001)


@pytest.mark.parametrize("name", ["part.mp4", "part.webm"])
def test_a_part_of_a_film_stays_in_sync(document: Path, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    made = kinoform.render(document, path, workers=1, start=2.1, end=4.9)
    assert made.frames == 84
    seen = _flashes_seen(path)
    assert seen == pytest.approx([0.4, 2.6], abs=0.001)
    assert _beeps_heard(path) == pytest.approx(seen, abs=1 / FPS / 2)


@pytest.mark.parametrize("name", ["sound.m4a", "sound.mp3", "sound.wav"])
def test_sound_alone_keeps_its_times(document: Path, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    kinoform.render(document, path, workers=1)
    with av.open(str(path)) as container:
        begin = (container.start_time or 0) / 1_000_000
        assert container.duration / 1_000_000 == pytest.approx(SECONDS, abs=0.06)
    heard = [beep - begin for beep in _beeps_heard(path)]
    assert heard == pytest.approx(FLASHES, abs=1 / FPS / 2)
