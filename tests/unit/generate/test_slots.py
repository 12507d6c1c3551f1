"""Data of slots, however odd they are."""

from __future__ import annotations

import time

import pytest

from kinoform.generate.slots import Mistyped, number_of, read_value
from kinoform.generate.templates._facts import entries


@pytest.mark.parametrize("written", ["9" * 20, "9" * 400, "-" + "9" * 400, 10**16, float("nan")])
def test_numbers_beyond_all_measure_are_none_as_text_and_as_numbers(written):
    with pytest.raises(Mistyped, match="too large"):
        number_of(written)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("1,200", 1200), ("12,34,567.5", 1234567.5), ("1 200", 1200), ("45%", 45), ("2.5", 2.5),
        ("2,5", 2.5), ("12,50", 12.5), ("0,125", 0.125), ("1.200,50", 1200.5), ("\u22123", -3),
        ("1\u202f200,5", 1200.5), ("1.200.000", 1_200_000), ("1.200", 1.2),
    ],
)  # fmt: skip
def test_numbers_are_read_as_people_on_both_sides_of_the_ocean_write_them(written, meant):
    assert number_of(written) == meant


@pytest.mark.parametrize("written", ["1,2,3", "1 2", "1,200,5", "5.", "", "1.2.3", "12 apples"])
def test_what_only_resembles_a_number_is_none(written):
    with pytest.raises(Mistyped, match="is none"):
        number_of(written)


@pytest.mark.parametrize(
    ("kind", "written", "shape"),
    [("list", 3, "a number"), ("object", "x", "text"), ("numbers", [None], "nothing")],
)
def test_what_was_given_is_called_by_plain_names(kind, written, shape):
    with pytest.raises(Mistyped, match=f"^{shape} is none$"):
        read_value(kind, written)


def test_a_list_may_be_an_object_by_names():
    assert read_value("list", {"Running": 82}) == [{"name": "Running", "value": 82}]


def test_a_list_as_text_is_parted_whatever_space_is_around():
    text = " Running: 82 ;\n Yoga: 41|| Rowing "
    assert read_value("texts", text) == ["Running: 82", "Yoga: 41", "Rowing"]
    assert entries(text) == ["Running: 82", "Yoga: 41", "Rowing"]


@pytest.mark.parametrize("part", [lambda text: read_value("list", text), entries])
def test_a_long_run_of_spaces_takes_no_longer_than_other_text(part):
    began = time.process_time()
    part("a" + " " * 500_000 + "b")
    assert time.process_time() - began < 1.0
