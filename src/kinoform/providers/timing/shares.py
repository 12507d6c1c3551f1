"""How words share a time that is known only for all of them."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from itertools import accumulate, pairwise

from kinoform.providers.speech.base import Span

_LETTER, _SYLLABLE = 1.0, 3.0
_SYLLABIC = ("CJK", "HIRAGANA", "KATAKANA", "HANGUL", "BOPOMOFO", "YI ")


def weight(text: str) -> float:
    """How long a text takes to say, in letters; 0 where there is nothing to say."""
    letters = filter(str.isalnum, unicodedata.normalize("NFKC", text))
    return sum(map(_letter_weight, letters))


def shared(span: Span, weights: Sequence[float]) -> list[Span]:
    """The span cut into one part for each weight, in order and without gaps."""
    start, end = span
    total = sum(weights)
    if not total:
        return [span for _ in weights]
    edges = [start, *(start + (end - start) * sum_ / total for sum_ in accumulate(weights))]
    edges[-1] = end
    return list(pairwise(edges))


def _letter_weight(letter: str) -> float:
    if letter.isnumeric() or unicodedata.name(letter, "").startswith(_SYLLABIC):
        return _SYLLABLE
    return _LETTER
