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
