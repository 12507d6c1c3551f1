"""Days along an axis: 2024-03-01 is written as Mar 1, and long times are named by their months."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from kinoform.primitives._calendar_words import Skeleton, written_day

_ISO = re.compile(r"\d{4}-\d{2}(-\d{2})?")
_MONTH_STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 240)
_MOST_NAMES = 7
_SHORT_DAYS = 45
"""Within so few days each is named by itself."""


def days_of(written: Sequence[str]) -> list[date] | None:
    """The days of texts such as 2024-03-01 or 2024-03; None where one is something else."""
    if not written or not all(_ISO.fullmatch(text) for text in written):
        return None
    try:
        return [date.fromisoformat(text if len(text) == 10 else f"{text}-01") for text in written]
    except ValueError:
        return None


def day_names(written: Sequence[str], locale: str) -> tuple[str, ...]:
    """Each day as people write it; what is no day stays as it is."""
    days = days_of(written)
    if days is None:
        return tuple(written)
    if any(len(text) == 10 for text in written):
        return tuple(written_day(day, "MMMd", locale) for day in days)
    skeleton: Skeleton = "MMM" if len({day.year for day in days}) == 1 else "yMMM"
    return tuple(written_day(day, skeleton, locale) for day in days)


def month_starts(first: date, last: date, locale: str) -> list[tuple[date, str]] | None:
    """The first days of some months between two days, with their names; None for a short time."""
    months = (last.year - first.year) * 12 + last.month - first.month
    if (last - first).days <= _SHORT_DAYS or months < 2:
        return None
    step = next((step for step in _MONTH_STEPS if months / step <= _MOST_NAMES), months)
    skeleton: Skeleton = "y" if step >= 12 else "MMM" if first.year == last.year else "yMMM"
    found = []
    for at in range(first.year * 12 + first.month - 1, last.year * 12 + last.month):
        day = date(at // 12, at % 12 + 1, 1)
        if at % step == 0 and first <= day <= last:
            found.append((day, written_day(day, skeleton, locale)))
    return found if len(found) > 1 else None
