"""Word times from nothing but the sound's own pauses and the length of the words.

The last resort: pauses are matched with punctuation, and between them each word has its share.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

import numpy as np

from kinoform.providers.speech.base import Said, Span, Token
from kinoform.providers.timing.shares import weight
from kinoform.providers.timing.stretches import stretches

_SHORTEST_PAUSE = 0.1
_LONGEST_PAUSE = 0.6
"""A longer one is no better sign of a border."""
_SENTENCE, _CLAUSE = ".!?…:。！？।؟", ",;—–)،、，；"
_PENALTY_CLAUSE, _PENALTY_NONE = 0.1, 0.5
"""How much less likely a pause is there, in seconds of distance."""
_LENGTHENED = 2.0
"""How much longer the last word before a pause is drawn, in letters."""
_MOST_DOUBT = 0.3
_CERTAIN_SECONDS, _DRIFT = 1.0, 0.05
"""Up to where distances count fully, and how fast they count less in a longer piece."""


@dataclass(frozen=True, slots=True)
class _Word:
    index: int
    weight: float
    penalty: float
    """Of a pause after it."""


def times_by_share(said: Said, tokens: Sequence[Token]) -> tuple[Span | None, ...]:
    """When each token is probably spoken; None for one that is not."""
    words: Sequence[_Word] = [
        _word(index, token.spoken) for index, token in enumerate(tokens) if weight(token.spoken)
    ]
    whole = (0.0, len(said.wave) / said.sample_rate)
    sounding = stretches(said.wave, said.sample_rate, _SHORTEST_PAUSE) or (whole,)
    times: list[Span | None] = [None] * len(tokens)
    pieces = [(words, sounding)]
    while pieces:
        words, sounding = pieces.pop()
        if border := _border(words, sounding):
            place, pause = border
            pieces += [(words[:place], sounding[:pause]), (words[place:], sounding[pause:])]
        else:
            for word, span in zip(words, _spread(words, sounding), strict=True):
                times[word.index] = span
    return tuple(times)


def _word(index: int, spoken: str) -> _Word:
    last = spoken.rstrip("\"'”’»")[-1:]
    if last in _SENTENCE:
        return _Word(index, weight(spoken) + _LENGTHENED, 0.0)
    if last in _CLAUSE:
        return _Word(index, weight(spoken) + _LENGTHENED, _PENALTY_CLAUSE)
    return _Word(index, weight(spoken), _PENALTY_NONE)


def _border(words: Sequence[_Word], sounding: Sequence[Span]) -> tuple[int, int] | None:
    """Before which word and which stretch the clearest pause is; None where none is clear."""
    if len(words) < 2 or len(sounding) < 2:
        return None
    heard = np.cumsum([end - start for start, end in sounding])
    total = heard[-1]
    expected = np.cumsum([word.weight for word in words])
    expected *= total / expected[-1]
    pauses = np.array([later[0] - now[1] for now, later in pairwise(sounding)])
    distance = np.abs(expected[:-1, None] - heard[None, :-1])
    edge = np.minimum(heard[:-1], total - heard[:-1])
    distance /= 1.0 + _DRIFT * np.maximum(edge - _CERTAIN_SECONDS, 0.0)
    penalty = np.array([word.penalty for word in words[:-1]])
    doubt = distance + penalty[:, None] - np.minimum(pauses, _LONGEST_PAUSE)[None, :]
    best = int(doubt.argmin())
    if doubt.flat[best] > _MOST_DOUBT:
        return None
    word, pause = divmod(best, len(pauses))
    return word + 1, pause + 1


def _spread(words: Sequence[_Word], sounding: Sequence[Span]) -> list[Span]:
    """A share of the sounding time for each word, the pauses left out."""
    heard = [0.0, *accumulate(end - start for start, end in sounding)]
    total = sum(word.weight for word in words)
    shares = [heard[-1] * sum_ / total for sum_ in accumulate(word.weight for word in words)]
    begins = (bisect_right(heard, share) - 1 for share in [0.0, *shares[:-1]])
    ends = (bisect_left(heard, share) - 1 for share in shares)
    return [
        (_moment(start, begin, sounding, heard), _moment(end, last, sounding, heard))
        for start, end, begin, last in zip([0.0, *shares], shares, begins, ends, strict=False)
    ]


def _moment(share: float, stretch: int, sounding: Sequence[Span], heard: Sequence[float]) -> float:
    """When so much of the sound has been heard, within one of the stretches."""
    stretch = min(max(stretch, 0), len(sounding) - 1)
    start, end = sounding[stretch]
    return min(start + share - heard[stretch], end)
