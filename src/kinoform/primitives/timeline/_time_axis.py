"""Places things with a start and an end along one axis, however their dates are written."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kinoform.primitives.timeline._calendar_columns import calendar_columns
from kinoform.primitives.timeline._column import Column
from kinoform.primitives.timeline._dates import ANY_YEAR, Period, period

_COUNTED = re.compile(r"(?P<prefix>\D*?)\s*(?P<number>-?\d+(?:\.\d+)?)")
_HALF_A_YEAR = 183


@dataclass(frozen=True, slots=True)
class TimeAxis:
    """Where each thing begins and ends between 0 and 1, and the columns behind them."""

    spans: tuple[tuple[float, float] | None, ...]
    """None for what has dates that nobody can read."""
    columns: tuple[Column, ...]


def time_axis(
    starts: Sequence[str], ends: Sequence[str], most_columns: int, locale: str = "en"
) -> TimeAxis:
    """The axis of some starts and ends: by the calendar, by counting, or by order of mention.

    The end of a period is its last day: what ends in "Mar 2024" goes on to the end of March.
    """
    said = [text for text in (*starts, *ends) if text]
    readable = sum(period(text, locale) is not None for text in said)
    counted = _counted(starts, ends, most_columns) if readable < len(said) else None
    if counted is not None:
        return counted
    if readable * 2 >= len(said):
        return _by_calendar(starts, ends, most_columns, locale)
    return _by_mention(starts, ends, most_columns)


def _counted(starts: Sequence[str], ends: Sequence[str], most: int) -> TimeAxis | None:
    """From "Week 3" to "Week 5", or bare numbers; None when they are anything else."""
    pairs = [(_number(start), _number(end or start)) for start, end in _paired(starts, ends)]
    known = [side for pair in pairs for side in pair]
    prefixes = {side[0] for side in known if side is not None}
    if None in known or len(prefixes) != 1:
        return None
    (prefix,) = prefixes
    values = [(a[1], max(a[1], b[1])) for a, b in pairs if a is not None and b is not None]
    # Bare numbers are points on a line, unless something would then take no time at all.
    is_whole = bool(prefix) or any(begin == end for begin, end in values)
    spans = [(begin, end + 1.0 if is_whole else end) for begin, end in values]
    least = math.floor(min(begin for begin, _ in spans))
    last = math.ceil(max(end for _, end in spans))
    step = _step(last - least, most)
    extent = max(step * math.ceil((last - least) / step), 1)
    columns = tuple(
        Column(
            at / extent, min(at + step, extent) / extent,
            f"{prefix} {least + at}".strip(), is_point=not is_whole,
        )
        for at in range(0, extent, step)
    )  # fmt: skip
    return TimeAxis(
        tuple(((begin - least) / extent, (end - least) / extent) for begin, end in spans), columns
    )


def _number(text: str) -> tuple[str, float] | None:
    found = _COUNTED.fullmatch(text.strip())
    return None if found is None else (found["prefix"], float(found["number"]))


def _step(count: int, most: int) -> int:
    """The roundest step by which so many units make few enough columns."""
    step = 1
    for power in range(16):
        for factor in (1, 2, 5):
            step = factor * int(10**power)
            if math.ceil(count / step) <= most:
                return step
    return step


def _by_calendar(starts: Sequence[str], ends: Sequence[str], most: int, locale: str) -> TimeAxis:
    year = _year_of([*starts, *ends], locale)
    spans: list[tuple[int, int] | None] = []
    shortest = 366
    before: date | None = None
    for start, end in _paired(starts, ends):
        first = period(start, locale, year)
        last = period(end, locale, year) if end else first
        if first is None or last is None:
            spans.append(None)
            continue
        first = _first_placed(first, last, before)
        last = _placed_after(last, first.begins)
        begins, until = first.begins.toordinal(), max(first.ends, last.ends).toordinal()
        spans.append((begins, until))
        shortest = min(shortest, _days(first), _days(last))
        before = first.begins
    known = [span for span in spans if span is not None]
    if not known:
        return _by_mention(starts, ends, most)
    first_day, last_day, columns = calendar_columns(
        min(begins for begins, _ in known), max(until for _, until in known), most, locale,
        finest=shortest, shows_year=any(_has_year(text, locale) for text in (*starts, *ends)),
    )  # fmt: skip
    extent = last_day - first_day
    return TimeAxis(
        tuple(
            None
            if span is None
            else ((span[0] - first_day) / extent, (span[1] - first_day) / extent)
            for span in spans
        ),
        columns,
    )


def _days(found: Period) -> int:
    return (found.ends - found.begins).days


def _first_placed(first: Period, last: Period, before: date | None) -> Period:
    """What names no year goes by its own end, or else comes not long before the thing above it."""
    if first.has_year or (before is None and not last.has_year):
        return first
    if last.has_year:
        found = _moved(first, last.begins.year - first.begins.year)
        return found if found.begins < last.ends else _moved(found, -1)
    assert before is not None  # noqa: S101 - as the lines above leave it
    return _placed_after(first, date.fromordinal(before.toordinal() - _HALF_A_YEAR))


def _placed_after(found: Period, day: date) -> Period:
    """A period without a year, in the first year in which it does not begin before a day."""
    if found.has_year or found.begins >= day:
        return found
    found = _moved(found, day.year - found.begins.year)
    return found if found.begins >= day else _moved(found, 1)


def _moved(found: Period, years: int) -> Period:
    def in_year(day: date) -> date:
        return date(day.year + years, day.month, min(day.day, 28) if day.month == 2 else day.day)

    return Period(in_year(found.begins), in_year(found.ends), found.has_year)


def _year_of(texts: Sequence[str], locale: str) -> int:
    """The first year that is named; it is meant where others name none."""
    for text in texts:
        found = period(text, locale) if text else None
        if found is not None and found.has_year:
            return found.begins.year
    return ANY_YEAR


def _has_year(text: str, locale: str) -> bool:
    found = period(text, locale) if text else None
    return found is not None and found.has_year


def _by_mention(starts: Sequence[str], ends: Sequence[str], most: int) -> TimeAxis:
    """Phases with names follow each other as they are first named."""
    order: dict[str, int] = {}
    for start, end in _paired(starts, ends):
        for text in (start, end or start):
            order.setdefault(text, len(order))
    count = max(len(order), 1)
    spans = [
        (order[start] / count, (max(order[end or start], order[start]) + 1) / count)
        for start, end in _paired(starts, ends)
    ]
    step = math.ceil(count / most)
    columns = [
        Column(at / count, min(at + step, count) / count, text)
        for text, at in order.items()
        if at % step == 0
    ]
    return TimeAxis(tuple(spans), tuple(columns))


def _paired(starts: Sequence[str], ends: Sequence[str]) -> list[tuple[str, str]]:
    """Each start with its end, "" where that is missing."""
    return list(zip(starts, (*ends, *[""] * len(starts)), strict=False))
