"""Three short pieces of music, played by a few lines of arithmetic."""

from __future__ import annotations

import wave
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np

RATE = 48_000
Sound = Any
"""Samples of one voice, as an array."""


class Tape:
    """Two tracks of a length in seconds, onto which voices are laid."""

    def __init__(self, seconds: float, seed: int) -> None:
        self.samples = np.zeros((round(seconds * RATE), 2))
        self.chance = np.random.default_rng(seed)

    def lay(self, at: float, sound: Sound, loudness: float, pan: float = 0.0) -> None:
        """Add a voice at a second; -1 is left and 1 is right."""
        begin = round(at * RATE)
        room = self.samples[begin : begin + len(sound)]
        angle = (pan + 1.0) * np.pi / 4.0
        sides = np.array([np.cos(angle), np.sin(angle)]) * loudness * 1.4
        room += sound[: len(room), None] * sides

    def in_a_hall(self, wet: float, seconds: float = 2.2) -> None:
        """Let everything ring on as in a large room."""
        count = round(seconds * RATE)
        decay = np.exp(-np.arange(count) / RATE * 6.9 / seconds)
        for side in (0, 1):
            walls = _softened(self.chance.normal(0, 1, count), 9) * decay
            walls /= np.sqrt((walls**2).sum())
            self.samples[:, side] += wet * _convolved(self.samples[:, side], walls)

    def save(self, path: Path, fade: float = 1.2) -> None:
        """Write a WAV file that ends softly."""
        end = round(fade * RATE)
        self.samples[-end:] *= np.linspace(1.0, 0.0, end)[:, None] ** 2
        loud = self.samples / np.abs(self.samples).max() * 0.8
        with wave.open(str(path), "wb") as file:
            file.setnchannels(2)
            file.setsampwidth(2)
            file.setframerate(RATE)
            file.writeframes((np.tanh(loud * 1.2) * 27_000).astype("<i2").tobytes())


def hertz(note: float) -> float:
    """The pitch of a piano key, of which 69 is the A of 440 Hz."""
    return float(440.0 * 2.0 ** ((note - 69) / 12))


def keys(note: float, seconds: float) -> Sound:
    """A felt piano: overtones that die the sooner the higher they are."""
    t = _times(seconds)
    pitch = hertz(note)
    tone = sum(
        np.sin(2 * np.pi * pitch * number * (1 + 0.0004 * number**2) * t)
        * np.exp(-t * (1.5 + 1.1 * number + pitch / 600))
        / number**1.7
        for number in range(1, 8)
    )
    return tone * np.minimum(t / 0.006, 1.0) * _let_go(t, seconds)


def strings(note: float, seconds: float) -> Sound:
    """A soft pad of a few voices that are not quite in tune."""
    t = _times(seconds)
    tone = sum(
        np.sin(2 * np.pi * hertz(note + detune) * number * t + number * detune * 40) / number**2.2
        for detune in (-0.07, 0.0, 0.06)
        for number in range(1, 6)
    )
    swell = np.minimum(t / (seconds * 0.35), 1.0) * np.minimum((seconds - t) / (seconds * 0.3), 1.0)
    return tone * np.clip(swell, 0.0, 1.0) / 3.0


def bell(note: float, seconds: float) -> Sound:
    """A small glass bell."""
    t = _times(seconds)
    pitch = hertz(note)
    spectrum = ((1.0, 1.0, 3.0), (2.76, 0.45, 5.0), (5.4, 0.2, 9.0))
    tone = sum(
        share * np.sin(2 * np.pi * pitch * times * t) * np.exp(-t * decay)
        for times, share, decay in spectrum
    )
    return tone * np.minimum(t / 0.002, 1.0) * _let_go(t, seconds)


def bass(note: float, seconds: float) -> Sound:
    """A round low string."""
    t = _times(seconds)
    tone = np.sin(2 * np.pi * hertz(note) * t) + 0.35 * np.sin(4 * np.pi * hertz(note) * t)
    return np.tanh(tone * 1.4) * np.exp(-t * 2.2) * np.minimum(t / 0.01, 1.0) * _let_go(t, seconds)


def drum() -> Sound:
    """A soft bass drum."""
    t = _times(0.34)
    return np.sin(2 * np.pi * (46 * t + 5.5 * (1 - np.exp(-t * 30)))) * np.exp(-t * 11)


def noise(tape: Tape, seconds: float, softness: int) -> Sound:
    """A brush or a shaker: the softer, the lower."""
    t = _times(seconds)
    hiss = tape.chance.normal(0, 1, len(t))
    bright = hiss - _softened(hiss, softness)
    return bright * np.exp(-t * 5.5 / seconds) * np.minimum(t / 0.003, 1.0) * 0.4


