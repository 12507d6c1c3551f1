"""Words that somebody has told how to say."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from kinoform.narration.words.letters import spelled
from kinoform.narration.words.word import Word, word

_ENDINGS = ("'s", "'", "es", "s")
_STRESSED = re.compile(r"[A-Z]{2,}")


def respelled(words: Sequence[Word], pronunciations: Mapping[str, str]) -> dict[int, str]:
    """How the words at these places are to be said, by the longest key that fits."""
    book = _book(pronunciations)
    if not book:
        return {}
    lengths = sorted({len(key) for key in book}, reverse=True)
    cores = [each.core.casefold() for each in words]
    said: dict[int, str] = {}
    index = 0
    while index < len(words):
        taken = 1
        for length in lengths:
            found = _found(book, tuple(cores[index : index + length]))
            if found and all(each.is_open for each in words[index : index + length - 1]):
                said |= {index + step: part for step, part in enumerate(_shared(found, length))}
                taken = length
                break
        index += taken
    return said


def _book(pronunciations: Mapping[str, str]) -> dict[tuple[str, ...], str]:
    keys = (
        (tuple(word(part).core.casefold() for part in key.split()), value)
        for key, value in pronunciations.items()
    )
    return {key: _sayable(value) for key, value in keys if any(key)}


def _found(book: Mapping[tuple[str, ...], str], cores: tuple[str, ...]) -> str:
    if not cores or cores in book:
        return book.get(cores, "")
    for ending in _ENDINGS:
        if cores[-1].endswith(ending):
            said = book.get((*cores[:-1], cores[-1].removesuffix(ending)))
            if said:
                return said + ("'s" if ending == "'s" else "" if ending == "'" else ending)
    return ""


def _sayable(value: str) -> str:
    """Syllables in capitals as letters that a voice reads as a syllable; single letters by name."""
    parts = value.split()
    if len(parts) > 1 and all(len(part) == 1 for part in parts):
        return spelled("".join(parts))
    if any(character.islower() for character in value) and "-" in value:
        return _STRESSED.sub(lambda syllable: syllable.group().lower(), value)
    return value


def _shared(said: str, count: int) -> list[str]:
    """The words shared out among so many written ones, in order."""
    parts = said.split()
    if len(parts) < count:
        return [said, *[""] * (count - 1)]
    edges = [step * len(parts) // count for step in range(count + 1)]
    return [" ".join(parts[start:end]) for start, end in pairwise(edges)]
