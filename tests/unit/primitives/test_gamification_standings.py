"""Who stands where, how many flames burn, and who sits in the crowd."""

from __future__ import annotations

from typing import Any

import pytest

from kinoform.primitives._board import Board
from kinoform.primitives._faces import initials
from kinoform.primitives.gamification._standings import Standing, shown, standings, turn_of
from kinoform.primitives.gamification.leaderboard import starting_order
from kinoform.primitives.gamification.percentile_dial import crowd
from kinoform.primitives.gamification.streak import field_of
from kinoform.scenery.room import Room
from kinoform.scenery.scene import Scene


def board(beats: tuple[float | None, ...] = (), **values: Any) -> Board:
    return Board(Scene.of({}, Room(4.0)), values, "fade", lambda *_: None, beats)


def test_the_best_comes_first_and_equal_scores_share_a_rank() -> None:
    found = standings(board(names=("Ada", "Ben", "Cleo", "Dan"), scores=(5.0, 9.0, 9.0, 1.0)))
    assert [(each.name, each.rank) for each in found] == [
        ("Ben", 1), ("Cleo", 1), ("Ada", 3), ("Dan", 4),
    ]  # fmt: skip


def test_without_scores_the_order_is_the_rank() -> None:
    found = standings(board(names=("Ada", "Ben")))
    assert [(each.name, each.rank) for each in found] == [("Ada", 1), ("Ben", 2)]


def test_the_chosen_one_takes_the_last_row() -> None:
    ranked = [Standing(name, 0.0, at + 1, at) for at, name in enumerate("ABCDE")]
    assert [each.name for each in shown(ranked, 3, "E")] == ["A", "B", "E"]
    assert [each.name for each in shown(ranked, 3, "B")] == ["A", "B", "C"]
    assert [each.name for each in shown(ranked, 3, "nobody")] == ["A", "B", "C"]


def test_rows_start_in_the_order_of_the_data() -> None:
    rows = [Standing("A", 3.0, 1, 2), Standing("B", 2.0, 2, 0), Standing("C", 1.0, 3, 1)]
    assert starting_order(rows) == [2, 0, 1]


def test_rows_that_are_sorted_already_start_upside_down() -> None:
    rows = [Standing("A", 3.0, 1, 0), Standing("B", 2.0, 2, 1), Standing("C", 1.0, 3, 2)]
    assert starting_order(rows) == [2, 1, 0]


def test_who_is_spoken_of_comes_at_that_moment() -> None:
    spoken = board((None, 1.5), names=("Ada", "Ben"))
    assert turn_of(spoken, Standing("Ben", 0.0, 1, 1), 0.3) == 1.5
    assert turn_of(spoken, Standing("Ada", 0.0, 2, 0), 0.3) == 0.3


@pytest.mark.parametrize(
    ("days", "cells", "lit", "columns"),
    [(0, 7, 0, 7), (3, 7, 3, 7), (12, 12, 12, 12), (20, 20, 20, 10), (1e12, 30, 30, 15),
     (-4, 7, 0, 7)],
)  # fmt: skip
def test_flames_fill_even_rows(days: float, cells: int, lit: int, columns: int) -> None:
    field = field_of(days, 15, 2)
    assert (field.cells, field.lit, field.columns) == (cells, lit, columns)


def test_a_hundred_people_sit_from_left_to_right() -> None:
    people = crowd()
    assert len(people) == 100
    angles = [angle for angle, _ in people]
    assert angles == sorted(angles)
    assert (angles[0], angles[-1]) == (-90.0, 90.0)
    assert max(radius for _, radius in people) == 1.0


@pytest.mark.parametrize(
    ("name", "letters"),
    [("Ada Lindqvist", "AL"), ("ada", "A"), ("Juan de la Cruz", "JC"), ("佐藤 花子", "佐"),
     ("مريم حداد", "م"), ("(4) !", ""), ("", "")],
)  # fmt: skip
def test_initials_are_those_that_people_would_use(name: str, letters: str) -> None:
    assert initials(name) == letters