def evening(path: Path, seconds: float) -> None:
    """Slow chords and a quiet piano, for pictures."""
    tape = Tape(seconds, 3)
    chords = (
        (48, 60, 64, 67, 71),
        (45, 57, 60, 64, 67),
        (41, 57, 60, 64, 65),
        (43, 59, 62, 65, 67),
    )
    bar = 3.2
    for number in range(int(seconds / bar) + 1):
        root, *notes = chords[number % 4]
        at = number * bar
        for note in notes:
            tape.lay(at, strings(note, bar * 1.35), 0.09, (note % 5 - 2) / 3)
        tape.lay(at, keys(root - 12, bar * 1.4), 0.34)
        for step, place in enumerate((0, 2, 1, 3, 2, 1, 3, 2)):
            late = float(tape.chance.uniform(0, 0.018))
            touch = 0.2 + 0.09 * (step % 4 == 0)
            tape.lay(
                at + step * bar / 8 + late, keys(notes[place] + 12, 1.8), touch, place / 4 - 0.4
            )
    tape.in_a_hall(0.5, 3.2)
    tape.save(path, 2.2)


def pulse(path: Path, seconds: float) -> None:
    """A light beat of a hundred to the minute, for words."""
    tape = Tape(seconds, 8)
    beat = 0.6
    for number in range(int(seconds / beat) + 1):
        at = number * beat
        if number % 2 == 0:
            tape.lay(at, drum(), 0.62)
        else:
            tape.lay(at, noise(tape, 0.2, 14), 0.3)
        for half in (0.0, 0.5):
            tape.lay(at + half * beat, noise(tape, 0.06, 3), 0.12 + 0.05 * (half > 0), 0.35)
        root = (33, 33, 29, 29, 36, 36, 31, 31)[number // 2 % 8]
        tape.lay(at, bass(root + 12, 0.5), 0.3)
        melody = (69, 72, 76, 79, 76, 72, 74, 71)
        tape.lay(at + beat / 2, bell(melody[number % 8] + 12, 0.9), 0.1, -0.4 + 0.1 * (number % 8))
        if number % 4 == 0:
            for note in (root + 36, root + 40 + (root == 33) * -1, root + 43):
                tape.lay(at, strings(note, beat * 4.4), 0.07)
    tape.in_a_hall(0.22, 1.3)
    tape.save(path, 0.9)


def lift(path: Path, seconds: float) -> None:
    """Rising arpeggios over a steady pulse, for news."""
    tape = Tape(seconds, 17)
    beat = 0.5
    chords = (
        (50, 57, 62, 66, 69),
        (47, 54, 59, 62, 66),
        (43, 55, 59, 62, 66),
        (45, 57, 61, 64, 69),
    )
    for bar in range(int(seconds / (beat * 4)) + 1):
        root, *notes = chords[bar % 4]
        at = bar * beat * 4
        for note in notes:
            tape.lay(at, strings(note, beat * 5), 0.08, (note % 3 - 1) / 2)
        for number in range(4):
            tape.lay(at + number * beat, bass(root - 12, 0.45), 0.3)
            if bar > 0:
                tape.lay(at + number * beat, drum(), 0.46)
                tape.lay(at + (number + 0.5) * beat, noise(tape, 0.05, 3), 0.13, 0.3)
        for step in range(8):
            note = notes[(step * 3 + bar) % 4] + 12 * (1 + step % 2)
            tape.lay(at + step * beat / 2, keys(note, 1.1), 0.17, step / 8 - 0.45)
    tape.in_a_hall(0.32, 2.0)
    tape.save(path, 1.4)


PIECES: dict[str, tuple[Callable[[Path, float], None], float]] = {
    "evening": (evening, 15.0), "pulse": (pulse, 14.0), "lift": (lift, 16.0),
}  # fmt: skip
"""What plays each piece and for how many seconds, by the name of its file."""


def _times(seconds: float) -> Any:
    return np.arange(round(seconds * RATE)) / RATE


def _let_go(t: Any, seconds: float) -> Any:
    return np.clip((seconds - t) / 0.05, 0.0, 1.0)


def _softened(samples: Any, width: int) -> Any:
    return np.convolve(samples, np.ones(width) / width, mode="same")


def _convolved(samples: Any, walls: Any) -> Any:
    size = 1 << (len(samples) + len(walls) - 1).bit_length()
    both: Sequence[Any] = [np.fft.rfft(each, size) for each in (samples, walls)]
    return np.fft.irfft(both[0] * both[1], size)[: len(samples)]
