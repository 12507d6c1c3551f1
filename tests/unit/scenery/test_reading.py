"""What people write into data means what they meant, in whatever form they wrote it."""

from __future__ import annotations

from typing import Any

import pytest

from kinoform.scenery import reading


@pytest.mark.parametrize(
    ("written", "value"),
    [
        (3, 3.0), (-0.5, -0.5), ("1,200", 1200.0), ("1 200", 1200.0), (" 10 ", 10.0),
        ("\u22123.5", -3.5), ("2e3", 2000.0), ("2,5", 2.5), ("1.200,50", 1200.5),
        ("12,34,567.5", 1234567.5),
    ],
)  # fmt: skip
def test_numbers_may_be_written_as_text(written: Any, value: float) -> None:
    assert reading.number(written) == value


@pytest.mark.parametrize(
    "written",
    [
        None,
        True,
        "",
        "ten",
        "10s",
        "45%",
        "nan",
        "inf",
        "1,2,3",
        float("nan"),
        1e300,
        10**400,
        [1],
        {},
    ],
)
def test_what_is_no_number_is_none(written: Any) -> None:
    assert reading.number(written) is None


@pytest.mark.parametrize(("written", "value"), [(5, 5.0), ("10", 10.0), ("2.5s", 2.5), ("s", None)])
def test_seconds_may_say_their_unit(written: Any, value: float | None) -> None:
    assert reading.seconds(written) == value
