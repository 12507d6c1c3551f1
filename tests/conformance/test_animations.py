"""What every animation promises, tested by discovery."""

from __future__ import annotations

import importlib
import math
import re
from collections import Counter
from dataclasses import astuple
from itertools import pairwise

import pytest

import kinoform
from kinoform.animations._catalogue import all_animations, find, spelling
from kinoform.animations.base import Animation, Change, Wish
from kinoform.model.easing import ease, is_easing
from kinoform.model.geometry import Size

EVERY = pytest.mark.parametrize("animation", all_animations().values(), ids=lambda a: a.kind)
DIRECTIONS = (None, "left", "right", "up", "down")
STEPS = [step / 40 for step in range(41)]
GIVEN_ENDS = {"move", "scale", "rotate"}
"""They go from one value of the document to another, so they have no rest of their own."""


def leaves(animation: Animation) -> bool:
    return "-out" in animation.kind


def emphasises(animation: Animation) -> bool:
    return not (animation.enters or leaves(animation) or animation.kind in GIVEN_ENDS)


def of(wanted):
    chosen = [animation for animation in all_animations().values() if wanted(animation)]
    return pytest.mark.parametrize("animation", chosen, ids=lambda a: a.kind)


def wishes():
    for direction in DIRECTIONS:
        yield Wish(direction=direction)
        yield Wish(direction=direction, distance=120.0, parent=Size(400.0, 900.0))


def numbers(value):
    if isinstance(value, tuple):
        for item in value:
            yield from numbers(item)
    elif value is not None:
        yield value


@of(lambda animation: animation.enters)
def test_what_enters_ends_exactly_as_the_clip_is(animation):
    for wish in wishes():
        assert animation.change(1.0, wish) == Change()
        assert animation.change(0.0, wish) != Change()


@of(leaves)
def test_what_leaves_begins_exactly_as_the_clip_is(animation):
    for wish in wishes():
        assert animation.change(0.0, wish) == Change()
        assert animation.change(1.0, wish) != Change()


@of(emphasises)
def test_what_calls_attention_leaves_no_trace_at_either_end(animation):
    for wish in wishes():
        assert animation.change(0.0, wish) == Change()
        assert animation.change(1.0, wish) == Change()
        assert any(animation.change(at, wish) != Change() for at in STEPS)


@of(emphasises)
def test_what_calls_attention_does_not_jump_when_it_begins_and_ends(animation):
    for wish in wishes():
        for at in (1e-4, 1.0 - 1e-4):
            change = animation.change(at, wish)
            assert math.hypot(change.x, change.y) < 1.0
            assert abs(change.scale_x - 1.0) < 0.01
            assert abs(change.scale_y - 1.0) < 0.01
            assert abs(math.remainder(change.rotation, 360.0)) < 0.5
            assert change.opacity > 0.99


@EVERY
def test_every_number_on_the_way_can_be_drawn(animation):
    for wish in wishes():
        # Curves that overshoot lead beyond both ends.
        for at in (-0.2, *STEPS, 1.2):
            change = animation.change(at, wish)
            assert all(map(math.isfinite, numbers(astuple(change))))
            assert change.blur >= 0.0


@EVERY
def test_nothing_jumps_on_the_way(animation):
    if animation.kind == "spin":
        pytest.skip("a whole turn ends where it began")
    fine = [step / 1000 for step in range(1001)]
    for before, after in pairwise(fine):
        one, other = (animation.change(at, Wish()) for at in (before, after))
        assert math.hypot(other.x - one.x, other.y - one.y) < 8.0
        assert abs(other.scale_x - one.scale_x) < 0.03
        assert abs(other.scale_y - one.scale_y) < 0.03
        assert abs(other.opacity - one.opacity) < 0.03


@of(lambda animation: animation.enters or leaves(animation))
def test_what_comes_or_goes_cannot_be_seen_at_its_far_end(animation):
    if animation.kind.startswith("slide"):
        pytest.skip("a slide is put together with a fade")
    hidden = animation.change(0.0 if animation.enters else 1.0, Wish())
    assert hidden.opacity == 0.0 or hidden.scale_x * hidden.scale_y == 0.0


@of(lambda animation: animation.kind.startswith(("fade-in-", "fade-out-")))
def test_a_fade_with_a_direction_moves_in_that_direction(animation):
    x, y = {"up": (0, -1), "down": (0, 1), "left": (-1, 0), "right": (1, 0)}[
        animation.kind.rpartition("-")[2]
    ]
    early, late = (animation.change(at, Wish()) for at in (0.2, 0.8))
    way = (late.x - early.x, late.y - early.y)
    assert way[0] * x + way[1] * y > 0
    assert way[0] * y == way[1] * x == 0


@EVERY
def test_its_curve_is_one_that_documents_could_name(animation):
    assert is_easing(animation.easing)
    assert ease(animation.easing)(1.0) == 1.0


@EVERY
def test_its_name_is_its_file_and_it_says_what_it_does(animation):
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", animation.kind)
    module = importlib.import_module(f"kinoform.animations.{animation.kind.replace('-', '_')}")
    assert module.ANIMATION is animation
    assert len(animation.summary) > 8


@EVERY
def test_it_is_found_by_all_its_names_in_any_spelling(animation):
    for name in (animation.kind, *animation.aliases):
        assert find(name) is animation
        assert find(name.replace("-", "_").upper()) is animation


def test_no_name_means_two_animations():
    every = [
        spelling(name)
        for animation in all_animations().values()
        for name in (animation.kind, *animation.aliases)
    ]
    assert [name for name, uses in Counter(every).items() if uses > 1] == []


def film_of(*animations):
    square = {
        "type": "rect", "start": 0, "duration": 2, "transform": {"width": 20, "height": 20},
        "style": {"fill": "#ffffff"}, "animations": list(animations),
    }  # fmt: skip
    return {"meta": {"width": 64, "height": 64, "fps": 10}, "tracks": [{"clips": [square]}]}


def picture(at, *animations):
    return kinoform.frame(film_of(*animations), at).pixels.tobytes()


def test_a_clip_is_hidden_before_it_enters_and_after_it_left():
    entrance = {"type": "fade-in-up", "delay": 0.5, "duration": 0.5}
    leave = {"type": "pop-out", "delay": 1.2, "duration": 0.3}
    empty = picture(0.0, {"type": "fade-in", "duration": 1})
    assert picture(0.3, entrance, leave) == empty
    assert picture(1.1, entrance, leave) == picture(1.1)
    assert picture(1.8, entrance, leave) == empty


def test_the_own_curve_holds_until_the_document_names_one():
    unset = {"type": "scale-in", "duration": 2}
    assert picture(0.4, unset) == picture(0.4, {**unset, "easing": "easeOutQuint"})
    assert picture(0.4, unset) != picture(0.4, {**unset, "easing": "linear"})


def test_a_loop_of_a_soft_movement_has_no_seam():
    looped = {"type": "breathe", "duration": 1, "loop": True}
    assert picture(1.0, looped) == picture(0.0)
    assert picture(1.3, looped) == picture(0.3, looped)
