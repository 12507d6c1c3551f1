"""Music that goes down before somebody speaks, and comes back after."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

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

Interval = tuple[float, float]


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


def merged(intervals: Iterable[Interval]) -> list[Interval]:
    """The intervals in order, with short pauses between them closed."""
    result: list[Interval] = []
    for begins, ends in sorted(intervals):
        if result and begins - result[-1][1] < _PAUSE_SECONDS:
            result[-1] = (result[-1][0], max(result[-1][1], ends))
        else:
            result.append((begins, ends))
    return result


def duck_at(duck: Duck, under: Sequence[Interval], seconds: Curve) -> Curve:
    """The gain at instants of the film: all the way down from the first word to the last.

    `under` is in order and apart. The way down ends where a word begins, so it begins `attack`
    before; the ways down and up are half a cosine in decibels.
    """
    if not under:
        return np.ones_like(seconds)
    begins, ends = np.array(under).T
    following = np.searchsorted(begins, seconds, side="right")
    since = seconds - np.concatenate([[-np.inf], ends])[following]
    until = np.concatenate([begins, [np.inf]])[following] - seconds
    depth = np.maximum(_nearness(since, duck.release), _nearness(until, duck.attack))
    return np.power(10.0, -abs(duck.by_db) / 20.0 * depth)


def _nearness(distance: Curve, reach: float) -> Curve:
    """1 where there is no distance left, 0 from `reach` on."""
    share = np.clip(distance / max(reach, 1e-3), 0.0, 1.0)
    return 0.5 + 0.5 * np.cos(share * np.pi)
