"""All sounds of a film as one, before its loudness is set."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import partial

import numpy as np

from kinoform.engine.sound.duck import Passage, audible, decibels, depth_of, duck_at, merged
from kinoform.engine.sound.envelope import Curve
from kinoform.engine.sound.listen import Damage
from kinoform.engine.sound.samples import Feed, Samples, silence
from kinoform.engine.sound.voice import voice
from kinoform.model.sound import Role, Sound


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
        under = merged(
            passage
            for place, passages in heard[duck.under].items()
            if place != index
            for passage in passages
        )
        levels = [-math.inf] * len(under)
        if duck.below_db is not None:
            levels = _levels_beneath(sound, under, sample_rate, before_block)
        depths = [
            depth_of(duck, level, passage.level_db)
            for level, passage in zip(levels, under, strict=True)
        ]
        gains[index] = partial(duck_at, duck, under, depths)
    return gains


def _heard(
    sounds: Sequence[Sound], role: Role, sample_rate: int, before_block: Callable[[], None]
) -> dict[int, list[Passage]]:
    """When each sound of a role is heard by itself; its damage is counted when it is mixed."""

    def checked(blocks: Iterator[Samples]) -> Iterator[Samples]:
        for block in blocks:
            before_block()
            yield block

    return {
        index: audible(
            checked(voice(sound, sample_rate, Counter())), float(sound.start), sample_rate
        )
        for index, sound in enumerate(sounds)
        if sound.role == role
    }


def _levels_beneath(
    sound: Sound,
    under: Sequence[Passage],
    sample_rate: int,
    before_block: Callable[[], None],
) -> list[float]:
    """How loud a sound is in each of the passages, which are in order and apart, in decibels."""
    feed = Feed(voice(sound, sample_rate, Counter()))
    position = round(sound.start * sample_rate)
    levels = []
    for passage in under:
        begins, ends = (round(at * sample_rate) for at in (passage.begins, passage.ends))
        energy, heard = 0.0, 0
        while position < ends:
            before_block()
            until = begins if position < begins else ends
            block = feed.take(min(sample_rate, until - position))
            if not len(block):
                break
            if position >= begins:
                energy += float(np.square(block).sum(dtype=np.float64))
                heard += len(block)
            position += len(block)
        levels.append(decibels(energy / (2 * max(1, heard))))
    return levels
