"""A bed as notes: bar after bar, for as long as somebody asks, the same for the same seed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count

import numpy as np

from kinoform.kit.hashing import content_hash
from kinoform.providers.music._harmony import (
    SCALES,
    Chord,
    Key,
    Voicing,
    progression,
    voiced,
)
from kinoform.providers.music._moods import Mood
from kinoform.providers.music._rhythm import (
    BASS_LINES,
    BEATS,
    FIGURES,
    STEPS,
    TUNES,
    Tone,
    groove_of,
)

PHRASE = 4
"""Bars of a phrase."""
_CYCLE = 16
"""Bars after which another tune and other chords begin."""
_HOME: Voicing = (52, 57, 60, 64)
_TONICS = (0, 2, 3, 5, 7, 9, 10)
_BASS_FROM, _BASS_TO = 34, 46
_TUNE_CENTRE = 72
_TUNE_REACH = 9
_LATENESS_BEATS = 0.02


@dataclass(frozen=True, slots=True)
class Note:
    """One tone, or one stroke of a drum."""

    beat: float
    """Since the bar began."""
    pitch: int
    """60 is the middle C; 0 for drums."""
    beats: float
    strength: float
    """From 0 to 1."""
    layer: str
    """Which part of the band: pad, keys, bass, tune or drums."""
    timbre: str


Bar = tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class _Plan:
    """What a cycle of bars is made from."""

    chords: tuple[Chord, ...]
    others: tuple[Chord, ...]
    figure: tuple[Tone, ...]
    motif: tuple[tuple[tuple[float, float], ...], ...]
    steps: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Score:
    """A mood and a seed as music."""

    mood: Mood
    seed: int

    @property
    def key(self) -> Key:
        return Key(int(self._chance(0).choice(_TONICS)), SCALES[self.mood.scale])

    def bars(self) -> Iterator[Bar]:
        """Endless bars, of which any whole number of phrases can be a round."""
        key, before = self.key, _HOME
        tune = float(_TUNE_CENTRE)
        for number in count():
            phrase, place = divmod(number, PHRASE)
            cycle = number // _CYCLE
            plan = self._plan(cycle)
            playing = self.mood.form[phrase % len(self.mood.form)]
            chords = plan.others if phrase % 4 == 2 else plan.chords
            chord = chords[place % len(chords)]
            before = voiced(chord, key, before)
            chance = self._chance(1, number)
            notes = [*self._pad(before), *self._keys(before, plan.figure, chance)]
            notes += self._bass(chord, key)
            melody = list(self._tune(plan, number, chord, key, tune, chance))
            if melody:
                tune = float(melody[-1].pitch)
            notes += [*melody, *self._drums(number, chance)]
            yield tuple(note for note in notes if note.layer[0] in playing)

    def cadence(self) -> Bar:
        """A bar that leads to the end."""
        chord = progression(self.mood.cadence)[0]
        voicing = voiced(chord, self.key, _HOME)
        keys = [
            Note(beat, pitch, BEATS - beat, 0.5, "keys", self.mood.keys)
            for beat, pitch in zip((0.0, 0.5, 1.0, 2.0), voicing, strict=True)
        ]
        return (*self._pad(voicing), *keys, *self._bass(chord, self.key)[:1])

    def ending(self) -> Bar:
        """The last chord, in a bar of its own that takes as long as it may ring."""
        chord = Chord(0, (0, 2, 4))
        voicing = voiced(chord, self.key, _HOME)
        bass = self._bass(chord, self.key)[0]
        keys = [
            Note(0.06 * place, pitch, BEATS, 0.6, "keys", self.mood.keys)
            for place, pitch in enumerate((*voicing, voicing[-1] + 12 - 12 * (voicing[-1] > 66)))
        ]
        pads = [Note(0, pitch, BEATS, 0.6, "pad", self.mood.pad) for pitch in voicing]
        return (*pads, *keys, Note(0, bass.pitch, BEATS, 0.7, "bass", self.mood.bass))

    def _chance(self, *place: int) -> np.random.Generator:
        mark = int(content_hash((self.mood.id, self.seed)), 16)
        return np.random.default_rng([mark, *place])

    def _plan(self, cycle: int) -> _Plan:
        chance = self._chance(2, cycle)
        names = self.mood.progressions
        first, second = chance.permutation(len(names))[:2]
        if cycle == 0:
            first, second = self.seed % len(names), (self.seed + 1) % len(names)
        motif = tuple(TUNES[int(index)] for index in chance.integers(len(TUNES), size=2))
        return _Plan(
            chords=progression(names[first]),
            others=progression(names[second]),
            figure=FIGURES[str(chance.choice(self.mood.figures))],
            motif=motif,
            steps=tuple(int(step) for step in chance.choice((-2, -1, -1, 1, 1, 2), size=8)),
        )

    def _pad(self, voicing: Voicing) -> Iterator[Note]:
        for pitch in voicing:
            yield Note(0, pitch, BEATS, 0.6, "pad", self.mood.pad)

    def _keys(
        self, voicing: Voicing, figure: tuple[Tone, ...], chance: np.random.Generator
    ) -> Iterator[Note]:
        for beat, beats, tone in figure:
            octave, place = divmod(tone, len(voicing))
            strength = (0.62 if beat % 1 == 0 else 0.5) + float(chance.uniform(-0.09, 0.09))
            yield Note(
                self._felt(beat, chance), voicing[place] + 12 * octave, beats, strength, "keys",
                self.mood.keys,
            )  # fmt: skip

    def _bass(self, chord: Chord, key: Key) -> list[Note]:
        root = key.pitch(chord.degree)
        root -= 12 * -(-(root - _BASS_TO) // 12)
        lowest = key.step_near(root)
        notes = []
        for beat, beats, step in BASS_LINES[self.mood.bass_line]:
            pitch = key.pitch(lowest + step)
            pitch -= 12 * (pitch > _BASS_TO)
            strength = 0.7 if beat == 0 else 0.58
            notes.append(Note(beat, pitch, beats, strength, "bass", self.mood.bass))
        return notes

    def _tune(
        self, plan: _Plan, number: int, chord: Chord, key: Key, last: float,
        chance: np.random.Generator,
    ) -> Iterator[Note]:  # fmt: skip
        """The motif of its cycle, which begins on a tone of the chord and goes on by steps."""
        rests = chance.random() < self.mood.sparseness * (0.4 if number % 2 == 0 else 1.0)
        if rests and number % PHRASE:
            return
        classes = set(chord.classes(key))
        moves = iter(plan.steps[(number % 2) * 4 :])
        pitch = _nearest(classes, 0.7 * last + 0.3 * _TUNE_CENTRE)
        for place, (beat, beats) in enumerate(plan.motif[number % 2]):
            if place:
                pitch = key.pitch(key.step_near(pitch) + next(moves))
                if abs(pitch - _TUNE_CENTRE) > _TUNE_REACH:
                    pitch += -12 if pitch > _TUNE_CENTRE else 12
                if beat % 2 == 0:
                    pitch = _nearest(classes, pitch)
            strength = 0.6 + float(chance.uniform(-0.1, 0.06))
            yield Note(
                self._felt(beat, chance), pitch, beats, strength, "tune", self.mood.tune
            )  # fmt: skip

    def _drums(self, number: int, chance: np.random.Generator) -> Iterator[Note]:
        if not self.mood.groove:
            return
        for beat, strength, drum in groove_of(self.mood.groove, number):
            felt = strength * float(chance.uniform(0.86, 1.0))
            yield Note(self._felt(beat, chance, 0.3), 0, 0, felt, "drums", drum)

    def _felt(self, beat: float, chance: np.random.Generator, looseness: float = 1.0) -> float:
        """A beat as somebody plays it: swung, and never quite on time."""
        sixteenth = beat * STEPS / BEATS
        if abs(sixteenth % 2 - 1) < 1e-6:
            beat += self.mood.swing * BEATS / STEPS
        elif self.mood.swing and abs(sixteenth % 4 - 2) < 1e-6:
            beat += self.mood.swing * 0.5 * BEATS / STEPS
        return beat + looseness * _LATENESS_BEATS * float(chance.random())


def _nearest(classes: set[int], pitch: float) -> int:
    return min(
        (near for near in range(int(pitch) - 6, int(pitch) + 8) if near % 12 in classes),
        key=lambda near: abs(near - pitch),
    )
