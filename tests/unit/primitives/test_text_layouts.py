"""Clouds of words and rolls of names: where things stand, and when they come."""

from __future__ import annotations

from itertools import combinations

import pytest

from kinoform.model.geometry import Box
from kinoform.primitives.text._cloud import Word, packed
from kinoform.primitives.text._roll import Way
from kinoform.primitives.text.credits_roll import Group, groups_of

ROOM = Box(100.0, 100.0, 1500.0, 900.0)
WORDS = [Word(f"word {'x' * (index % 6)}", 260.0 / (1 + index * 0.4)) for index in range(30)]


def width(text: str, size: float) -> float:
    return len(text) * size * 0.55


def test_words_of_a_cloud_neither_overlap_nor_leave_the_room() -> None:
    spots = packed(WORDS, ROOM, width, 20.0)
    assert len(spots) == len(WORDS)
    assert all(ROOM.grown(0.01).contains(spot.box) for spot in spots)
    assert not any(one.box.meets(other.box) for one, other in combinations(spots, 2))


def test_heavier_words_are_larger_and_all_are_wide_enough() -> None:
    spots = packed(WORDS, ROOM, width, 20.0)
    sizes = [spot.size for spot in sorted(spots, key=lambda spot: spot.place)]
    assert sizes == sorted(sizes, reverse=True)
    assert all(spot.box.width >= width(WORDS[spot.place].text, spot.size) for spot in spots)


def test_a_long_heavy_word_does_not_make_the_others_small() -> None:
    tall = Box(0.0, 0.0, 400.0, 1400.0)
    spots = packed([Word("infrastructures", 300.0), Word("bike", 90.0)], tall, width, 20.0)
    assert [round(spot.size) for spot in spots][1] == 90


def test_words_without_room_are_left_out() -> None:
    spots = packed([Word("a" * 40, 40.0), Word("bike", 30.0)], Box(0, 0, 300, 60), width, 20.0)
    assert [spot.place for spot in spots] == [1]


def test_names_beside_the_same_heading_are_one_group() -> None:
    found = groups_of(("Camera", "Camera", "Music"), ("Ada", "Mira, Jonas", "Lea"))
    assert found == [Group("Camera", ("Ada", "Mira", "Jonas")), Group("Music", ("Lea",))]


def test_names_without_a_heading_join_the_last_one() -> None:
    assert groups_of(("Camera",), ("Ada", "Mira")) == [Group("Camera", ("Ada", "Mira"))]
    assert groups_of((), ("Ada", " ")) == [Group("", ("Ada",))]


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_a_roll_knows_when_it_has_come_so_far(share: float) -> None:
    way = Way(600.0, -1400.0, 8.0)
    at = way.when(600.0 - 2000.0 * share)
    assert 0.0 < at < 8.0
    assert way.when(700.0) == 0.0
    assert way.when(-1400.0) == 8.0
    assert way.when(600.0 - 2000.0 * (share + 0.05)) > at
