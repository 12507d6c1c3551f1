"""Media that the sound tests write for themselves, and short ways to hear them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from fractions import Fraction
from pathlib import Path

import av
import numpy as np

from kinoform.engine.sound.listen import listen
from kinoform.engine.sound.samples import Samples, silence
from kinoform.engine.sound.voice import voice
from kinoform.model.sound import Sound

RATE = 48_000
Write = Callable[..., str]


def write_sound(path: Path, samples: np.ndarray, codec: str = "pcm_s16le", rate: int = RATE) -> str:
    """A file with samples of shape (n, channels); its suffix is its container."""
    layout = {1: "mono", 2: "stereo", 6: "5.1"}[samples.shape[1]]
    with av.open(str(path), "w") as container:
        stream = container.add_stream(codec, rate=rate)
        stream.layout = layout
        for first in range(0, len(samples), 4096):
            planes = np.ascontiguousarray(samples[first : first + 4096].T, dtype=np.float32)
            frame = av.AudioFrame.from_ndarray(planes, "fltp", layout)
            frame.sample_rate = rate
            frame.pts = first
            frame.time_base = Fraction(1, rate)
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return str(path)


def sine(hertz: float, seconds: float, gain: float = 0.5, rate: int = RATE) -> Samples:
    wave = gain * np.sin(2 * np.pi * hertz * np.arange(round(seconds * rate)) / rate)
    return np.stack([wave, wave], axis=1).astype(np.float32)


def clicks(instants: Iterable[float], seconds: float, rate: int = RATE) -> Samples:
    """Short smooth bursts whose middles lie at the instants."""
    samples = np.zeros((round(seconds * rate), 2), dtype=np.float32)
    burst = np.hanning(97) * np.cos(2 * np.pi * 3000 * (np.arange(97) - 48) / rate)
    for instant in instants:
        middle = round(instant * rate)
        samples[middle - 48 : middle + 49] += (0.8 * burst)[:, None]
    return samples


def click_near(samples: Samples, instant: float, within: float = 0.08) -> float:
    """Where the middle of the strongest burst around an instant really is, in seconds."""
    first = max(0, round((instant - within) * RATE))
    part = np.diff(samples[first : round((instant + within) * RATE), 0], n=2)
    energy = np.convolve(np.square(part), np.hanning(97), "same")
    return (first + 1 + int(energy.argmax())) / RATE


def noise(seconds: float, rate: int = RATE, seed: int = 1) -> Samples:
    """Smooth noise: alike to itself in one place only, so that an offset can be told exactly."""
    rough = np.random.default_rng(seed).standard_normal((round(seconds * rate), 2))
    smooth = [np.convolve(side, np.hanning(24) / 12, "same") for side in rough.T]
    return (0.15 * np.stack(smooth, axis=1)).astype(np.float32)


def offset_of(heard: Samples, meant: Samples, most: int = 400) -> int:
    """By how many samples `heard` comes later than it should."""
    middle = len(meant) // 2
    pattern = meant[middle : middle + 4096, 0]
    likeness = np.correlate(
        heard[middle - most : middle + 4096 + most, 0].astype(np.float64), pattern, "valid"
    )
    return int(likeness.argmax()) - most


def whole(blocks: Iterable[Samples]) -> Samples:
    return np.concatenate([silence(0), *blocks])


def hear(path: str, start: float = 0, end: float | None = None) -> Samples:
    until = None if end is None else Fraction(str(end))
    return whole(listen(path, Fraction(str(start)), until, RATE, Counter()))


def play(sound: Sound) -> Samples:
    return whole(voice(sound, RATE, Counter()))
