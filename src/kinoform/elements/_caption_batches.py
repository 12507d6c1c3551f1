"""Cuts spoken words into captions: at the ends of sentences, at pauses, and evenly between."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kinoform.model.document.words import SubtitleWord

PAUSE_SECONDS = 0.8
"""A silence that ends a caption."""
BLANK_SECONDS = 1.5
"""A silence in which no caption is shown."""
HOLD_SECONDS = 0.5
"""How long a caption stays when a silence follows."""
_TOO_SHORT_SECONDS = 0.7
"""A sentence that is over sooner shares its caption with the next."""

_SENTENCE_ENDS = frozenset(".?!…。！？؟۔।")
_CLAUSE_ENDS = frozenset(",;:—–、，；：،؛")
_CLOSING = frozenset("\"'”’»)]}」』）")


@dataclass(frozen=True, slots=True)
class Spoken:
    """One word as it is shown, and when it is spoken."""

    text: str
    start: float
    end: float


Batch = tuple[Spoken, ...]


def spoken_words(words: Iterable[SubtitleWord]) -> Batch:
    """The words in the order of speech, without blanks around them and without empty ones."""
    found = (Spoken(" ".join(word.shown.split()), word.start, word.end) for word in words)
    return tuple(sorted((word for word in found if word.text), key=lambda word: word.start))


def batches(words: Batch, most: int) -> list[Batch]:
    """The words of one caption after the other, `most` in each at most."""
    found = []
    for phrase in _merged(_phrases(words), most):
        found.extend(_evenly(phrase, most))
    return found


def shown_until(batch: Batch, following: Batch | None) -> float:
    """When a caption goes: as the next one comes, or a moment into a silence."""
    end = max(word.end for word in batch)
    if following is not None and following[0].start - end <= BLANK_SECONDS:
        return max(following[0].start, batch[0].start)
    return end + HOLD_SECONDS


def halves(batch: Batch) -> tuple[Batch, Batch]:
    """A batch of two words or more in two, about equally long to read."""
    lengths = [len(word.text) for word in batch]
    cut = min(
        range(1, len(batch)), key=lambda place: abs(sum(lengths[:place]) - sum(lengths[place:]))
    )
    return batch[:cut], batch[cut:]


def _last_mark(text: str) -> str:
    bare = text.rstrip("".join(_CLOSING)) or text
    return bare[-1]


def _ends_sentence(text: str) -> bool:
    mark = _last_mark(text)
    is_initial = mark == "." and sum(c.isalnum() for c in text) == 1
    return mark in _SENTENCE_ENDS and not is_initial


def _phrases(words: Batch) -> list[Batch]:
    found: list[list[Spoken]] = []
    for index, word in enumerate(words):
        before = words[index - 1] if index else None
        pauses = before is not None and word.start - before.end > PAUSE_SECONDS
        if before is None or pauses or _ends_sentence(before.text):
            found.append([])
        found[-1].append(word)
    return [tuple(phrase) for phrase in found]


def _merged(phrases: list[Batch], most: int) -> list[Batch]:
    found: list[Batch] = []
    for phrase in phrases:
        if found:
            before = found[-1]
            gap = phrase[0].start - before[-1].end
            is_brief = phrase[0].start - before[0].start < _TOO_SHORT_SECONDS
            if is_brief and gap <= PAUSE_SECONDS and len(before) + len(phrase) <= most:
                found[-1] = before + phrase
                continue
        found.append(phrase)
    return found


def _evenly(phrase: Batch, most: int) -> list[Batch]:
    """A phrase in captions of about equal length, cut after a comma or a breath if there is one."""
    count = len(phrase)
    if count <= most:
        return [phrase]
    ideal = count / -(-count // most)
    cheapest: list[tuple[float, int]] = [(0.0, 0)]
    for end in range(1, count + 1):
        loose = 0.0 if end == count else _looseness(phrase[end - 1], phrase[end])
        cheapest.append(
            min(
                (cheapest[begin][0] + (end - begin - ideal) ** 2 / 2 + loose, begin)
                for begin in range(max(0, end - most), end)
            )
        )
    found, end = [], count
    while end > 0:
        begin = cheapest[end][1]
        found.append(phrase[begin:end])
        end = begin
    return found[::-1]


def _looseness(word: Spoken, following: Spoken) -> float:
    """What it costs to cut here."""
    if _last_mark(word.text) in _CLAUSE_ENDS:
        return 0.0
    return 0.9 if following.start - word.end > 0.25 else 2.2
