"""A medium played again and again, with seams that do not click and a period that is exact."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

import numpy as np

from kinoform.engine.sound.samples import Feed, Samples, silence

_STEP = 16_384
# Up to this many samples (11 MB) a medium is kept instead of decoded for each round.
_KEPT = 1_440_000


def looped(play: Callable[[], Iterable[Samples]], seam: int) -> Iterator[Samples]:
    """Endless rounds of what `play` gives.

    Over the first `seam` samples of each new round the end of the last one goes on, mirrored, and
    fades by equal power. So a round takes no less time than the medium, and a picture that loops
    beside it stays in sync.
    """
    rounds = _rounds(play)
    tail = silence(0)
    for blocks in rounds:
        closing = silence(0)
        for index, block in enumerate(blocks):
            closing = np.concatenate([closing, block])[-seam:]
            yield _crossed(tail, block) if index == 0 else block
        if not len(closing):
            return
        tail = closing[::-1]


def crossing(play: Callable[[], Iterable[Samples]], crossfade: int) -> Iterator[Samples]:
    """Endless rounds of what `play` gives, of which each begins while the last one still ends.

    Both are heard over `crossfade` samples, or over half of a medium that is shorter than two of
    them, by equal power. Without any, the rounds just follow each other.
    """
    most = crossfade
    tail = silence(0)
    for blocks in _rounds(play):
        feed = Feed(blocks)
        opening = feed.take(len(tail))
        count = len(opening)
        if count:
            yield _crossed(tail, opening)
        held = silence(0)
        for block in feed.blocks_of(_STEP):
            count += len(block)
            held = np.concatenate([held, block])
            ready = max(0, len(held) - most)
            if ready:
                yield held[:ready]
            held = held[ready:]
        if count == 0:
            return
        most = min(most, count // 2)
        if len(held) > most:
            yield held[: len(held) - most]
        tail = held[len(held) - most :]


def _rounds(play: Callable[[], Iterable[Samples]]) -> Iterator[Iterable[Samples]]:
    first: list[Samples] = []
    kept = 0

    def recorded() -> Iterator[Samples]:
        nonlocal kept
        for block in Feed(play()).blocks_of(_STEP):
            kept += len(block)
            if kept <= _KEPT:
                first.append(block)
            else:
                first.clear()
            yield block

    yield recorded()
    while True:
        yield first if kept <= _KEPT else Feed(play()).blocks_of(_STEP)


def _crossed(tail: Samples, block: Samples) -> Samples:
    count = min(len(tail), len(block))
    turn = ((np.arange(count, dtype=np.float32) + 0.5) / max(count, 1) * (np.pi / 2))[:, None]
    crossed = block.copy()
    crossed[:count] = block[:count] * np.sin(turn) + tail[:count] * np.cos(turn)
    return crossed
