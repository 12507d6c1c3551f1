"""Axes: round numbers, a place for every value, and names that never touch."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest

from kinoform.look.units import Page
from kinoform.model.geometry import Box
from kinoform.primitives._axes import axis_of, plotted, round_ticks, tick_texts
from kinoform.primitives._axis_names import names_below
from kinoform.primitives._board import Board
from kinoform.primitives.data_viz._series_lines import along
from kinoform.primitives.data_viz._slices import slices_of
from kinoform.scenery.room import Room
from kinoform.scenery.scene import Scene

MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
DEPARTMENTS = ["Research and development", "Customer service", "Warehouse logistics", "Marketing"]


def board(width: float = 1920, height: float = 1080, **values: Any) -> Board:
    return Board(Scene.of({}, Room(5.0, width, height, 30.0)), values, "grow", lambda *_: None)


@pytest.mark.parametrize("values", [(3, 41), (0.2, 0.9), (-120, 380), (1e9, 7e9), (5, 5), (0, 0)])
def test_ticks_go_in_steps_of_one_two_or_five_and_begin_at_or_below_the_least(
    values: tuple[float, ...],
) -> None:
    found = round_ticks(values)
    steps = {round((b - a) / (found[1] - found[0]), 6) for a, b in pairwise(found)}
    assert steps == {1.0}
    assert f"{found[1] - found[0]:e}"[0] in "125"
    assert found[0] <= min(values)
    assert 3 <= len(found) <= 9


def test_bars_stand_on_zero_and_lines_need_not() -> None:
    assert round_ticks((980, 1010))[0] == 0
    assert round_ticks((980, 1010), from_zero=False)[0] >= 900


@pytest.mark.parametrize("values", [(4200.0, 880.0), (-40.0, 10.0), (0.0, 0.0), (1e12, 2e12)])
def test_every_value_has_a_place_within_the_plot(values: tuple[float, ...]) -> None:
    page = Page(1920, 1080)
    plot = plotted(board(), page.safe, values, ["a", "b"], [0.25, 0.75])
    for value in values:
        assert plot.area.top - 0.01 <= plot.y.at(value) <= plot.area.bottom + 0.01


def test_the_highest_mark_uses_most_of_the_height() -> None:
    axis = axis_of(board(), (0.0, 4200.0))
    assert 4200.0 / axis.most > 0.8


def test_numbers_of_an_axis_are_told_apart_and_the_unit_stands_once() -> None:
    assert tick_texts(board(), (0.0, 0.25, 0.5)) != tick_texts(board(), (0.0, 0.3, 0.5))
    assert tick_texts(board(unit="km"), (0.0, 50.0, 100.0)) == ("0", "50", "100\u00a0km")
    assert tick_texts(board(unit="%"), (0.0, 50.0)) == ("0%", "50%")
    assert len(set(tick_texts(board(), (20_000.0, 22_500.0, 25_000.0)))) == 3


def test_few_short_names_are_all_shown() -> None:
    found = names(MONTHS, 1600)
    assert [text for _, text, _, _ in found.shown] == MONTHS
    assert found.lines == 1


def test_where_room_is_short_steps_are_left_out_and_the_last_one_stays() -> None:
    found = names([str(year) for year in range(1950, 2025)], 1200)
    assert len(found.shown) < 40
    assert found.shown[-1][1] == "2024"
    assert_apart(found.shown)


def test_names_of_things_are_broken_before_any_is_left_out() -> None:
    found = names(DEPARTMENTS, 900)
    assert len(found.shown) == len(DEPARTMENTS)
    assert found.lines == 2
    assert_apart(found.shown)


def test_years_that_are_missing_leave_a_gap() -> None:
    assert along(board(), ["2000", "2005", "2020"]).points == (0.0, 0.25, 1.0)
    assert along(board(), ["2024-01-01", "2024-01-02", "2024-01-05"]).points == (0.0, 0.25, 1.0)
    assert along(board(), ["a", "b", "c"]).points == (0.0, 0.5, 1.0)


def test_many_years_are_named_by_round_ones() -> None:
    found = along(board(), [str(year) for year in range(1961, 2024)])
    assert "1980" in found.names
    assert len(found.names) < 10


def test_days_are_named_by_the_months_that_begin_among_them() -> None:
    days = [f"2024-{month:02d}-{day:02d}" for month in range(1, 8) for day in range(1, 28, 4)]
    found = along(board(), days)
    assert found.names[:2] == ("Jan", "Feb")
    assert found.places[0] == 0.0
    assert along(board(), ["2024-03-01", "2024-03-15"]).names == ("Mar 1", "Mar 15")


def names(texts: list[str], width: float) -> Any:
    area = Box(100, 100, 100 + width, 800)
    centers = [area.left + (index + 0.5) / len(texts) * width for index in range(len(texts))]
    return names_below(board(), texts, centers, area, area)


def assert_apart(shown: tuple[tuple[int, str, float, float], ...]) -> None:
    for before, after in pairwise(shown):
        assert before[3] <= after[2]


def test_shares_of_a_pie_are_a_hundred_together_and_slivers_are_one_slice() -> None:
    values = (980.0, 520.0, 325.0, 310.0, 265.0, 4.0, 3.0, 2.0)
    found = slices_of(board(items=tuple("abcdefgh"), values=values))
    assert sum(float(each.share.rstrip("%")) for each in found) == pytest.approx(100.0)
    assert [each.label for each in found][-1] == "Other"
    assert len(found) == 6
    assert (found[0].begins, found[-1].ends) == (0.0, pytest.approx(360.0))


def test_what_is_below_zero_is_no_share_and_the_author_is_told() -> None:
    told: list[str] = []
    data = replace(
        board(items=("a", "b"), values=(3.0, -1.0)), note=lambda code, _: told.append(code)
    )
    assert [each.label for each in slices_of(data)] == ["a"]
    assert told == ["out_of_range"]
