"""Conversations: bubbles stand in the room that there is, as large as it allows."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest

from kinoform.primitives._board import Board
from kinoform.primitives._stars import stars
from kinoform.primitives.people.chat_bubbles import PRIMITIVE, _laid_out, _messages
from kinoform.primitives.people.team_grid import _columns
from kinoform.scenery.room import Room
from kinoform.scenery.scene import Scene


def board(width: float = 1920, height: float = 1080, **values: Any) -> Board:
    return Board(Scene.of({}, Room(7.0, width, height)), values, "pop", lambda *_: None)


@pytest.mark.parametrize("size", [(1920, 1080), (1080, 1920), (1080, 1080), (960, 540)])
@pytest.mark.parametrize("count", [1, 4, 9])
def test_bubbles_follow_each_other_within_their_room(size: tuple[int, int], count: int) -> None:
    said = ("Are you there?", "Yes, since this morning, with the new plan and a long list.") * 5
    on = board(*size, speakers=("A", "B") * 5, messages=said[:count])
    body = on.page.safe
    _, boxes = _laid_out(on, _messages(on), body)
    assert boxes
    assert all(body.grown(1).contains(box) for box in boxes)
    assert all(above.bottom <= below.top for above, below in pairwise(boxes))


def test_the_second_one_to_speak_is_on_the_right() -> None:
    on = board(speakers=("A", "A", "B", "C", "B"), messages=("1", "2", "3", "4", "5"))
    found = _messages(on)
    assert [each.is_right for each in found] == [False, False, True, False, True]
    assert [each.is_first for each in found] == [True, False, True, True, True]


def test_what_does_not_fit_is_named() -> None:
    told: list[str] = []
    on = board(960, 540, speakers=("A", "B") * 15, messages=("One more of many words",) * 30)
    PRIMITIVE.draw(replace(on, note=lambda code, _: told.append(code)))
    assert told == ["too_many_items"]


@pytest.mark.parametrize(("count", "columns"), [(1, 1), (2, 2), (4, 4), (6, 3), (12, 6)])
def test_a_team_stands_in_rows_that_are_full(count: int, columns: int) -> None:
    assert _columns(count, board().page.safe) == columns


@pytest.mark.parametrize(
    ("rating", "whole", "parts"), [(0, 0, 0), (3, 3, 0), (4.5, 4, 1), (9, 5, 0)]
)
def test_ratings_are_whole_stars_and_one_in_part(rating: float, whole: int, parts: int) -> None:
    drawn = stars(board(), rating, 0.0, 0.0, 40.0, 0.0)
    assert sum(clip["type"] == "group" for clip in drawn) == parts
    assert sum(clip["type"] == "polygon" for clip in drawn) == 5 + whole
