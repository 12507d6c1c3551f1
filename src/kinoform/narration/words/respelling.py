"""Words that somebody has told how to say."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from kinoform.narration.words.letters import spelled
from kinoform.narration.words.word import Word, word

_ENDINGS = ("'s", "'", "es", "s")
_STRESSED = re.compile(r"[A-Z]{2,}")


def respelled(words: Sequence[Word], pronunciations: Mapping[str, str]) -> dict[int, str]:
    """How the words at these places are to be said, by the longest key that fits."""
    book = _book(pronunciations)
    if not book.further:
        return {}
    cores = [each.core.casefold() for each in words]
    said: dict[int, str] = {}
    index = 0
    while index < len(words):
        length, found = _longest(book, words, cores, index)
        if found:
            said |= {index + step: part for step, part in enumerate(_shared(found, length))}
        index += length
    return said


@dataclass(slots=True)
class _Branch:
    """Keys that begin with the same words; a text is compared with all of them at once."""

    said: str | None = None
    """How the words so far are said; None where no key ends here."""
    further: dict[str, _Branch] = field(default_factory=dict)


def _book(pronunciations: Mapping[str, str]) -> _Branch:
    book = _Branch()
    for key, value in pronunciations.items():
        cores = [word(part).core.casefold() for part in key.split()]
        if any(cores):
            branch = book
            for core in cores:
                branch = branch.further.setdefault(core, _Branch())
            branch.said = _sayable(value)
    return book


def _longest(
    book: _Branch, words: Sequence[Word], cores: Sequence[str], index: int
) -> tuple[int, str]:
    """How many words from a place on the longest key has, and how they are said."""
    found = 1, ""
    branch: _Branch | None = book
    for place in range(index, len(cores)):
        if branch is None:
            break
        said = _ending_in(branch, cores[place])
        if said:
            found = place + 1 - index, said
        branch = branch.further.get(cores[place]) if words[place].is_open else None
    return found


def _ending_in(branch: _Branch, core: str) -> str:
    """How a key that ends in a word is said, the word in another form too; empty for none."""
    whole = branch.further.get(core)
    if whole is not None and whole.said is not None:
        return whole.said
    for ending in _ENDINGS:
        stem = branch.further.get(core.removesuffix(ending)) if core.endswith(ending) else None
        if stem is not None and stem.said:
            return stem.said + ("'s" if ending == "'s" else "" if ending == "'" else ending)
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
