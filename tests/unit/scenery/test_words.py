"""Where words stand in their boxes."""

from __future__ import annotations

from kinoform.model.geometry import Box
from kinoform.scenery.room import Room
from kinoform.scenery.scene import Scene


def foot_of(text: str) -> float:
    box = Box(100.0, 100.0, 900.0, 200.0)
    place = Scene.of({}, Room(5.0)).words(text, box, "body", vertical="bottom")["transform"]
    return float(place["y"] + place["height"] / 2)


def test_letters_that_reach_deep_stand_higher_above_what_is_below_them():
    assert foot_of("شاي") == foot_of("चाय") < foot_of("Tea") == foot_of("茶")
