"""The instruments: struck and plucked tones that ring, and chords that are held.

Every tone is built from its partials, so what it has to say between 1 and 4 kHz, where people
speak, is decided here: little.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

RATE = 48_000

Wave = npt.NDArray[np.float32]
_Curve = npt.NDArray[np.float64]

# Two octaves about 2 kHz give way to speech.
_SPEECH_HERTZ = 2_000.0
_SPEECH_DB = 5.0
_HIGHEST_HERTZ = 11_000.0

_FADE_SECONDS = 0.06
# Instruments are as loud as each other while a tone begins, however long it rings.
_ONSET_SECONDS = 0.4
_ONSET_POWER = 0.3
_SHARED = 0.55
# 2^18 samples are 5.5 s, after which a held tone comes round without a seam.
_HELD = 1 << 18
_LINE_SHARE = 0.8


@dataclass(frozen=True, slots=True, kw_only=True)
class Struck:
    """A tone that sounds at once and dies away."""

    partials: tuple[float, ...]
    """Loudness of the first partial, the second, and so on."""
    ratios: tuple[float, ...] = ()
    """Frequencies against the first; unset are the whole numbers."""
    ring_seconds: float
    """Until the first partial of the middle C is at a third."""
    damping: float = 0.7
    """How much sooner high partials die away: 1 is in inverse proportion."""
    attack_seconds: float = 0.006
    release_seconds: float = 0.25
    rings_on: bool = True
    """Whether it dies away by itself after its time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A tone that many play together for as long as it is written."""

    slope: float
    """Partials fall off with this power of their number."""
    cutoff_hertz: float
    odd_only: bool = False
    formants: tuple[tuple[float, float, float], ...] = ()
    """Hertz, width in hertz and gain of what a mouth or a body lets through."""
    spread_cents: float = 9.0
    attack_seconds: float = 0.6
    release_seconds: float = 1.1


STRUCK: dict[str, Struck] = {
    "felt": Struck(
        partials=(1, 0.6, 0.36, 0.26, 0.17, 0.12, 0.07, 0.05, 0.03), ring_seconds=1.5,
        damping=0.9, attack_seconds=0.008,
    ),
    "rhodes": Struck(
        partials=(1, 0.4, 0.12, 0.14, 0.03, 0.06, 0.04), ring_seconds=1.4, damping=1.0
    ),
    "pluck": Struck(
        partials=(1, 0.8, 0.6, 0.45, 0.33, 0.25, 0.18, 0.13, 0.1, 0.07), ring_seconds=0.36,
        damping=0.8,
    ),
    "ukulele": Struck(
        partials=(0.9, 0.8, 0.5, 0.25, 0.3, 0.2, 0.12, 0.1), ring_seconds=0.42, damping=0.9
    ),
    "harp": Struck(
        partials=(1, 0.7, 0.5, 0.34, 0.22, 0.14, 0.1, 0.06), ring_seconds=1.1, damping=1.0
    ),
    "mallet": Struck(
        partials=(1, 0.32, 0.1), ratios=(1, 4, 10), ring_seconds=0.34, damping=0.9
    ),
    "bell": Struck(
        partials=(1, 0.34, 0.16, 0.06), ratios=(1, 2, 4, 6), ring_seconds=1.3, damping=0.7
    ),
    "low": Struck(
        partials=(1, 0.8, 0.65, 0.5, 0.36, 0.26, 0.18, 0.12, 0.08), ring_seconds=0.5,
        damping=0.6, attack_seconds=0.012,
    ),
    "bass": Struck(
        partials=(1, 0.6, 0.36, 0.22, 0.12, 0.07), ring_seconds=1.6, damping=0.5,
        attack_seconds=0.008, release_seconds=0.09, rings_on=False,
    ),
    "deep": Struck(
        partials=(1, 0.5, 0.24, 0.12, 0.05), ring_seconds=4.0, damping=0.3,
        attack_seconds=0.06, release_seconds=0.5, rings_on=False,
    ),
    "horn": Struck(
        partials=(1, 0.7, 0.5, 0.3, 0.18, 0.1, 0.05), ring_seconds=3.0, damping=0.5,
        attack_seconds=0.07, release_seconds=0.3, rings_on=False,
    ),
}  # fmt: skip

HELD: dict[str, Held] = {
    "warm": Held(slope=1.0, cutoff_hertz=800),
    "strings": Held(slope=0.8, cutoff_hertz=1700, spread_cents=12, attack_seconds=0.4),
    "glass": Held(slope=1.2, cutoff_hertz=2400, odd_only=True, spread_cents=6, attack_seconds=0.3),
    "voices": Held(
        slope=0.6, cutoff_hertz=2400, formants=((330, 140, 1.0), (800, 180, 0.5)),
        spread_cents=14, attack_seconds=0.8, release_seconds=1.4,
    ),
}  # fmt: skip


def hertz_of(pitch: float) -> float:
    """Equal temperament, with the A above the middle C at 440 Hz."""
    return float(440.0 * 2.0 ** ((pitch - 69) / 12))


def beside_speech(hertz: _Curve) -> _Curve:
    """The gain at some frequencies that leaves room for a voice."""
    octaves = np.log2(np.maximum(hertz, 1.0) / _SPEECH_HERTZ)
    return np.power(10.0, -_SPEECH_DB / 20.0 * np.exp(-0.5 * octaves**2))


def struck(tone: Struck, pitch: int) -> Wave:
    """The tone of a pitch up to where it has died away."""
    first = hertz_of(pitch)
    ratios = tone.ratios or tuple(range(1, len(tone.partials) + 1))
    ring = tone.ring_seconds * (261.6 / first) ** 0.4
    count = round(min(5.0, 5.5 * ring) * RATE)
    wave = np.zeros(count, dtype=np.float32)
    for ratio, loudness in zip(ratios, tone.partials, strict=True):
        # The stiffness of a string draws its partials apart a little.
        hertz = first * ratio * (1 + 0.0003 * (ratio * ratio - 1) ** 0.5)
        if hertz > _HIGHEST_HERTZ:
            break
        decay = ring / ratio**tone.damping
        length = min(count, round(7 * decay * RATE))
        instants = np.arange(length) / RATE
        turns = instants * hertz
        turns -= np.floor(turns)
        gain = loudness * float(beside_speech(np.array([hertz]))[0])
        swing = np.sin((2 * np.pi * turns).astype(np.float32))
        wave[:length] += np.float32(gain) * swing * np.exp((-instants / decay).astype(np.float32))
    onset = wave[: round(_ONSET_SECONDS * RATE)]
    wave *= np.float32(_ONSET_POWER / np.sqrt(np.square(onset).mean()))
    eased(wave, tone.attack_seconds, _FADE_SECONDS)
    return wave


def held(tone: Held, pitch: int, chance: np.random.Generator) -> Wave:
    """Both sides of the tone of a pitch, which comes round without a seam; its power is about 1.

    Each partial is a clear line with a haze of neighbours, as where many players are never quite
    together; the sides differ by chance, which is what makes it wide, and share a middle.
    """
    first = hertz_of(pitch)
    bins = np.arange(_HELD // 2 + 1) * (RATE / _HELD)
    sides = []
    numbers = np.arange(1, int(_HIGHEST_HERTZ / first) + 1, 2 if tone.odd_only else 1)
    hertz = (numbers * first).astype(np.float64)
    loud = numbers**-tone.slope / np.sqrt(1 + (hertz / tone.cutoff_hertz) ** 4)
    loud *= beside_speech(hertz) * _through(tone, hertz)
    loud /= np.sqrt(np.square(loud).sum())
    for _ in range(3):
        spectrum = np.zeros(len(bins), dtype=np.complex64)
        for partial, loudness in zip(hertz, loud, strict=True):
            if loudness < 1e-3:
                continue
            width = max(0.4, partial * (2 ** (tone.spread_cents / 1200) - 1))
            begin, end = np.searchsorted(bins, (partial - 4 * width, partial + 4 * width))
            haze = np.exp(-0.5 * ((bins[begin:end] - partial) / width) ** 2)
            haze *= np.sqrt((1 - _LINE_SHARE) / np.square(haze).sum())
            phases = np.exp(2j * np.pi * chance.random(end - begin))
            spectrum[begin:end] += loudness * haze * phases
            line = round(partial * _HELD / RATE)
            spectrum[line] += loudness * _LINE_SHARE**0.5 * np.exp(2j * np.pi * chance.random())
        sides.append(np.fft.irfft(spectrum) * (_HELD / 2**0.5))
    middle = _SHARED * sides[2]
    apart = (1 - _SHARED**2) ** 0.5
    return np.stack([middle + apart * side for side in sides[:2]]).astype(np.float32)


def held_for(wave: Wave, tone: Held, count: int, offset: int) -> Wave:
    """Both sides of a held tone for so many samples and its release after them.

    It comes and goes by equal power, so that chords cross over evenly.
    """
    rise = round(tone.attack_seconds * RATE)
    fall = round(tone.release_seconds * RATE)
    total = count + fall
    rise = min(rise, total - fall) or 1
    places = np.arange(offset, offset + total) % wave.shape[1]
    part = wave[:, places]
    part[:, :rise] *= np.sin(np.linspace(0, np.pi / 2, rise, dtype=np.float32))
    part[:, total - fall :] *= np.cos(np.linspace(0, np.pi / 2, fall, dtype=np.float32))
    return part


def eased(wave: Wave, attack_seconds: float, fade_seconds: float) -> None:
    """Let a wave begin and end without a click, in place."""
    rise = min(len(wave), round(attack_seconds * RATE))
    fall = min(len(wave), round(fade_seconds * RATE))
    wave[:rise] *= (0.5 - 0.5 * np.cos(np.linspace(0, np.pi, rise))).astype(np.float32)
    wave[len(wave) - fall :] *= np.linspace(1, 0, fall, dtype=np.float32)


def _through(tone: Held, hertz: _Curve) -> _Curve:
    if not tone.formants:
        return np.ones_like(hertz)
    gains: _Curve = sum(
        (gain / (1 + ((hertz - middle) / width) ** 2) for middle, width, gain in tone.formants),
        start=np.full_like(hertz, 0.05),
    )
    return gains
