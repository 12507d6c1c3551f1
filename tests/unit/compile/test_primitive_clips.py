"""Primitive clips as somebody may write them by mistake: a problem at its place, never a crash."""

from __future__ import annotations

from typing import Any

import pytest

import kinoform


def problems_of(**fields: Any) -> set[tuple[str, str]]:
    clip = {
        "type": "primitive", "primitive": "bar-chart", "duration": 2,
        "data": {"items": ["a"], "values": [1]}, **fields,
    }  # fmt: skip
    document = {"meta": {"width": 640, "height": 360}, "tracks": [{"clips": [clip]}]}
    return {(each.code, each.pointer) for each in kinoform.validate(document)}


@pytest.mark.parametrize("written", [[], {}, [2]])
def test_a_duration_that_is_no_time_is_named(written: Any) -> None:
    assert ("wrong_type", "/tracks/0/clips/0/duration") in problems_of(duration=written)


def test_a_background_that_is_no_colour_leaves_the_usual_one() -> None:
    assert problems_of(options={"background": {"type": "linear"}}) == problems_of()


def test_a_primitive_that_nobody_knows_is_named_with_one_that_is_meant() -> None:
    assert problems_of(primitive="bar-chrt") == {
        ("unknown_primitive", "/tracks/0/clips/0/primitive")
    }
