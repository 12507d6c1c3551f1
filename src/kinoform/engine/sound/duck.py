"""Music that goes down before somebody speaks, and comes back after."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from kinoform.engine.sound.envelope import Curve
from kinoform.engine.sound.samples import Feed, Samples
from kinoform.model.sound import Duck

_WINDOW_SECONDS = 0.02
# A pause between two words does not bring the music back.
_PAUSE_SECONDS = 0.6
# Heard is what comes within this of a sound's own loud parts, so that room noise is not speech.
_BELOW_LOUD_DB = 25.0
_NEVER_HEARD_DBFS = -55.0
# Further down than this, music would be gone altogether.
_DEEPEST_DB = 40.0

_SILENT_POWER = 1e-12


@dataclass(frozen=True, slots=True)
class Passage:
    """From when to when somebody speaks, in seconds of the film, and how loud they usually are."""

    begins: float
    ends: float
    level_db: float


def audible(blocks: Iterable[Samples], start: float, sample_rate: int) -> list[Passage]:
    """When a sound is really heard, if it begins at `start`."""
    window = round(_WINDOW_SECONDS * sample_rate)
    powers: list[Curve] = []
    for block in Feed(blocks).blocks_of(window * 50):
        whole = block[: len(block) // window * window].reshape(-1, 2 * window)
        powers.append(np.square(whole).mean(axis=1, dtype=np.float64))
    power = np.concatenate([*powers, np.zeros(1)])
    levels = 10.0 * np.log10(np.maximum(power, _SILENT_POWER))
    sounding = levels[levels > _NEVER_HEARD_DBFS]
    if not len(sounding):
        return []
    gate = max(_NEVER_HEARD_DBFS, float(np.percentile(sounding, 95)) - _BELOW_LOUD_DB)
    edges = np.flatnonzero(np.diff(levels > gate, prepend=False))
    seconds = start + edges.reshape(-1, 2) * (window / sample_rate)
    level_db = decibels(float(power[levels > gate].mean()))
    return [Passage(float(begins), float(ends), level_db) for begins, ends in seconds]


def decibels(power: float) -> float:
    return 10.0 * math.log10(max(power, _SILENT_POWER))


def depth_of(duck: Duck, own_level_db: float, others_level_db: float) -> float:
    """How far a sound goes down under another, by how loud both are."""
    usual = abs(duck.by_db)
    if duck.below_db is None:
        return usual
    return max(usual, min(_DEEPEST_DB, own_level_db - others_level_db + duck.below_db))


def merged(passages: Iterable[Passage]) -> list[Passage]:
    """The passages in order, with short pauses between them closed; the quietest speaker counts."""
    result: list[Passage] = []
    for passage in sorted(passages, key=lambda passage: passage.begins):
        if result and passage.begins - result[-1].ends < _PAUSE_SECONDS:
            before = result[-1]
            ends = max(before.ends, passage.ends)
            result[-1] = Passage(before.begins, ends, min(before.level_db, passage.level_db))
        else:
            result.append(passage)
    return result


def duck_at(
    duck: Duck, under: Sequence[Passage], depths_db: Sequence[float], seconds: Curve
) -> Curve:
    """The gain at instants of the film: all the way down from the first word to the last.

    `under` is in order and apart, and has a depth for each. The way down ends where a word begins,
    so it begins `attack` before; the ways down and up are half a cosine in decibels.
    """
    if not under:
        return np.ones_like(seconds)
    begins = np.array([passage.begins for passage in under])
    ends = np.array([-np.inf, *(passage.ends for passage in under)])
    depths = np.array([0.0, *depths_db, 0.0])
    following = np.searchsorted(begins, seconds, side="right")
    until = np.concatenate([begins, [np.inf]])[following] - seconds
    up = depths[following] * _nearness(seconds - ends[following], duck.release)
    down = depths[following + 1] * _nearness(until, duck.attack)
    return np.power(10.0, -np.maximum(up, down) / 20.0)


def _nearness(distance: Curve, reach: float) -> Curve:
    """1 where there is no distance left, 0 from `reach` on."""
    share = np.clip(distance / max(reach, 1e-3), 0.0, 1.0)
    return 0.5 + 0.5 * np.cos(share * np.pi)
