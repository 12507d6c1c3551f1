"""All sounds of a film as one, before its loudness is set."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import partial

from kinoform.engine.sound.duck import Interval, audible, duck_at, merged
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
    spoken = {
        role: _heard(sounds, role, sample_rate, before_block)
        for role in {sound.duck.under for sound in sounds if sound.duck is not None}
    }
    return {
        index: partial(duck_at, sound.duck, _without(spoken[sound.duck.under], index))
        for index, sound in enumerate(sounds)
        if sound.duck is not None
    }


def _heard(
    sounds: Sequence[Sound], role: Role, sample_rate: int, before_block: Callable[[], None]
) -> dict[int, list[Interval]]:
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


def _without(heard: dict[int, list[Interval]], itself: int) -> list[Interval]:
    return merged(
        interval for index, intervals in heard.items() if index != itself for interval in intervals
    )
