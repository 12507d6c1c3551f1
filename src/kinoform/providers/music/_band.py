"""The band: bars of notes as samples, in blocks of a bar, with everything that still rings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np

from kinoform.engine.sound.samples import Samples
from kinoform.providers.music._drums import DRUMS, VARIANTS, stroke
from kinoform.providers.music._rhythm import BEATS
from kinoform.providers.music._score import Bar, Note
from kinoform.providers.music._space import Hall
from kinoform.providers.music._tones import HELD, RATE, STRUCK, Wave, eased, held, held_for, struck

LEVELS = {"pad": 0.036, "keys": 0.17, "bass": 0.36, "tune": 0.2, "drums": 0.6}
"""So that the layers are heard side by side."""

# Of the pad and the tune more goes into the hall; the bass stays out of it.
_INTO_HALL = {"pad": 0.8, "keys": 1.0, "bass": 0.0, "tune": 1.3, "drums": 0.25}
_ONLY_DRY = {"kick", "taiko"}
_WIDTH = 0.35


class Band:
    """Plays one bed; its tones are made once."""

    def __init__(self, hall_seconds: float, hall: float) -> None:
        self._hall = Hall(hall_seconds)
        self._share = np.float32(hall)
        self._tones: dict[tuple[str, int], Wave] = {}
        self._chance = np.random.default_rng(11)

    def played(self, bars: Iterable[tuple[Bar, int]], rings: bool = True) -> Iterator[Samples]:
        """A block for each bar, of as many samples as it is given, and then what still rings."""
        direct, sent = _nothing(0), _nothing(0)
        for bar, count in bars:
            tones = [
                (note, round(note.beat * count / BEATS), self._wave(note, count)) for note in bar
            ]
            needed = max((first + wave.shape[-1] for _, first, wave in tones), default=0)
            direct, sent = (_at_least(bus, max(count, needed)) for bus in (direct, sent))
            for note, first, wave in tones:
                _add(note, wave, direct[:, first:], sent[:, first:])
            yield self._heard(direct[:, :count], sent[:, :count])
            direct, sent = direct[:, count:], sent[:, count:]
        if rings:
            sent = _at_least(sent, direct.shape[1] + self._hall.tail)
            direct = _at_least(direct, sent.shape[1])
            yield self._heard(direct, sent)

    def _heard(self, direct: Wave, sent: Wave) -> Samples:
        both = direct + self._share * self._hall.add(sent)
        return np.ascontiguousarray(both.T)

    def _wave(self, note: Note, bar_samples: int) -> Wave:
        count = round(note.beats * bar_samples / BEATS)
        if note.layer == "drums":
            return self._tone(note.timbre, round(note.strength * 1e4) % VARIANTS)
        if note.timbre in HELD:
            tone = self._tone(note.timbre, note.pitch)
            offset = (note.pitch * 7919 + count) % tone.shape[1]
            return held_for(tone, HELD[note.timbre], count, offset)
        tone, kind = self._tone(note.timbre, note.pitch), STRUCK[note.timbre]
        end = count + round(kind.release_seconds * RATE)
        if kind.rings_on or end >= len(tone):
            return tone
        cut = tone[:end].copy()
        eased(cut, 0.0, kind.release_seconds)
        return cut

    def _tone(self, timbre: str, pitch: int) -> Wave:
        if (timbre, pitch) not in self._tones:
            if timbre in DRUMS:
                chance = np.random.default_rng([pitch, *timbre.encode()])
                made = stroke(DRUMS[timbre], chance)
            elif timbre in HELD:
                chance = np.random.default_rng([pitch, *timbre.encode()])
                made = held(HELD[timbre], pitch, chance)
            else:
                made = struck(STRUCK[timbre], pitch)
            self._tones[timbre, pitch] = made
        return self._tones[timbre, pitch]


def _add(note: Note, wave: Wave, direct: Wave, sent: Wave) -> None:
    strength = LEVELS[note.layer] * note.strength
    into = np.float32(0.0 if note.timbre in _ONLY_DRY else _INTO_HALL[note.layer])
    for side, gain in enumerate(_sides(note) if wave.ndim == 1 else (1.0, 1.0)):
        placed = (wave if wave.ndim == 1 else wave[side]) * np.float32(strength * gain)
        direct[side, : len(placed)] += placed
        if into:
            sent[side, : len(placed)] += placed * into


def _sides(note: Note) -> tuple[float, float]:
    """Gains of left and right: low tones in the middle and left, high ones to the right."""
    if note.layer == "drums":
        pan = DRUMS[note.timbre].pan
    elif note.layer == "bass":
        pan = 0.0
    else:
        pan = max(-_WIDTH, min(_WIDTH, (note.pitch - 64) / 30))
    angle = (pan + 1) * np.pi / 4
    return float(2**0.5 * np.cos(angle)), float(2**0.5 * np.sin(angle))


def _nothing(count: int) -> Wave:
    return np.zeros((2, count), dtype=np.float32)


def _at_least(bus: Wave, count: int) -> Wave:
    if bus.shape[1] >= count:
        return bus
    return np.concatenate([bus, _nothing(count - bus.shape[1])], axis=1)
