"""Which properties can move, and what their frames may say."""

from __future__ import annotations

from typing import Any

import pytest

import kinoform
from kinoform.film import compiled_film
from kinoform.model.animated import Animated
from kinoform.model.problem import Problem

META = {"width": 64, "height": 64, "fps": 10}
PATH = {
    "type": "path",
    "data": "M0 0 L40 0",
    "style": {"stroke": "#fff"},
    "trim": {"start": 0, "end": 1},
}
RECT = {"type": "rect", "transform": {"width": 20, "height": 20}}


def film(clip: dict[str, Any], name: str, *values: Any) -> dict[str, Any]:
    frames = [{"time": time, "value": value} for time, value in enumerate(values)]
    keys = [{"property": name, "frames": frames}]
    return {
        "meta": META,
        "tracks": [{"clips": [{"start": 0, "duration": 2, **clip, "keyframes": keys}]}],
    }


def filter_values(name: str, *values: Any) -> list[Any]:
    (layer,) = compiled_film(film(RECT, name, *values)).require().layers
    (use,) = layer.effects
    assert isinstance(use.value, Animated)
    return [frame.value for frame in use.value.frames]


def problem_of(document: dict[str, Any]) -> Problem:
    (problem,) = kinoform.validate(document)
    return problem


def lit(document: dict[str, Any], seconds: float) -> int:
    return int((kinoform.frame(document, seconds).pixels[..., 0] > 127).sum())


def test_values_of_a_moving_filter_are_read_as_the_filters_own() -> None:
    assert filter_values("filters.blur", "4px", 8) == [4.0, 8.0]
    assert filter_values("style.filters.brightness", "120%", 1) == [1.2, 1.0]


@pytest.mark.parametrize("value", ["soft", -3, None, True, [4]])
def test_a_value_that_a_filter_cannot_take_is_found_at_its_frame(value: Any) -> None:
    problem = problem_of(film(RECT, "filters.blur", 4, value))

    assert problem.code == "bad_value"
    assert problem.pointer == "/tracks/0/clips/0/keyframes/0/frames/1/value"


def test_the_value_of_a_filter_that_moves_is_read_too() -> None:
    blurred = RECT | {"style": {"filters": [{"type": "blur", "value": "soft"}]}}

    where = problem_of(film(blurred, "filters.blur", 4, 8)).pointer

    assert where == "/tracks/0/clips/0/style/filters/0/value"


def test_a_line_can_be_undrawn_from_its_start() -> None:
    moving = film(PATH, "trim.start", 0, 1)
    (layer,) = compiled_film(moving).require().layers

    assert layer.content.tracks[0][0] == "trim.start"
    assert lit(moving, 0.0) > lit(moving, 0.5) > lit(moving, 1.0) == 0


@pytest.mark.parametrize(
    "name", ["start", "duration", "type", "mask", "transform.anchor", "style.filters"]
)
def test_what_is_read_once_cannot_move(name: str) -> None:
    problem = problem_of(film(PATH, name, 0, 1))

    assert problem.code == "unknown_property"
    assert problem.pointer == "/tracks/0/clips/0/keyframes/0/property"
