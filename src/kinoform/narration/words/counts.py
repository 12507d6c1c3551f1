"""Bare numbers in words: how many, which year, which part."""

from __future__ import annotations

import re

from kinoform.narration.words.dates import read_day
from kinoform.narration.words.months import month
from kinoform.narration.words.numbers import cardinal, fraction, is_year, year
from kinoform.narration.words.quantities import quantity
from kinoform.narration.words.word import Place, listed

_ALWAYS_YEAR_AFTER = listed("since until till during year circa spring summer fall autumn winter")
_OFTEN_YEAR_AFTER = listed("in of by the from our its their his her this early mid late")
_COUNT_AFTER = listed("than over nearly almost exactly only least most another about some")
_COUNTED = listed("people men women children percent million billion feet more other")
_NOT_COUNTED = listed(
    "is was has as its this thus us yes versus plus perhaps always sometimes does afterwards"
)
_MIXED = re.compile(r"(\d+)[ -](\d+)/(\d+)")
_PART = re.compile(r"(-)?(\d{1,6})/(\d{1,6})(?:-?([A-Za-z]+))?")


def read_count(place: Place) -> str | None:
    """The number or the fraction that the word is; None for any other word."""
    core = place.word.core
    if "/" in core:
        return _fraction(place)
    day = read_day(place)
    if day:
        return day
    amount = quantity(core)
    if amount is None or amount.tail or amount.currency:
        return None
    if not amount.high and is_year(core) and _is_of_time(place):
        return year(core)
    return amount.words


def _is_of_time(place: Place) -> bool:
    before, after = place.before.core.lower(), place.after.core
    if before in _COUNT_AFTER:
        return False
    if before in _ALWAYS_YEAR_AFTER or month(place.before) or month(place.at(-2)):
        return True
    is_plural = after.endswith("s") and not after.endswith("ss") and after not in _NOT_COUNTED
    is_counted = place.word.is_open and after.islower() and (is_plural or after in _COUNTED)
    return not is_counted or (before in _OFTEN_YEAR_AFTER and place.word.core >= "1900")


def _fraction(place: Place) -> str | None:
    core = place.word.core
    if found := _MIXED.fullmatch(core):
        part = fraction(found[2], found[3])
        return f"{cardinal(found[1])} and {_article(part)}" if part else None
    found = _PART.fullmatch(core)
    if not found:
        return None
    minus, above, below, noun = found.groups()
    part = fraction(above, below) if int(above) < int(below) else None
    if place.before.core.isdigit() and place.before.is_open and part and not minus:
        return f"and {_article(part)}"
    if not part:
        part = f"{cardinal(above)} {'out of' if above == below else 'over'} {cardinal(below)}"
    return " ".join(filter(None, ("minus" if minus else "", part, noun)))


def _article(part: str) -> str:
    return f"a {part.removeprefix('one ')}" if part.startswith("one ") else part
