"""Reads dates as people write them: a day, a week, a month, a quarter, a year."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from kinoform.primitives._calendar_words import month_numbers

ANY_YEAR = 2000
"""Stands for the year of dates that name none; it has a 29 February."""
_YEARS = (100, 4999)
"""Those that dates are read in."""


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of days; its end is the first day that is no longer in it."""

    begins: date
    ends: date
    has_year: bool = True


def period(text: str, locale: str = "en", year: int = ANY_YEAR) -> Period | None:
    """The days that a date means: "Mar 2024" is a month, "2024" a year; None for anything else.

    `year` is that of dates such as "Q3" or "4 July", which leave it out.
    """
    plain = " ".join(text.casefold().replace("\u2019", "'").split())
    for pattern, read in _FORMS:
        found = pattern.fullmatch(plain)
        if found is not None:
            try:
                return read(found.groupdict(), year)
            except ValueError:
                return None
    try:
        return _named_month(plain, locale, year)
    except ValueError:
        return None


def _named_month(plain: str, locale: str, year: int) -> Period | None:
    """Dates such as "1 Mar 2024", "March 1, 2024", "Mar '24" or "2024 March"."""
    month, day, own_year = 0, 0, 0
    names = month_numbers(locale)
    for word in re.findall(r"'?\d+|[^\W\d]+", plain):
        if word.lstrip("'").isdigit():
            if word.startswith("'") or len(word) == 4 or (day and len(word) == 2):
                own_year = _full_year(word.lstrip("'"))
            elif not day and len(word) <= 2:
                day = int(word)
            else:
                return None
        elif not month and word in names:
            month = names[word]
        elif word not in _FILLERS:
            return None
    if not month:
        return None
    at = own_year or year
    found = _day(at, month, day) if day else _month(at, month)
    return Period(found.begins, found.ends, has_year=bool(own_year))


_FILLERS = frozenset({"st", "nd", "rd", "th", "of", "the", "de", "del", "le"})


def _full_year(written: str) -> int:
    return 2000 + int(written) if len(written) == 2 else int(written)


def _checked(year: int) -> int:
    if not _YEARS[0] <= year <= _YEARS[1]:
        raise ValueError("a year beyond those that dates are read in")
    return year


def _day(year: int, month: int, day: int) -> Period:
    begins = date(_checked(year), month, day)
    return Period(begins, date.fromordinal(begins.toordinal() + 1))


def _months(year: int, first: int, count: int) -> Period:
    """So many months from the first of one, which counts from 1."""
    after = first - 1 + count
    begins = date(_checked(year), first, 1)
    return Period(begins, date(year + after // 12, after % 12 + 1, 1))


def _month(year: int, month: int) -> Period:
    monthrange(year, month)
    return _months(year, month, 1)


def _week(year: int, week: int) -> Period:
    begins = date.fromisocalendar(_checked(year), week, 1)
    return Period(begins, date.fromordinal(begins.toordinal() + 7))


def _ymd(part: Mapping[str, str], _year: int) -> Period:
    return _day(int(part["y"]), int(part["m"]), int(part["d"]))


def _dmy(part: Mapping[str, str], _year: int) -> Period:
    return _day(_full_year(part["y"]), int(part["m"]), int(part["d"]))


def _mdy(part: Mapping[str, str], _year: int) -> Period:
    """Month first, unless only the second number can be one."""
    first, second = int(part["m"]), int(part["d"])
    month, day = (second, first) if first > 12 else (first, second)
    return _day(_full_year(part["y"]), month, day)


def _of_year(part: Mapping[str, str], _year: int) -> Period:
    return _months(int(part["y"]), 1, 12)


def _ym(part: Mapping[str, str], _year: int) -> Period:
    return _month(int(part["y"]), int(part["m"]))


def _quarter(part: Mapping[str, str], year: int) -> Period:
    at = _full_year(part["y"]) if part["y"] else year
    found = _months(at, int(part["n"]) * 3 - 2, 3)
    return Period(found.begins, found.ends, has_year=bool(part["y"]))


def _half(part: Mapping[str, str], year: int) -> Period:
    at = _full_year(part["y"]) if part["y"] else year
    found = _months(at, int(part["n"]) * 6 - 5, 6)
    return Period(found.begins, found.ends, has_year=bool(part["y"]))


def _weeks(part: Mapping[str, str], _year: int) -> Period:
    return _week(_full_year(part["y"]), int(part["n"]))


_SEPARATOR = r"[\s/\-]*(?:fy)?\s*'?"
_YEAR = r"(?P<y>\d{4}|\d{2})"
_FORMS: tuple[tuple[re.Pattern[str], Callable[[Mapping[str, str], int], Period]], ...] = (
    (re.compile(r"(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})(?:[t ].*)?"), _ymd),
    (re.compile(r"(?P<y>\d{4})[/.](?P<m>\d{1,2})[/.](?P<d>\d{1,2})"), _ymd),
    (re.compile(r"(?P<d>\d{1,2})\. ?(?P<m>\d{1,2})\. ?(?P<y>\d{4}|\d{2})"), _dmy),
    (re.compile(r"(?P<m>\d{1,2})[/-](?P<d>\d{1,2})[/-](?P<y>\d{4}|\d{2})"), _mdy),
    (re.compile(r"(?P<y>\d{4})[-/.](?P<m>\d{1,2})"), _ym),
    (re.compile(r"(?P<m>\d{1,2})[/.](?P<y>\d{4})"), _ym),
    (re.compile(r"(?P<y>\d{4})年(?P<m>\d{1,2})月(?P<d>\d{1,2})日"), _ymd),
    (re.compile(r"(?P<y>\d{4})年(?P<m>\d{1,2})月"), _ym),
    (re.compile(r"(?:fy ?)?(?P<y>\d{4})年?"), _of_year),
    (re.compile(rf"[qt](?P<n>[1-4])(?:{_SEPARATOR}{_YEAR})?"), _quarter),
    (re.compile(rf"(?P<n>[1-4])q(?:{_SEPARATOR}{_YEAR})?"), _quarter),
    (re.compile(r"(?:fy)?(?P<y>\d{4})[\s/\-]*[qt](?P<n>[1-4])"), _quarter),
    (re.compile(rf"h(?P<n>[12])(?:{_SEPARATOR}{_YEAR})?"), _half),
    (re.compile(r"(?P<y>\d{4})[\s/\-]*h(?P<n>[12])"), _half),
    (re.compile(r"(?P<y>\d{4})-?(?:w|kw)(?P<n>\d{1,2})"), _weeks),
    (re.compile(rf"(?:w|kw|week) ?(?P<n>\d{{1,2}})[\s/]+{_YEAR}"), _weeks),
)
