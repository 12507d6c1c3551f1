"""A flash and a beep at the same instant of a file are seen and heard at the same instant."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest

from kinoform.engine.sound import master
from kinoform.model.sound import Mastering, Sound

RATE = 48_000
FPS = 30
FLASHES = (15, 60, 111)
FRAMES = 130


def _film(path: Path, video_codec: str, audio_codec: str, sound_delay: float = 0.0) -> None:
    """White frames at the flashes, and a beep that begins with each of them."""
    samples = np.zeros((FRAMES * RATE // FPS, 2), np.float32)
    for flash in FLASHES:
        first = flash * RATE // FPS
        samples[first : first + 2_400] = 0.8 * np.sin(np.arange(2_400) * 0.2)[:, None]
    skipped = round(sound_delay * RATE)
    with av.open(str(path), "w") as container:
        picture = container.add_stream(video_codec, rate=FPS)
        picture.width = picture.height = 64
        picture.pix_fmt = "yuv420p"
        sound = container.add_stream(audio_codec, rate=RATE)
        sound.layout = "stereo"
        for number in range(FRAMES):
            shade = 255 if number in FLASHES else 0
            frame = av.VideoFrame.from_ndarray(np.full((64, 64, 3), shade, np.uint8))
            frame.pts = number
            frame.time_base = Fraction(1, FPS)
            container.mux(picture.encode(frame))
        container.mux(picture.encode(None))
        for first in range(skipped, len(samples), 1_600):
            planes = np.ascontiguousarray(samples[first : first + 1_600].T)
            heard = av.AudioFrame.from_ndarray(planes, "fltp", "stereo")
            heard.sample_rate = RATE
            heard.pts = first
            heard.time_base = Fraction(1, RATE)
            container.mux(sound.encode(heard))
        container.mux(sound.encode(None))


def _flashes_seen(path: Path) -> list[float]:
    with av.open(str(path)) as container:
        frames = [
            (frame.time, frame.to_ndarray(format="gray").mean() > 128)
            for frame in container.decode(video=0)
        ]
    times = [time for time, _ in frames if time is not None]
    return [time - min(times) for time, bright in frames if bright and time is not None]


def _beeps_heard(sound: Sound, seconds: Fraction, folder: Path) -> list[float]:
    made = master([sound], seconds, Mastering(target_lufs=None), folder)
    assert made is not None
    with made:
        samples = np.concatenate(list(made.blocks()))[:, 0]
    loud = np.flatnonzero(np.abs(samples) > 0.2)
    begins = loud[np.diff(loud, prepend=-RATE) > RATE // 10]
    return [float(begin) / RATE for begin in begins]


@pytest.mark.parametrize(
    ("name", "video_codec", "audio_codec", "delay"),
    [
        ("film.mp4", "libx264", "aac", 0.0),
        ("later.mp4", "libx264", "aac", 0.3),
        ("film.mov", "libx264", "pcm_s16le", 0.0),
        ("film.mkv", "libx264", "aac", 0.0),
        ("later.mkv", "libx264", "libopus", 0.3),
        ("film.webm", "libvpx", "libopus", 0.0),
        ("film.ts", "libx264", "aac", 0.0),
    ],
)
def test_beeps_are_heard_with_their_flashes(
    tmp_path: Path, name: str, video_codec: str, audio_codec: str, delay: float
) -> None:
    path = tmp_path / name
    _film(path, video_codec, audio_codec, delay)
    seen = _flashes_seen(path)
    assert len(seen) == len(FLASHES)
    heard = _beeps_heard(Sound(str(path), Fraction(0), Fraction(4)), Fraction(4), tmp_path)
    assert heard == pytest.approx(seen, abs=1 / FPS / 2)


@pytest.mark.parametrize("name", ["film.mp4", "film.mkv", "film.ts"])
def test_a_trimmed_film_that_starts_late_stays_in_sync(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    _film(path, "libx264", "aac")
    trim, start = Fraction("1.7"), Fraction("0.35")
    sound = Sound(str(path), start, Fraction(4), source_start=trim)
    due = [time - float(trim) + float(start) for time in _flashes_seen(path)[1:]]
    assert _beeps_heard(sound, Fraction(4), tmp_path) == pytest.approx(due[:2], abs=1 / FPS / 2)


def test_a_pause_in_a_recording_stays_a_pause(tmp_path: Path) -> None:
    path = tmp_path / "gap.mkv"
    tone = (0.5 * np.sin(np.arange(RATE) * 0.1)).astype(np.float32)
    with av.open(str(path), "w") as container:
        stream = container.add_stream("pcm_s16le", rate=RATE)
        stream.layout = "mono"
        for begins in (0, 2 * RATE):
            for first in range(0, RATE, 4_800):
                part = tone[None, first : first + 4_800]
                frame = av.AudioFrame.from_ndarray(part, "fltp", "mono")
                frame.sample_rate = RATE
                frame.pts = begins + first
                frame.time_base = Fraction(1, RATE)
                container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    sound = Sound(str(path), Fraction(0), Fraction(3))
    assert _beeps_heard(sound, Fraction(3), tmp_path) == pytest.approx([0.0, 2.0], abs=0.005)
