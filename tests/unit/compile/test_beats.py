"""Marks of primitives wait for the words that speak of them."""

from __future__ import annotations

from typing import Any

import pytest

from kinoform.compile.anchors import Heard
from kinoform.compile.beats import spoken_marks
from kinoform.elements.primitive import PrimitiveClip
from kinoform.model.time import exact
from kinoform.model.word import Word


def heard(text: str) -> Heard:
    """Words that take a second each."""
    return Heard.of([Word(word, exact(at), exact(at + 1)) for at, word in enumerate(text.split())])


def marks(text: str, data: dict[str, Any], primitive: str = "bar-chart") -> list[float | None]:
    clip = PrimitiveClip(type="primitive", primitive=primitive, data=data)
    return [None if at is None else float(at) for at in spoken_marks(clip, heard(text))]


BARS = {"items": ["North", "South", "East"], "values": [1200, 40, 7]}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We sold north, then south and east", [2, 4, 6]),
        ("It was 1,200 and 40 and 7.", [2, 4, 6]),
        ("East came first, South second, North third", [5, 3, 0]),
    ],
)
def test_a_mark_is_found_by_its_name_or_its_number(text, expected):
    assert marks(text, BARS) == expected


def test_a_mark_comes_with_whichever_is_said_first_its_number_or_its_name():
    text = "1,250,000 came in, which is the revenue, and growth is at 45"
    data = {"labels": ["Revenue", "Growth"], "values": [1_250_000, 45]}
    assert marks(text, data, "stat-counters") == [0.0, 8.0]


def test_a_mark_that_is_passed_over_follows_the_one_before_it():
    assert marks("north and east", BARS) == [0.0, pytest.approx(0.2), 2.0]


def test_nobody_waits_where_most_marks_are_not_spoken_of():
    assert marks("only south is named", BARS) == []


def test_two_marks_with_one_number_are_two_moments():
    data = {"items": ["a1", "b1"], "values": [5, 5]}
    assert marks("first 5 and then 5 again", data) == [1.0, 4.0]


def test_cards_without_lists_wait_for_nobody():
    assert marks("welcome home", {"title": "Welcome"}, "title-intro") == []


def test_words_of_a_text_come_as_they_are_said():
    text = {"text": "We are glad that you are here"}
    said = "Hello, Sarah. We are glad that you are here."
    assert marks(said, text, "kinetic-text") == [2, 3, 4, 5, 6, 7, 8]
    assert marks("Something else is said", text, "kinetic-text") == []
