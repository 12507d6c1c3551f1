"""Sound at another pace and the same pitch: waveform-similarity overlap-add (WSOLA).

ffmpeg's `atempo` was tried first: at half speed it runs 20 ms early and at a quarter 60 ms, which
is more than a picture's time. Here each piece is taken from within `_SEARCH_SECONDS` of where it
belongs, however long the sound is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

import numpy as np
import numpy.typing as npt

from kinoform.engine.sound.samples import Samples, silence

_HOP_SECONDS = 0.012
# A whole period of the lowest bass fits into the search, or its pitch would follow the pace.
_SEARCH_SECONDS = 0.0125
# The search runs on every fourth sample, then once more around the best of them.
_COARSE = 4
# Of two places that sound nearly alike the one nearer to its own time is taken.
_PULL = 0.1

_Mono = npt.NDArray[np.float32]


def stretched(blocks: Iterable[Samples], rate: Fraction, sample_rate: int) -> Iterator[Samples]:
    """The blocks played at `rate`, of which 2 takes half of the time."""
    if rate == 1:
        yield from blocks
        return
    hop = round(_HOP_SECONDS * sample_rate / _COARSE) * _COARSE
    search = round(_SEARCH_SECONDS * sample_rate / _COARSE) * _COARSE
    rise = (np.sin((np.arange(hop) + 0.5) / hop * (np.pi / 2)) ** 2).astype(np.float32)[:, None]
    source = _Window(blocks)
    center = 0
    made = 0
    while True:
        due = round((made + hop) * rate)
        source.reach(due + search + hop)
        going = source.read(center, hop)
        sought = source.read(due - search - hop, hop + 2 * search)
        center = due - search + _most_alike(going.sum(axis=1), sought.sum(axis=1), search)
        block = going * rise[::-1] + source.read(center - hop, hop) * rise
        if source.length is not None and made + hop >= source.length / rate:
            yield block[: round(source.length / rate) - made]
            return
        yield block
        made += hop
        source.forget(min(center, round((made + hop) * rate) - search - hop))


class _Window:
    """The part of a stream that is being worked on; silence lies before and after the stream."""

    def __init__(self, blocks: Iterable[Samples]) -> None:
        self.length: int | None = None
        """Samples of the whole stream, once its end has been seen."""
        self._blocks = iter(blocks)
        self._held = silence(0)
        self._begins = 0

    def reach(self, end: int) -> None:
        pieces = [self._held]
        reached = self._begins + len(self._held)
        while reached < end and self.length is None:
            block = next(self._blocks, None)
            if block is None:
                self.length = reached
            else:
                pieces.append(block)
                reached += len(block)
        if len(pieces) > 1:
            self._held = np.concatenate(pieces)

    def read(self, start: int, count: int) -> Samples:
        first = start - self._begins
        part = self._held[max(0, first) : max(0, first + count)]
        if len(part) == count:
            return part
        padded = silence(count)
        lead = min(max(0, -first), count)
        padded[lead : lead + len(part)] = part
        return padded

    def forget(self, before: int) -> None:
        gone = min(max(0, before - self._begins), len(self._held))
        self._held = self._held[gone:]
        self._begins += gone


def _most_alike(wanted: _Mono, sought: _Mono, search: int) -> int:
    """Where in `sought` the sound is most like `wanted`, in samples; `search` is the middle."""
    pull = np.abs(np.arange(2 * search + 1) - search) * np.float32(_PULL / search)
    likeness = _likeness(_thinned(wanted), _thinned(sought)) - pull[::_COARSE]
    around = int(likeness.argmax()) * _COARSE
    low, high = max(0, around - _COARSE), min(2 * search, around + _COARSE)
    likeness = _likeness(wanted, sought[low : high + len(wanted)]) - pull[low : high + 1]
    return low + int(likeness.argmax())


def _thinned(sound: _Mono) -> _Mono:
    thinned: _Mono = sound.reshape(-1, _COARSE).mean(axis=1)
    return thinned


def _likeness(wanted: _Mono, sought: _Mono) -> _Mono:
    """Normalised cross-correlation at every place where `wanted` fits into `sought`."""
    energy = np.concatenate([[0.0], np.cumsum(np.square(sought, dtype=np.float64))])
    energy = energy[len(wanted) :] - energy[: -len(wanted)]
    scale = np.sqrt(np.maximum(energy, 0.0) * np.dot(wanted, wanted)) + 1e-9
    likeness: _Mono = np.correlate(sought, wanted, "valid") / scale.astype(np.float32)
    return likeness
