"""Stereo samples in blocks: float32 arrays of shape (n, 2), and a way to take them by the count."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np
import numpy.typing as npt

Samples = npt.NDArray[np.float32]


def silence(count: int) -> Samples:
    return np.zeros((count, 2), dtype=np.float32)


def up_to(blocks: Iterable[Samples], count: int) -> Iterator[Samples]:
    """The first `count` samples, or fewer where there are fewer."""
    left = count
    for block in blocks:
        if left <= 0:
            return
        yield block[:left]
        left -= len(block)


def exactly(blocks: Iterable[Samples], count: int, step: int = 16_384) -> Iterator[Samples]:
    """The first `count` samples, with silence where they have run out."""
    left = count
    for block in up_to(blocks, count):
        left -= len(block)
        yield block
    while left > 0:
        yield silence(min(step, left))
        left -= step


class Feed:
    """Blocks of any size, taken by the count."""

    def __init__(self, blocks: Iterable[Samples]) -> None:
        self._blocks = iter(blocks)
        self._rest = silence(0)

    def take(self, count: int) -> Samples:
        """The next `count` samples; fewer only at the very end."""
        if len(self._rest) < count:
            pieces = [self._rest]
            held = len(self._rest)
            for block in self._blocks:
                pieces.append(block)
                held += len(block)
                if held >= count:
                    break
            self._rest = np.concatenate(pieces)
        taken, self._rest = self._rest[:count], self._rest[count:]
        return taken

    def blocks_of(self, count: int) -> Iterator[Samples]:
        """All that is left in equal blocks, of which the last may be shorter."""
        while len(block := self.take(count)):
            yield block
