"""The words of a film in portions that can be read: two short lines, whole phrases."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from kinoform.model.word import Word
from kinoform.typeset.joining import joined

LINE_LETTERS = 42
LONGEST = Fraction(7)
SHORTEST = Fraction(1)
PAUSE = Fraction(7, 10)
"""Silence after which a new portion begins."""
_LINGER = Fraction(1, 4)
_SENTENCE_SECONDS = Fraction(3, 2)
_SENTENCE_ENDS = tuple(".!?…。！？।؟")
_PHRASE_ENDS = (*_SENTENCE_ENDS, *",;:–—،、，；：")
_CLOSING = "\"'”’»)]）」』"


@dataclass(frozen=True, slots=True)
class Cue:
    """One portion of subtitles; lines are separated by newlines."""

    start: Fraction
    end: Fraction
    text: str
    words: tuple[Word, ...] = ()
    """What it is made of, each word with its time."""


def cues_of(words: Iterable[Word], begin: Fraction, end: Fraction) -> tuple[Cue, ...]:
    """The portions that are read between two instants of a film, by a clock that starts there."""
    heard = [
        replace(word, start=max(word.start, begin) - begin, end=min(word.end, end) - begin)
        for word in words
        if word.text.strip() and word.start < end and word.end > begin
    ]
    portions = list(_portions(heard))
    limits = [*(portion[0].start for portion in portions), end - begin][1:]
    cues = []
    for portion, limit in zip(portions, limits, strict=True):
        start, last = portion[0].start, max(word.end for word in portion)
        finish = min(max(last + _LINGER, start + SHORTEST), max(limit, start))
        if finish > start:
            cues.append(Cue(start, finish, "\n".join(_lines(portion)), tuple(portion)))
    return tuple(cues)


def _portions(words: Sequence[Word]) -> Iterator[list[Word]]:
    portion: list[Word] = []
    for word in words:
        if portion and (word.start - portion[-1].end >= PAUSE or _is_complete(portion)):
            yield portion
            portion = []
        while portion and not _fits([*portion, word]):
            cut = _phrase_end(portion)
            yield portion[:cut]
            portion = portion[cut:]
        portion.append(word)
    if portion:
        yield portion


def _is_complete(portion: Sequence[Word]) -> bool:
    """Whether a sentence ends here that is long enough to stand alone."""
    seconds = portion[-1].end - portion[0].start
    is_long = seconds >= _SENTENCE_SECONDS or _width(_joined(portion)) > LINE_LETTERS / 2
    return is_long and _ends_with(portion[-1], _SENTENCE_ENDS)


def _fits(portion: Sequence[Word]) -> bool:
    return portion[-1].end - portion[0].start <= LONGEST and len(_greedy(portion)) <= 2


def _phrase_end(portion: Sequence[Word]) -> int:
    """How many words to show: up to the last phrase that ends in the second half."""
    for count in range(len(portion), len(portion) // 2, -1):
        if _ends_with(portion[count - 1], _PHRASE_ENDS):
            return count
    return len(portion)


def _ends_with(word: Word, marks: tuple[str, ...]) -> bool:
    return word.text.rstrip().rstrip(_CLOSING).endswith(marks)


def _greedy(portion: Sequence[Word]) -> list[list[Word]]:
    """Lines, each as full as can be."""
    lines: list[list[Word]] = [[]]
    for word in portion:
        if lines[-1] and _width(_joined([*lines[-1], word])) > LINE_LETTERS:
            lines.append([])
        lines[-1].append(word)
    return lines


def _lines(portion: Sequence[Word]) -> list[str]:
    """One line, or two of about the same width, rather broken where a phrase ends."""
    whole = _joined(portion)
    if _width(whole) <= LINE_LETTERS or len(portion) == 1:
        return [whole]
    choices = []
    for cut in range(1, len(portion)):
        upper, lower = _joined(portion[:cut]), _joined(portion[cut:])
        widths = _width(upper), _width(lower)
        excess = max(0, max(widths) - LINE_LETTERS)
        phrase = 0 if _ends_with(portion[cut - 1], _PHRASE_ENDS) else LINE_LETTERS / 4
        choices.append((excess, abs(widths[0] - widths[1]) + phrase, [upper, lower]))
    return min(choices)[2]


def _joined(portion: Sequence[Word]) -> str:
    """The words as text; scripts that write without spaces get none."""
    return "".join(joined([" ".join(word.text.split()) for word in portion]))


def _width(text: str) -> int:
    """Letters as wide as a Latin one."""
    return sum(2 if _is_wide(letter) else 1 for letter in text if not unicodedata.combining(letter))


def _is_wide(letter: str) -> bool:
    return unicodedata.east_asian_width(letter) in "WF"
