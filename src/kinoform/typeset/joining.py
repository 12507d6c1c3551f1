"""Words put together again as their scripts do it: with blanks between them, or without."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from kinoform.typeset.scripts import SPACELESS, script_of

_CLOSING = frozenset(".,;:!?…%،؛؟۔।॥")
"""Marks that stand close to the word before them, also when they come as a word of their own."""
_TIGHT_SCRIPTS = frozenset({"Hani", "Hira", "Kana", "Bopo"})


def joined(words: Sequence[str]) -> list[str]:
    """The words with the blanks that their scripts put between them."""
    return [
        word + (_gap(word, words[index + 1]) if index + 1 < len(words) else "")
        for index, word in enumerate(words)
    ]


def _gap(before: str, after: str) -> str:
    last, first = before[-1], after[0]
    scripts = script_of(last), script_of(first)
    if _is_tight(last, scripts[0]) or _is_tight(first, scripts[1]):
        return ""
    if scripts[0] in SPACELESS and scripts[1] in SPACELESS:
        return ""
    return (
        "" if all(c in _CLOSING or unicodedata.category(c) in {"Pe", "Pf"} for c in after) else " "
    )


def _is_tight(character: str, script: str) -> bool:
    """Whether it stands close to whatever is beside it, as Han letters and their points do."""
    wide = unicodedata.east_asian_width(character) in {"W", "F"}
    return script in _TIGHT_SCRIPTS or (wide and unicodedata.category(character)[0] == "P")
