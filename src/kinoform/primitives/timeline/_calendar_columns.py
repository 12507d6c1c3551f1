"""Divides days into weeks, months, quarters or years, so that few enough columns come out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from itertools import pairwise

from kinoform.primitives._calendar_words import Skeleton, written_day
from kinoform.primitives.timeline._column import Column

_QUARTER_DAYS, _YEAR_DAYS = 92, 365
Steps = Callable[[int, int], Iterator[date]]


def calendar_columns(
    first: int, last: int, most: int, locale: str = "en", *, finest: int = 1,
    shows_year: bool = True,
) -> tuple[int, int, tuple[Column, ...]]:  # fmt: skip
    """The finest columns that are at most so many, with the days at which they begin and end.

    None is shorter than `finest` days. Days are counted as `date.toordinal` does; the columns
    are whole, and so reach further.
    """
    bounds: list[date] = []
    label: Skeleton = "y"
    least_days = finest if finest >= _YEAR_DAYS else min(finest, _QUARTER_DAYS)
    for days, steps, skeleton in _UNITS:
        if days < least_days and days < _YEAR_DAYS:
            continue
        bounds, label = list(steps(first, last)), skeleton
        if len(bounds) - 1 <= most:
            break
    begins, ends = bounds[0].toordinal(), bounds[-1].toordinal()
    extent = ends - begins
    has_group = shows_year and label != "y"
    columns = tuple(
        Column(
            (one.toordinal() - begins) / extent, (other.toordinal() - begins) / extent,
            written_day(one, label, locale), written_day(one, "y", locale) if has_group else "",
        )
        for one, other in pairwise(bounds)
    )  # fmt: skip
    return begins, ends, columns


def _by_days(count: int) -> Steps:
    def steps(first: int, last: int) -> Iterator[date]:
        # Weeks begin on Mondays; the first day of all days was one.
        at = first - (first - 1) % count if count % 7 == 0 else first
        yield date.fromordinal(at)
        while at < last:
            at += count
            yield date.fromordinal(at)

    return steps


def _by_months(count: int) -> Steps:
    def steps(first: int, last: int) -> Iterator[date]:
        begin = date.fromordinal(first)
        month = begin.year * 12 + (begin.month - 1) // count * count
        if count > 12:
            month = begin.year * 12 // count * count
        day = _month(month)
        yield day
        while day.toordinal() < last:
            month += count
            day = _month(month)
            yield day

    return steps


def _month(count: int) -> date:
    """The first day of a month, counted from the year 0; there are no years before 1."""
    year, month = divmod(count, 12)
    return date(max(year, 1), month + 1, 1)


_UNITS: tuple[tuple[int, Steps, Skeleton], ...] = (
    (1, _by_days(1), "MMMd"), (7, _by_days(7), "MMMd"), (14, _by_days(14), "MMMd"),
    (31, _by_months(1), "MMM"), (_QUARTER_DAYS, _by_months(3), "QQQ"),
    *(
        (_YEAR_DAYS * years, _by_months(12 * years), "y")
        for years in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 5000)
    ),
)  # fmt: skip
"""Columns by about how many days they have, how they are laid out, and what they are called."""
