"""Music that goes down before somebody speaks, and comes back after."""

from __future__ import annotations

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

Interval = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Passage:
    """From when to when a sound goes down, in seconds of the film, and how far."""

    begins: float
    ends: float
    depth_db: float


def audible(blocks: Iterable[Samples], start: float, sample_rate: int) -> list[Interval]:
    """When a sound is really heard, in seconds of the film, if it begins at `start`."""
    window = round(_WINDOW_SECONDS * sample_rate)
    powers: list[Curve] = []
    for block in Feed(blocks).blocks_of(window * 50):
        whole = block[: len(block) // window * window].reshape(-1, 2 * window)
        powers.append(np.square(whole).mean(axis=1, dtype=np.float64))
    levels = 10.0 * np.log10(np.maximum(np.concatenate([*powers, np.zeros(1)]), 1e-12))
    sounding = levels[levels > _NEVER_HEARD_DBFS]
    if not len(sounding):
        return []
    gate = max(_NEVER_HEARD_DBFS, float(np.percentile(sounding, 95)) - _BELOW_LOUD_DB)
    edges = np.flatnonzero(np.diff(levels > gate, prepend=False))
    seconds = start + edges.reshape(-1, 2) * (window / sample_rate)
    return [(float(begins), float(ends)) for begins, ends in seconds]


def depth_of(duck: Duck, own_lufs: float, others_lufs: float) -> float:
    """How far a sound goes down under another, by the loudness of both."""
    usual = abs(duck.by_db)
    if duck.below_db is None or not (np.isfinite(own_lufs) and np.isfinite(others_lufs)):
        return usual
    return max(usual, min(_DEEPEST_DB, own_lufs - others_lufs + duck.below_db))


def merged(passages: Iterable[Passage]) -> list[Passage]:
    """The passages in order, with short pauses between them closed; the deepest of each counts."""
    result: list[Passage] = []
    for passage in sorted(passages, key=lambda passage: passage.begins):
        if result and passage.begins - result[-1].ends < _PAUSE_SECONDS:
            before = result[-1]
            ends, depth = max(before.ends, passage.ends), max(before.depth_db, passage.depth_db)
            result[-1] = Passage(before.begins, ends, depth)
        else:
            result.append(passage)
    return result


def duck_at(duck: Duck, under: Sequence[Passage], seconds: Curve) -> Curve:
    """The gain at instants of the film: all the way down from the first word to the last.

    `under` is in order and apart. The way down ends where a word begins, so it begins `attack`
    before; the ways down and up are half a cosine in decibels.
    """
    if not under:
        return np.ones_like(seconds)
    begins = np.array([passage.begins for passage in under])
    ends = np.array([-np.inf, *(passage.ends for passage in under)])
    depths = np.array([0.0, *(passage.depth_db for passage in under), 0.0])
    following = np.searchsorted(begins, seconds, side="right")
    until = np.concatenate([begins, [np.inf]])[following] - seconds
    up = depths[following] * _nearness(seconds - ends[following], duck.release)
    down = depths[following + 1] * _nearness(until, duck.attack)
    return np.power(10.0, -np.maximum(up, down) / 20.0)


def _nearness(distance: Curve, reach: float) -> Curve:
    """1 where there is no distance left, 0 from `reach` on."""
    share = np.clip(distance / max(reach, 1e-3), 0.0, 1.0)
    return 0.5 + 0.5 * np.cos(share * np.pi)
