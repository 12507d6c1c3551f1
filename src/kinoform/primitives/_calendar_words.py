"""Names of months and written dates, in the way of a language."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import Literal

from icu4py.messageformat import MessageFormat

Skeleton = Literal["y", "QQQ", "MMM", "MMMM", "MMMd", "yMMMMd", "yMMM"]
"""What of a date is written; the language decides in which order."""

_REFORM = date(1582, 10, 15)
_LEAST_YEAR = 100


def written_day(day: date, skeleton: Skeleton, locale: str = "en") -> str:
    """15 August 2024, Aug 15, Q3: a date in the calendar that data are written in."""
    return _written(day, skeleton, locale)


@lru_cache(maxsize=2048)
def _written(day: date, skeleton: Skeleton, locale: str) -> str:
    # Some languages have calendars of their own; the data are always in the common one.
    name = f"{locale.replace('-', '_')}@calendar=gregorian"
    noon = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    if day.year >= _LEAST_YEAR and day < _REFORM:
        # Days before the reform of the calendar would be written by the old one.
        century = (day.year - (day.month < 3)) // 100
        noon += timedelta(days=century - century // 4 - 2)
    form = MessageFormat("{day, date, ::" + skeleton + "}", name)
    return str(form.format({"day": noon}))


@lru_cache(maxsize=32)
def month_numbers(locale: str = "en") -> dict[str, int]:
    """1 to 12 by the names and short names of months, in English and in a language."""
    found: dict[str, int] = {"sept": 9}
    for language in ("en", locale):
        for month in range(1, 13):
            for skeleton in ("MMMM", "MMM"):
                name = _written(date(2001, month, 1), skeleton, language)
                plain = name.casefold().strip(". ")
                if not plain[:1].isdigit():
                    found.setdefault(plain, month)
    return found
