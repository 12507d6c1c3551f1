"""Soft percussion: each stroke as a wave, made from swept tones and shaped noise."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from kinoform.providers.music._tones import RATE, Wave, eased

VARIANTS = 3
"""No two strokes of a hand are quite alike."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drum:
    """A skin, a rattle, or both."""

    skin_hertz: tuple[float, float] = (0.0, 0.0)
    """Where the pitch begins, and where it settles."""
    skin_seconds: float = 0.1
    skin: float = 0.0
    bands: tuple[tuple[float, float, float], ...] = ()
    """Of the noise: from hertz, to hertz, and gain."""
    noise_seconds: float = 0.05
    attack_seconds: float = 0.005
    gain: float
    pan: float = 0.0


DRUMS: dict[str, Drum] = {
    "kick": Drum(skin_hertz=(105, 52), skin_seconds=0.13, skin=1.0, gain=0.6),
    "taiko": Drum(
        skin_hertz=(98, 64), skin_seconds=0.4, skin=1.0, bands=((90, 420, 0.3),),
        noise_seconds=0.09, gain=0.6,
    ),
    "tom": Drum(
        skin_hertz=(130, 98), skin_seconds=0.22, skin=1.0, bands=((120, 600, 0.15),), gain=0.5,
        pan=0.25,
    ),
    "brush": Drum(
        bands=((250, 900, 0.5), (4800, 9500, 0.5)), noise_seconds=0.09, attack_seconds=0.012,
        gain=0.45, pan=-0.1,
    ),
    "clap": Drum(
        bands=((500, 1000, 0.6), (4500, 9000, 0.4)), noise_seconds=0.07, attack_seconds=0.006,
        gain=0.36, pan=0.1,
    ),
    "rim": Drum(
        skin_hertz=(420, 400), skin_seconds=0.035, skin=0.6, bands=((4500, 8000, 0.3),),
        noise_seconds=0.04, gain=0.3, pan=-0.15,
    ),
    "hat": Drum(bands=((7000, 12500, 1.0),), noise_seconds=0.035, gain=0.36, pan=0.3),
    "shaker": Drum(
        bands=((5500, 11000, 1.0),), noise_seconds=0.045, attack_seconds=0.018, gain=0.38, pan=-0.3
    ),
}  # fmt: skip


def stroke(drum: Drum, chance: np.random.Generator) -> Wave:
    """One stroke in one channel."""
    seconds = max(6 * drum.skin_seconds if drum.skin else 0.0, 6 * drum.noise_seconds)
    count = round(seconds * RATE)
    instants = np.arange(count) / RATE
    wave = np.zeros(count)
    if drum.skin:
        begins, settles = drum.skin_hertz
        hertz = settles + (begins - settles) * np.exp(-instants / 0.03)
        turns = np.cumsum(hertz) / RATE
        wave += drum.skin * np.sin(2 * np.pi * turns) * np.exp(-instants / drum.skin_seconds)
    for low, high, gain in drum.bands:
        rattle = _noise(count, low, high, chance)
        wave += gain * rattle * np.exp(-instants / drum.noise_seconds)
    struck = (drum.gain * wave).astype(np.float32)
    eased(struck, drum.attack_seconds, 0.03)
    return struck


def _noise(count: int, low: float, high: float, chance: np.random.Generator) -> np.ndarray:
    """Noise of a band with soft edges; its power is about a tenth."""
    spectrum = np.fft.rfft(chance.standard_normal(count))
    hertz = np.fft.rfftfreq(count, 1 / RATE)
    inside = 1 / (1 + (low / np.maximum(hertz, 1)) ** 6) / (1 + (hertz / high) ** 6)
    noise = np.fft.irfft(spectrum * inside, count)
    return np.asarray(noise / max(1e-9, float(noise.std())) * 0.3)
