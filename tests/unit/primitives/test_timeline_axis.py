"""Starts and ends of all kinds find their places on one axis."""

from __future__ import annotations

import pytest

from kinoform.primitives.timeline._lanes import lanes_of, packed
from kinoform.primitives.timeline._time_axis import TimeAxis, time_axis
from kinoform.primitives.timeline._waiting import waits_for


def labels(axis: TimeAxis) -> list[str]:
    return [column.label for column in axis.columns]


def spans(axis: TimeAxis) -> list[tuple[float, float]]:
    assert all(span is not None for span in axis.spans)
    return [(round(span[0], 2), round(span[1], 2)) for span in axis.spans if span is not None]


def test_what_ends_in_a_year_goes_on_to_its_last_day() -> None:
    axis = time_axis(["2021", "2023"], ["2022", "2024"], 12)
    assert labels(axis) == ["2021", "2022", "2023", "2024"]
    assert spans(axis) == [(0.0, 0.5), (0.5, 1.0)]


def test_months_are_columns_and_their_year_is_named_with_them() -> None:
    axis = time_axis(["Nov 2024", "Jan 2025"], ["Dec 2024", "Feb 2025"], 12)
    assert labels(axis) == ["Nov", "Dec", "Jan", "Feb"]
    assert [column.group for column in axis.columns] == ["2024", "2024", "2025", "2025"]


def test_quarters_without_a_year_run_on_into_the_next() -> None:
    axis = time_axis(["Q1", "Q2", "Q4"], ["Q2", "Q3", "Q1"], 12)
    assert labels(axis) == ["Q1", "Q2", "Q3", "Q4", "Q1"]
    assert {column.group for column in axis.columns} == {""}
    assert spans(axis)[-1] == (0.6, 1.0)


def test_a_start_without_a_year_goes_by_its_end() -> None:
    axis = time_axis(["Oct"], ["Feb 2025"], 12)
    assert [column.group for column in axis.columns] == ["2024"] * 3 + ["2025"] * 2


def test_days_become_weeks_and_then_months_when_there_are_too_many_of_them() -> None:
    assert len(time_axis(["2024-03-04"], ["2024-03-08"], 12).columns) == 5
    assert labels(time_axis(["2024-03-04"], ["2024-04-14"], 12))[:2] == ["Mar 4", "Mar 11"]
    assert labels(time_axis(["2024-03-04"], ["2024-09-14"], 12))[:2] == ["Mar", "Apr"]
    assert labels(time_axis(["1200"], ["1950"], 8)) == ["1200", "1300", "1400", "1500", "1600",
                                                       "1700", "1800", "1900"]  # fmt: skip


def test_columns_are_never_finer_than_the_data() -> None:
    assert labels(time_axis(["Q1 2025"], ["Q2 2025"], 12)) == ["Q1", "Q2"]


def test_bare_numbers_are_points_and_named_units_are_stretches() -> None:
    points = time_axis(["0", "3"], ["3", "8"], 12)
    assert spans(points) == [(0.0, 0.38), (0.38, 1.0)]
    assert all(column.is_point for column in points.columns)
    weeks = time_axis(["Week 1", "Week 3"], ["Week 2", "Week 4"], 12)
    assert spans(weeks) == [(0.0, 0.5), (0.5, 1.0)]
    assert labels(weeks) == ["Week 1", "Week 2", "Week 3", "Week 4"]


def test_numbers_that_would_take_no_time_take_a_whole_unit() -> None:
    assert spans(time_axis(["1", "2"], ["1", "2"], 12)) == [(0.0, 0.5), (0.5, 1.0)]


def test_phases_follow_each_other_as_they_are_named() -> None:
    axis = time_axis(["Alpha", "Beta"], ["Beta", "Launch"], 12)
    assert labels(axis) == ["Alpha", "Beta", "Launch"]
    assert spans(axis) == [(0.0, 0.67), (0.33, 1.0)]


def test_one_unreadable_date_among_others_has_no_place() -> None:
    axis = time_axis(["2024-01-01", "soon", "2024-03-01"], ["2024-02-01", "", "2024-04-01"], 12)
    assert axis.spans[1] is None
    assert axis.spans[0] is not None


@pytest.mark.parametrize(
    ("starts", "ends"),
    [([""], [""]), (["2024"], []), (["2025", "x"], ["x", "2026"]), (["0100"], ["4999"]),
     (["4999"], ["4999"]),
     (["2024-05-01"], ["2023-01-01"])],
)  # fmt: skip
def test_odd_dates_still_make_an_axis(starts: list[str], ends: list[str]) -> None:
    axis = time_axis(starts, ends, 8)
    assert axis.columns
    for span in axis.spans:
        assert span is None or 0.0 <= span[0] < span[1] <= 1.0 + 1e-9


def test_things_go_to_the_lane_at_their_own_place() -> None:
    assert lanes_of(["A", "B", "A"], 3) == [("A", [0, 2]), ("B", [1])]


def test_fewer_lanes_than_things_share_them_evenly() -> None:
    assert lanes_of(["A", "B"], 4) == [("A", [0, 1]), ("B", [2, 3])]
    assert lanes_of([], 2) == [("", [0, 1])]


def test_things_that_overlap_get_rows_of_their_own() -> None:
    assert packed([(0.0, 4.0), (2.0, 6.0), (4.0, 8.0), (6.5, 9.0)], 0.0) == (0, 1, 0, 1)


def test_a_task_waits_for_the_nearest_one_above_that_ends_as_it_begins() -> None:
    assert waits_for([(0.0, 0.2), (0.2, 0.5), (0.3, 0.5), (0.5, 1.0)]) == (None, 0, None, 2)
