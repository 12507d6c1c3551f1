"""Roman numerals in words: World War II, Chapter IV, Henry VIII."""

from __future__ import annotations

import re

from kinoform.narration.words.numbers import cardinal, ordinal
from kinoform.narration.words.word import Place, listed

_NUMERAL = re.compile(r"(?=[XVI])X{0,3}(?:IX|IV|V?I{0,3})")
_VALUES = {"I": 1, "V": 5, "X": 10}
_PARTS = listed(
    "act article book bowl chapter class division episode figure grade group level part phase "
    "section season stage step table title type unit vol volume war"
)
_RULERS = listed(
    "Alexander Benedict Catherine Charles Clement Edward Elizabeth Ferdinand Francis Frederick "
    "George Gregory Gustav Harald Henry Innocent Ivan James John Leo Louis Mary Napoleon "
    "Nicholas Otto Paul Peter Philip Pius Ptolemy Rameses Ramesses Richard Robert Urban Victor "
    "Wilhelm William"
)


def read_roman(place: Place) -> str | None:
    """The numeral after the name of what it counts; None for any other word."""
    core, before = place.word.core, place.before
    if not _NUMERAL.fullmatch(core) or not before.is_open:
        return None
    number = str(_value(core))
    if before.core.lower() in _PARTS:
        return cardinal(number)
    if len(core) == 1 and core != "V":
        return None
    if before.core in _RULERS:
        return f"the {ordinal(number)}"
    return (
        cardinal(number)
        if before.has_capital and not before.core.isupper() and len(core) > 1
        else None
    )


def _value(numeral: str) -> int:
    values = [_VALUES[letter] for letter in numeral]
    return sum(
        -value if value < following else value
        for value, following in zip(values, [*values[1:], 0], strict=True)
    )
