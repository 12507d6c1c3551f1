"""When each token is spoken, from what a provider tells about its own letters or words.

Providers cut and spell words their own way: "$3.5 billion," may come back as one word, and "2024"
as "twenty twenty-four". So words are compared without case and punctuation, what differs is
shared out letter by letter, and what nobody mentioned gets the pause where it must have been.
"""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from fractions import Fraction
from math import ceil, floor

from kinoform.providers.speech.base import Span, Token

Times = tuple[Span | None, ...]

_SHORTEST_SECONDS = 0.04
"""Less time than that is no room for a word."""


@dataclass(frozen=True, slots=True)
class _Heard:
    """One word as a provider spells it, with a time for each of its letters."""

    letters: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class _Wanted:
    """One token that is spoken."""

    index: int
    letters: str
    weight: int
    """How long it takes to say, in letters."""


def times_of_characters(
    tokens: Sequence[Token],
    text: Sequence[str],
    starts: Sequence[float],
    ends: Sequence[float],
    *,
    seconds: float = math.inf,
) -> Times | None:
    """From the times of each character of a text; None where they tell nothing.

    `seconds` is how long the sound is: no time lies beyond it.
    """
    if not len(text) == len(starts) == len(ends):
        return None
    heard: list[_Heard] = []
    letters: list[tuple[str, Span]] = []
    for character, start, end in zip([*text, " "], [*starts, 0.0], [*ends, 0.0], strict=True):
        if character.isspace():
            heard.append(_Heard("".join(c for c, _ in letters), tuple(s for _, s in letters)))
            letters = []
        else:
            letters += ((letter, (start, end)) for letter in _folded(character))
    return _times(tokens, heard, seconds)


def times_of_words(
    tokens: Sequence[Token], words: Sequence[tuple[str, Span]], *, seconds: float = math.inf
) -> Times | None:
    """From words with their times, which may be spelled otherwise; None where there are none."""
    return _times(tokens, [_word(text, span) for text, span in words], seconds)


def _word(text: str, span: Span) -> _Heard:
    letters = _folded(text)
    start, end = span
    step = (end - start) / max(1, len(letters))
    spans = ((start + step * place, start + step * (place + 1)) for place in range(len(letters)))
    return _Heard(letters, tuple(spans))


def _folded(text: str) -> str:
    """The letters and digits alone, without case, accents and width."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKD", text).casefold()))


def _times(tokens: Sequence[Token], told: Sequence[_Heard], seconds: float) -> Times | None:
    heard = _in_order(told, seconds)
    if not heard:
        return None
    wanted = [
        _Wanted(index, letters, len(_folded(token.spoken)) or len(letters) or 1)
        for index, token in enumerate(tokens)
        if (letters := _folded(token.respelled or token.written)) or token.spoken
    ]
    found: list[Span | None] = [None] * len(wanted)
    for mine, theirs in _pairs([w.letters for w in wanted], [h.letters for h in heard]):
        spans = [span for word in heard[theirs] for span in word.spans]
        found[mine] = _shared(wanted[mine], spans)
    times: list[Span | None] = [None] * len(tokens)
    spans = _filled(wanted, found, heard[-1].spans[-1][1])
    for token, span in zip(wanted, spans, strict=True):
        times[token.index] = span
    return tuple(times)


def _in_order(told: Sequence[_Heard], seconds: float) -> list[_Heard]:
    """The words whose times make sense: inside the sound, one letter after the other."""
    kept: list[_Heard] = []
    starts: list[float] = []
    now = 0.0
    for word in told:
        numbers = [number for span in word.spans for number in span]
        if not numbers or not all(map(math.isfinite, numbers)):
            continue
        begins, ends = word.spans[0][0], word.spans[-1][1]
        if begins < seconds and now <= ends and begins <= ends:
            kept.append(word)
            for start, _ in word.spans:
                now = min(max(start, now), seconds)
                starts.append(now)
    latest = iter([*starts[1:], seconds])
    start_of = iter(starts)
    return [
        _Heard(
            word.letters,
            tuple(
                (start := next(start_of), max(start, min(end, next(latest))))
                for _, end in word.spans
            ),
        )
        for word in kept
    ]


def _pairs(mine: list[str], theirs: list[str]) -> Iterator[tuple[slice, slice]]:
    """Stretches of both that are the same words, in order."""
    same = 0
    while same < min(len(mine), len(theirs)) and mine[same] == theirs[same]:
        yield slice(same, same + 1), slice(same, same + 1)
        same += 1
    matcher = SequenceMatcher(None, mine[same:], theirs[same:], autojunk=False)
    for kind, first, last, begin, end in matcher.get_opcodes():
        if kind == "equal":
            for step in range(last - first):
                place, other = same + first + step, same + begin + step
                yield slice(place, place + 1), slice(other, other + 1)
        elif kind == "replace":
            yield slice(same + first, same + last), slice(same + begin, same + end)


def _shared(wanted: Sequence[_Wanted], spans: Sequence[Span]) -> list[Span | None]:
    """The spans of letters dealt out to tokens: exactly where the letters are as many."""
    lengths = [len(token.letters) for token in wanted]
    if sum(lengths) != len(spans):
        lengths = [token.weight for token in wanted]
    per_length = Fraction(len(spans), sum(lengths))
    dealt: list[Span | None] = []
    before = 0
    for length in lengths:
        start, end = before * per_length, (before + length) * per_length
        dealt.append(
            (_moment(spans, start, floor), _moment(spans, end, _under)) if length else None
        )
        before += length
    return dealt


def _moment(spans: Sequence[Span], letters: Fraction, of: Callable[[Fraction], int]) -> float:
    """When so many letters are said, by the span of the letter which that falls into."""
    place = of(letters)
    start, end = spans[place]
    return start + (end - start) * float(letters - place)


def _under(letters: Fraction) -> int:
    return ceil(letters) - 1


def _filled(
    wanted: Sequence[_Wanted], found: Sequence[Span | None], whole_end: float
) -> list[Span]:
    """Tokens that nobody mentioned, put into the pause between their neighbours.

    Where there is no pause, a neighbour was said together with them and shares its time.
    """
    filled: list[Span] = []
    place = 0
    while place < len(found):
        if (known := found[place]) is not None:
            filled.append(known)
            place += 1
            continue
        last = next((at for at in range(place, len(found)) if found[at]), len(found))
        after = found[last] if last < len(found) else None
        start = filled[-1][1] if filled else 0.0
        end = after[0] if after else max(whole_end, start)
        if end - start < _SHORTEST_SECONDS * (last - place):
            if filled:
                place, start = place - 1, filled.pop()[0]
            elif after:
                last, end = last + 1, after[1]
        filled += _proportional(wanted[place:last], start, end)
        place = last
    return filled


def _proportional(wanted: Sequence[_Wanted], start: float, end: float) -> Iterator[Span]:
    per_letter = max(0.0, end - start) / sum(token.weight for token in wanted)
    for token in wanted:
        yield start, start + token.weight * per_letter
        start += token.weight * per_letter
