"""Written text as the words that a voice says, each beside the word that is read."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from types import MappingProxyType

from kinoform.narration.words.cleaning import readable, without_pictures
from kinoform.narration.words.english import said_in_english
from kinoform.narration.words.respelling import respelled
from kinoform.narration.words.word import word
from kinoform.providers.speech.base import Token
from kinoform.typeset.breaking import word_starts

_NONE: Mapping[str, str] = MappingProxyType({})
_MONTH_FIRST = frozenset({"en", "en-us", "en-ca", "en-ph"})


def verbalised(
    text: str, language: str, pronunciations: Mapping[str, str] = _NONE
) -> tuple[Token, ...]:
    """Each written word with what is said for it; numbers and signs in words where it is English.

    `pronunciations` tells how words are said, by the word or words in any case. Providers of other
    languages read numbers by themselves, so their words are said as they are written.
    """
    tag = language.replace("_", "-").casefold()
    is_english = tag.partition("-")[0] == "en"
    seen = readable(text)
    words = [word(written) for written in (seen.split() if is_english else _apart(seen, language))]
    told = respelled(words, pronunciations)
    if is_english:
        said = said_in_english(words, told, is_day_first=tag not in _MONTH_FIRST)
    else:
        said = [
            f"{told[index]}{w.closing}" if index in told else without_pictures(w.written)
            for index, w in enumerate(words)
        ]
    return tuple(
        Token(w.written, spoken, f"{told[index]}{w.closing}" if index in told else "")
        for index, (w, spoken) in enumerate(zip(words, said, strict=True))
    )


def _apart(text: str, language: str) -> list[str]:
    """The words of a text, also where its script puts no blanks between them."""
    starts = [*word_starts(text, language), len(text)]
    pieces = (text[start:end].strip() for start, end in pairwise(starts))
    return [piece for piece in pieces if piece]
