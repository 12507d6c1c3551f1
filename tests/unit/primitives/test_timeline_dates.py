"""Dates as people write them mean the days that people mean."""

from __future__ import annotations

from datetime import date

import pytest

from kinoform.primitives._calendar_words import month_numbers, written_day
from kinoform.primitives.timeline._dates import ANY_YEAR, period


@pytest.mark.parametrize(
    ("written", "begins", "ends"),
    [
        ("2021", date(2021, 1, 1), date(2022, 1, 1)),
        ("FY2024", date(2024, 1, 1), date(2025, 1, 1)),
        ("Mar 2024", date(2024, 3, 1), date(2024, 4, 1)),
        ("Mar '24", date(2024, 3, 1), date(2024, 4, 1)),
        ("2024-12", date(2024, 12, 1), date(2025, 1, 1)),
        ("2024-05-01", date(2024, 5, 1), date(2024, 5, 2)),
        ("2024-05-01T10:00:00Z", date(2024, 5, 1), date(2024, 5, 2)),
        ("March 1st, 2024", date(2024, 3, 1), date(2024, 3, 2)),
        ("1 Mar 2024", date(2024, 3, 1), date(2024, 3, 2)),
        ("1.2.2024", date(2024, 2, 1), date(2024, 2, 2)),
        ("05/13/2024", date(2024, 5, 13), date(2024, 5, 14)),
        ("13/05/2024", date(2024, 5, 13), date(2024, 5, 14)),
        ("Q4 2023", date(2023, 10, 1), date(2024, 1, 1)),
        ("2024 Q1", date(2024, 1, 1), date(2024, 4, 1)),
        ("3Q24", date(2024, 7, 1), date(2024, 10, 1)),
        ("H2 2025", date(2025, 7, 1), date(2026, 1, 1)),
        ("2024-W12", date(2024, 3, 18), date(2024, 3, 25)),
        ("Week 12 2024", date(2024, 3, 18), date(2024, 3, 25)),
        ("2024年3月", date(2024, 3, 1), date(2024, 4, 1)),
    ],
)
def test_a_date_is_as_long_as_it_is_exact(written: str, begins: date, ends: date) -> None:
    found = period(written)
    assert found is not None
    assert (found.begins, found.ends, found.has_year) == (begins, ends, True)


@pytest.mark.parametrize(
    "written",
    [
        "",
        "soon",
        "May I",
        "12",
        "Phase 2",
        "2024-13",
        "30 Feb 2024",
        "0000",
        "2024-W60",
        "Mar 1 2 3",
    ],
)
def test_what_is_no_date_is_none(written: str) -> None:
    assert period(written) is None


def test_a_date_without_a_year_takes_the_one_it_is_given() -> None:
    quarter, day = period("Q3"), period("4 July", year=2026)
    assert quarter is not None
    assert day is not None
    assert (quarter.begins.year, quarter.has_year) == (ANY_YEAR, False)
    assert (day.begins, day.has_year) == (date(2026, 7, 4), False)


def test_months_are_known_in_the_language_of_the_film_and_in_english() -> None:
    for written, locale in (("15 août 2024", "fr"), ("15 Aug 2024", "fr"), ("15 أغسطس 2024", "ar")):
        found = period(written, locale)
        assert found is not None
        assert found.begins == date(2024, 8, 15)
    assert month_numbers("de")["märz"] == 3


def test_dates_are_written_in_the_common_calendar_whatever_the_language() -> None:
    day = date(2024, 8, 15)
    assert written_day(day, "yMMMMd") == "August 15, 2024"
    assert written_day(day, "QQQ", "fr") == "T3"
    assert "2024" in written_day(day, "yMMMMd", "th")
    assert written_day(date(1200, 1, 1), "yMMMMd") == "January 1, 1200"
    assert written_day(date(1582, 3, 1), "yMMMMd") == "March 1, 1582"
