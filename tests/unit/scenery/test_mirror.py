"""Scenes for readers from right to left are turned round with all that moves in them."""

from __future__ import annotations

import pytest

from kinoform.scenery.mirror import mirrored


@pytest.mark.parametrize(
    ("written", "turned"),
    [
        ("fadeInLeft", "fadeInRight"),
        ("fade-out-right", "fade-out-left"),
        ("slide_left", "slide_right"),
        ("wipe-tl", "wipe-tr"),
        ("shuffle-left-top", "shuffle-right-top"),
        ("brightness", "brightness"),
        ("slideIn", "slideIn"),
        ("fade-in-up", "fade-in-up"),
    ],
)
def test_a_named_movement_goes_the_other_way(written: str, turned: str) -> None:
    assert mirrored({"type": written})["type"] == turned
    assert mirrored(mirrored({"type": written}))["type"] == written


@pytest.mark.parametrize(
    ("written", "turned"),
    [("left", "right"), ("right", "left"), ("up", "up"), ("down", "down")],
)
def test_a_direction_goes_the_other_way(written: str, turned: str) -> None:
    clip = {
        "type": "text", "text": "turn left",
        "animations": [{"type": "slideIn", "direction": written}],
        "textAnimation": {"preset": "slide", "direction": written},
    }  # fmt: skip
    seen = mirrored(clip)
    assert seen["animations"][0]["direction"] == turned
    assert seen["textAnimation"]["direction"] == turned
    assert seen["text"] == "turn left"


def test_ways_in_and_out_go_the_other_way() -> None:
    clip = {"transition": {"in": {"type": "wipe-right"}, "out": "slide-left"}}
    assert mirrored(clip)["transition"] == {"in": {"type": "wipe-left"}, "out": "slide-right"}
    assert mirrored({"transition": "push-left"}) == {"transition": "push-right"}


def test_a_move_leads_between_the_mirrored_places() -> None:
    move = {"type": "move", "from": {"x": 120, "y": 40}, "to": {"y": 0}}
    assert mirrored(move) == {"type": "move", "from": {"x": -120, "y": 40}, "to": {"y": 0}}


def test_the_range_of_a_count_is_no_place() -> None:
    count = {"type": "number", "from": 5.0, "value": 9.0}
    assert mirrored(count) == count
