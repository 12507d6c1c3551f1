from __future__ import annotations

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinoform.model.animated import Animated, Keyframe, mix_values
from kinoform.model.color import Color
from kinoform.model.easing import UnknownEasing

RED, BLUE = Color.parse("red"), Color.parse("blue")


def animated(*frames):
    return Animated.of(Keyframe(*frame) for frame in frames)


def test_the_first_value_holds_before_and_the_last_after():
    fade = animated((1.0, 0.0), (3.0, 10.0))
    assert [fade.at(t) for t in (-1.0, 1.0, 1.5, 3.0, 9.0)] == [0.0, 0.0, 2.5, 10.0, 10.0]


def test_the_easing_of_a_keyframe_leads_into_it():
    move = animated((0.0, 0.0, "hold"), (1.0, 8.0, "easeInCubic"), (2.0, 0.0))
    assert move.at(0.5) == 1.0
    assert move.at(1.5) == 4.0


def test_two_keyframes_at_one_time_make_a_jump():
    jump = animated((0.0, 0.0), (1.0, 10.0), (1.0, 50.0), (2.0, 60.0))
    assert jump.at(0.999) == pytest.approx(9.99)
    assert jump.at(1.0) == 50.0
    assert jump.at(1.5) == 55.0


def test_colours_and_points_move_together():
    assert animated((0.0, RED), (1.0, BLUE)).at(0.5) == Color(0.5, 0.0, 0.5)
    assert animated((0.0, (0.0, 10.0)), (1.0, (10.0, 20.0))).at(0.5) == (5.0, 15.0)


@pytest.mark.parametrize("easing", ["linear", "easeOutBack", "easeOutElastic"])
def test_words_and_flags_switch_at_their_keyframe(easing):
    word = animated((0.0, "one", easing), (1.0, "two", easing))
    flag = animated((0.0, False, easing), (1.0, True, easing))
    for time in (0.0, 0.4, 0.99):
        assert (word.at(time), flag.at(time)) == ("one", False)
    assert (word.at(1.0), flag.at(1.0)) == ("two", True)


@pytest.mark.parametrize(
    ("one", "other", "half"),
    [
        ("10%", "50%", "30%"),
        ("10px", "11px", "10.5px"),
        ("10px", "50%", "10px"),
        (10, "50%", 10),
        ("2020", "2030", "2020"),
        ((1.0, 2.0), (1.0, 2.0, 3.0), (1.0, 2.0)),
        (("0%", 0.0), ("100%", 1.0), ("50%", 0.5)),
        (None, 1.0, None),
        (True, 2, True),
    ],
)
def test_values_mix_where_something_lies_between_them(one, other, half):
    assert mix_values(one, other, 0.5) == half
    assert mix_values(one, other, 0.0) == one
    assert mix_values(one, other, 1.0) == other


def test_a_property_is_busy_only_while_it_changes():
    pulse = animated((0.0, 1.0), (1.0, 1.0), (2.0, 2.0), (3.0, 1.0), (9.0, 1.0))
    assert pulse.busy_span() == (1.0, 3.0)
    first, last = animated((0.0, 5.0), (4.0, 5.0)).busy_span()
    assert first == last


def test_keyframes_may_come_in_any_order_but_not_stay_so():
    assert animated((2.0, 2.0), (0.0, 0.0)).at(1.0) == 1.0
    with pytest.raises(ValueError, match="order of time"):
        Animated((Keyframe(2.0, 1.0), Keyframe(1.0, 1.0)))


def test_nothing_and_unknown_easings_are_refused_at_once():
    with pytest.raises(ValueError, match="needs a keyframe"):
        Animated(())
    with pytest.raises(UnknownEasing):
        animated((0.0, 1.0, "wobble"))


def test_an_animated_value_is_a_key_and_travels_between_processes():
    one = animated((0.0, RED), (1.0, BLUE, "spring(1,100,10)"))
    other = pickle.loads(pickle.dumps(one))  # noqa: S301
    assert {one: "kept"}[other] == "kept"


@given(
    st.lists(st.tuples(st.floats(0, 100), st.floats(-1e6, 1e6)), min_size=1), st.floats(-10, 110)
)
def test_a_linear_value_stays_between_its_keyframes(frames, seconds):
    values = [value for _, value in frames]
    value = animated(*frames).at(seconds)
    assert min(values) - 1e-6 <= value <= max(values) + 1e-6


@given(st.lists(st.tuples(st.integers(0, 20), st.integers(0, 2)), min_size=1))
def test_nothing_changes_outside_of_the_busy_span(frames):
    prop = animated(*frames)
    first, last = prop.busy_span()
    assert {prop.at(t) for t in (-1.0, (first - 1) / 2, first - 1e-6)} == {prop.at(-1.0)}
    assert prop.at(last) == prop.at(last + 0.5) == prop.at(100.0)
