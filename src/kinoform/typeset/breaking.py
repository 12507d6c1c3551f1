"""Where letters, words and lines may end, by Unicode and ICU's dictionaries."""

from __future__ import annotations

import re
import unicodedata
from itertools import accumulate

from icu4py.breakers import CharacterBreaker, LineBreaker, WordBreaker

from kinoform.typeset.scripts import SPACELESS, script_of

_LOCALE = re.compile(r"[A-Za-z]{2,8}([-_][A-Za-z0-9]{1,8})*")
_ASTRAL = re.compile("[\U00010000-\U0010ffff]")
_PLAIN = re.compile("[\t\x20-\x7e]*")


def safe_locale(locale: str) -> str:
    """The locale as ICU and HarfBuzz can read it; the root for anything else."""
    return locale if _LOCALE.fullmatch(locale) else ""


def letter_starts(text: str) -> list[int]:
    """Where each grapheme cluster begins, and the end of the text."""
    if _PLAIN.fullmatch(text):
        return list(range(len(text) + 1))
    return [0, *_ends(text, CharacterBreaker, "")]


def line_ends(text: str, locale: str) -> list[int]:
    """Where a line may end; the end of the text is the last of them."""
    return _ends(text, LineBreaker, safe_locale(locale))


def word_starts(text: str, locale: str) -> list[int]:
    """Where words begin: after spaces, and inside of scripts that have none."""
    return [0, *(i for i in _ends(text, WordBreaker, safe_locale(locale)) if _begins_word(text, i))]


def _ends(text: str, breaker: type, locale: str) -> list[int]:
    if not text:
        return []
    ends = [end for _, end in breaker(text, locale).segments()]
    if not _ASTRAL.search(text):
        return ends
    # ICU counts UTF-16 units, in which these characters are two.
    units = accumulate((2 if character > "\uffff" else 1 for character in text), initial=0)
    index_of = {unit: index for index, unit in enumerate(units)}
    return [index_of[end] for end in ends if end in index_of]


def _begins_word(text: str, index: int) -> bool:
    if index >= len(text):
        return False
    before, after = text[index - 1], text[index]
    if before.isspace() or after.isspace():
        return before.isspace() != after.isspace()
    if before.isascii() and after.isascii():
        return False
    after_spaceless = script_of(after) in SPACELESS
    if not (after_spaceless or script_of(before) in SPACELESS or _is_wide(before)):
        return False
    if _opens(after):
        return not _opens(before)
    return after.isalnum() and (after_spaceless or before.isalnum()) and not _opens(before)


def _opens(character: str) -> bool:
    return unicodedata.category(character) in {"Ps", "Pi"}


def _is_wide(character: str) -> bool:
    return unicodedata.east_asian_width(character) in {"W", "F"}
