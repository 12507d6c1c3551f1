"""Keys, chords, and chords that follow each other with as little movement as possible."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise, product

SCALES: dict[str, tuple[int, ...]] = {
    "major": (0, 2, 4, 5, 7, 9, 11),
    "lydian": (0, 2, 4, 6, 7, 9, 11),
    "mixolydian": (0, 2, 4, 5, 7, 9, 10),
    "dorian": (0, 2, 3, 5, 7, 9, 10),
    "minor": (0, 2, 3, 5, 7, 8, 10),
}
"""Semitones above the tonic, by name."""

SHAPES: dict[str, tuple[int, ...]] = {
    "": (0, 2, 4),
    "sus2": (0, 1, 4),
    "sus4": (0, 3, 4),
    "7": (0, 2, 4, 6),
    "9": (0, 2, 4, 8),
    "5": (0, 4),
}
"""Steps of the scale above a chord's own, so that every chord lies in its key."""

Voicing = tuple[int, ...]
"""Pitches that sound together, rising; 60 is the middle C."""

_VOICES = 4
_LOWEST = 50
_CLOSEST = 2
_CROWDED = 3.0


@dataclass(frozen=True, slots=True)
class Key:
    """A tonic, 0 for C to 11 for B, and the scale above it."""

    tonic: int
    scale: tuple[int, ...]

    def pitch(self, step: int) -> int:
        """The pitch so many steps of the scale above the tonic below the middle C."""
        octave, degree = divmod(step, len(self.scale))
        return 48 + self.tonic + 12 * octave + self.scale[degree]

    def step_near(self, pitch: float) -> int:
        """The step whose pitch is the nearest."""
        about = round((pitch - 48 - self.tonic) * len(self.scale) / 12)
        return min(range(about - 2, about + 3), key=lambda step: abs(self.pitch(step) - pitch))


@dataclass(frozen=True, slots=True)
class Chord:
    """A chord of a key, by the step that it stands on."""

    degree: int
    """0 is the tonic."""
    shape: tuple[int, ...]

    @property
    def steps(self) -> tuple[int, ...]:
        return tuple(self.degree + step for step in self.shape)

    def classes(self, key: Key) -> tuple[int, ...]:
        """Its tones without their octaves, each once."""
        return tuple(dict.fromkeys(key.pitch(step) % 12 for step in self.steps))


def progression(written: str) -> tuple[Chord, ...]:
    """Chords as musicians count them, such as "1 6:7 4:9 5:sus4"."""
    chords = []
    for word in written.split():
        degree, _, shape = word.partition(":")
        chords.append(Chord(int(degree) - 1, SHAPES[shape]))
    return tuple(chords)


def voiced(chord: Chord, key: Key, before: Voicing) -> Voicing:
    """The chord for four voices, of which each goes the shortest way from where it was."""
    classes = chord.classes(key)
    tones = (*classes, *classes)[: max(_VOICES, len(classes))]
    places = [
        [pitch for pitch in range(_LOWEST, _LOWEST + 20) if pitch % 12 == tone] for tone in tones
    ]
    return min((tuple(sorted(found)) for found in product(*places)), key=lambda v: _cost(v, before))


def _cost(voicing: Voicing, before: Voicing) -> tuple[float, Voicing]:
    movement = sum(abs(now - then) for now, then in zip(voicing, before, strict=True))
    crowded = sum(max(0, _CLOSEST - (high - low)) for low, high in pairwise(voicing))
    muddy = sum(max(0, 55 - pitch) for pitch in voicing[1:])
    wandering = abs(sum(voicing) / len(voicing) - 60)
    return movement + _CROWDED * (crowded + muddy) + wandering, voicing
