"""All sounds of a film as one, before its loudness is set."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np

from kinoform.engine.sound.duck import Interval, Passage, audible, depth_of, duck_at, merged
from kinoform.engine.sound.envelope import Curve
from kinoform.engine.sound.listen import Damage
from kinoform.engine.sound.loudness import Loudness
from kinoform.engine.sound.samples import Feed, Samples, silence
from kinoform.engine.sound.voice import voice
from kinoform.model.sound import Role, Sound

# Loudness is measured in windows of this length.
_SHORTEST_SECONDS = 0.4


def mixed(
    sounds: Sequence[Sound],
    count: int,
    sample_rate: int,
    damage: Damage,
    before_block: Callable[[], None],
) -> Iterator[Samples]:
    """`count` samples in blocks of a second; a file is open only while its sound is heard.

    `before_block` is called at least that often, and may raise.
    """
    ducks = _ducks(sounds, sample_rate, before_block)
    waiting = sorted(
        ((round(sound.start * sample_rate), index) for index, sound in enumerate(sounds)),
        reverse=True,
    )
    playing: list[tuple[int, Feed]] = []
    for first in range(0, count, sample_rate):
        before_block()
        block = silence(min(sample_rate, count - first))
        while waiting and waiting[-1][0] < first + len(block):
            begins, index = waiting.pop()
            heard = voice(sounds[index], sample_rate, damage, ducks.get(index))
            playing.append((begins, Feed(heard)))
        going: list[tuple[int, Feed]] = []
        for begins, feed in playing:
            offset = max(0, begins - first)
            part = feed.take(len(block) - offset)
            block[offset : offset + len(part)] += part
            if len(part) == len(block) - offset:
                going.append((begins, feed))
        playing = going
        yield block


@dataclass(frozen=True, slots=True)
class _Heard:
    """When a sound is heard by itself, and how loud it is."""

    intervals: list[Interval]
    lufs: float


def _ducks(
    sounds: Sequence[Sound], sample_rate: int, before_block: Callable[[], None]
) -> dict[int, Callable[[Curve], Curve]]:
    """For each sound that goes down under others, its gain at instants of the film."""
    heard = {
        role: _heard(sounds, role, sample_rate, before_block)
        for role in {sound.duck.under for sound in sounds if sound.duck is not None}
    }
    gains: dict[int, Callable[[Curve], Curve]] = {}
    for index, sound in enumerate(sounds):
        duck = sound.duck
        if duck is None:
            continue
        others = [other for place, other in heard[duck.under].items() if place != index]
        lufs = -math.inf
        if duck.below_db is not None:
            lufs = _loudness_beneath(sound, others, sample_rate, before_block)
        passages = merged(
            Passage(*interval, depth_of(duck, lufs, other.lufs))
            for other in others
            for interval in other.intervals
        )
        gains[index] = partial(duck_at, duck, passages)
    return gains


def _heard(
    sounds: Sequence[Sound], role: Role, sample_rate: int, before_block: Callable[[], None]
) -> dict[int, _Heard]:
    """Each sound of a role by itself; its damage is counted when it is mixed."""
    found = {}
    for index, sound in enumerate(sounds):
        if sound.role == role:
            loudness = Loudness(sample_rate)
            blocks = _measured(voice(sound, sample_rate, Counter()), loudness, before_block)
            intervals = audible(blocks, float(sound.start), sample_rate)
            found[index] = _Heard(intervals, _lufs(loudness, sample_rate))
    return found


def _loudness_beneath(
    sound: Sound, others: Sequence[_Heard], sample_rate: int, before_block: Callable[[], None]
) -> float:
    """How loud a sound is where others are heard."""
    intervals = [interval for other in others for interval in other.intervals]
    if not intervals:
        return -math.inf
    loudness = Loudness(sample_rate)
    begins, ends = np.array(sorted(intervals)).T
    ends = np.maximum.accumulate(ends)
    first = round(sound.start * sample_rate)
    for block in voice(sound, sample_rate, Counter()):
        before_block()
        seconds = (first + np.arange(len(block))) / sample_rate
        within = np.searchsorted(begins, seconds, side="right")
        loudness.add(block[seconds < np.concatenate([[-np.inf], ends])[within]])
        first += len(block)
    return _lufs(loudness, sample_rate)


def _measured(
    blocks: Iterator[Samples], loudness: Loudness, before_block: Callable[[], None]
) -> Iterator[Samples]:
    for block in blocks:
        before_block()
        loudness.add(block)
        yield block


def _lufs(loudness: Loudness, sample_rate: int) -> float:
    """The loudness of everything heard, even if it was but one short word."""
    loudness.add(silence(round(_SHORTEST_SECONDS * sample_rate)))
    return loudness.integrated_lufs
