"""Dates in words: 3/4/2024, 2024-03-04, the 3 beside March."""

from __future__ import annotations

import re

from kinoform.narration.words.months import MONTHS, month
from kinoform.narration.words.numbers import cardinal, is_year, ordinal, year
from kinoform.narration.words.word import Place

_ISO = re.compile(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})")
_ISO_MONTH = re.compile(r"(1[1-9]\d\d|20\d\d)-(0[1-9]|1[0-2])")
_STROKES = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4}|\d{2})")
_DASHES = re.compile(r"(\d{1,2})-(\d{1,2})-(\d{4})")
_DOTS = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")
_OF_YEARS = re.compile(r"(\d{1,2})/(\d{1,2})")
_BEFORE_DATES = frozenset({"on", "until", "since", "by"})
_THIS_CENTURY = 50


def read_date(place: Place) -> str | None:
    """A date that is one word; None for any other word."""
    core = place.word.core
    if found := _ISO.fullmatch(core):
        return _date(place, found[3], found[2], found[1])
    if found := _ISO_MONTH.fullmatch(core):
        return f"{MONTHS[int(found[2]) - 1]} {year(found[1])}"
    if found := _DOTS.fullmatch(core):
        return _date(place, found[1], found[2], found[3])
    if found := _STROKES.fullmatch(core) or _DASHES.fullmatch(core):
        return _by_custom(place, *found.groups())
    if place.before.core.lower() in _BEFORE_DATES and (found := _OF_YEARS.fullmatch(core)):
        return _by_custom(place, found[1], found[2], "")
    return None


def read_day(place: Place) -> str | None:
    """The number of a day beside its month; None for any other number."""
    number = place.word.core
    if not re.fullmatch(r"0?[1-9]|[12]\d|3[01]", number):
        return None
    follows = month(place.before) and (place.before.is_open or place.before.closing == ".")
    if follows:
        return ordinal(number)
    if month(place.after) and place.word.is_open:
        article = "" if place.before.core.lower() == "the" else "the "
        return f"{article}{ordinal(number)} of"
    return None


def _by_custom(place: Place, first: str, second: str, number: str) -> str | None:
    day, mon = (first, second) if place.is_day_first else (second, first)
    if int(mon) > len(MONTHS):
        day, mon = mon, day
    return _date(place, day, mon, number)


def _date(place: Place, day: str, mon: str, number: str) -> str | None:
    if not (1 <= int(mon) <= len(MONTHS) and 1 <= int(day) <= 31):
        return None
    name, which = MONTHS[int(mon) - 1], ordinal(day)
    said = f"the {which} of {name}" if place.is_day_first else f"{name} {which}"
    return f"{said}, {_year(number)}" if number else said


def _year(number: str) -> str:
    if len(number) == 2:
        number = ("20" if int(number) < _THIS_CENTURY else "19") + number
    return year(number) if is_year(number) else cardinal(number)
