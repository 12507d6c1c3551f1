"""How long a film will be, told before it is compiled."""

from __future__ import annotations

from typing import Any

import pytest

from kinoform.compile.first_look import seconds_written


def film(*clips: Any) -> dict[str, Any]:
    return {"tracks": [{"clips": list(clips)}]}


def test_the_last_end_counts() -> None:
    assert seconds_written(film({"start": 2, "duration": 3.5}, {"start": 1, "duration": 1})) == 5.5


@pytest.mark.parametrize(
    "document",
    [{}, {"tracks": 3}, {"tracks": [None, {"clips": {}}]}, film(None, 5, {"start": "after a"})],
)
def test_what_makes_no_sense_is_no_film(document: Any) -> None:
    assert seconds_written(document) == 0.0
