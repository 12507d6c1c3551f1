from __future__ import annotations

import math
from typing import get_args

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from kinoform.model.geometry import (
    EMPTY,
    Affine,
    Anchor,
    Box,
    Size,
    anchor_share,
    around,
)

whole = st.integers(-100, 100).map(float)
boxes = st.builds(Box, whole, whole, whole, whole)
areas = boxes.filter(lambda box: not box.is_empty)
factors = st.floats(-8.0, 8.0)
affines = st.builds(Affine, factors, factors, factors, factors, factors, factors)


def cells(box: Box) -> set[tuple[int, int]]:
    """The unit squares that a box of whole numbers covers."""
    columns = range(int(box.left), int(box.right))
    return {(x, y) for x in columns for y in range(int(box.top), int(box.bottom))}


@pytest.mark.parametrize("turns", [-8, -1, 0, 1, 25])
@pytest.mark.parametrize(
    ("degrees", "image"),
    [(0, (3.0, 1.0)), (90, (-1.0, 3.0)), (180, (-3.0, -1.0)), (270, (1.0, -3.0))],
)
def test_quarter_turns_are_exact_and_clockwise_on_screen(turns, degrees, image):
    assert Affine.rotation(degrees + 360.0 * turns).point(3.0, 1.0) == image


def test_four_quarter_turns_are_no_turn():
    turned = Affine()
    for _ in range(4):
        turned = turned.then(Affine.rotation(90.0))
    assert turned == Affine()
    assert turned.is_translation


@given(st.floats(-1080.0, 1080.0), whole, whole)
def test_a_rotation_keeps_distances_and_its_opposite_undoes_it(degrees, x, y):
    turned = Affine.rotation(degrees).point(x, y)
    assert math.hypot(*turned) == pytest.approx(math.hypot(x, y), abs=1e-9)
    assert Affine.rotation(-degrees).point(*turned) == pytest.approx((x, y), abs=1e-9)
    assert Affine.rotation(degrees).mean_scale == pytest.approx(1.0)


def test_the_inner_map_comes_first():
    inner, outer = Affine.scaling(2.0, 3.0), Affine.translation(10.0, 20.0)
    assert inner.then(outer).point(1.0, 1.0) == (12.0, 23.0)
    assert outer.then(inner).point(1.0, 1.0) == (22.0, 63.0)


@given(affines, affines, whole, whole)
def test_a_composed_map_is_one_map_after_the_other(inner, outer, x, y):
    assert inner.then(outer).point(x, y) == pytest.approx(
        outer.point(*inner.point(x, y)), rel=1e-9, abs=1e-6
    )


@given(affines, affines, affines)
def test_composition_needs_no_brackets(one, two, three):
    left, right = one.then(two).then(three), one.then(two.then(three))
    for field in "abcdef":
        assert getattr(left, field) == pytest.approx(getattr(right, field), rel=1e-9, abs=1e-6)


@given(affines)
def test_the_identity_changes_nothing(affine):
    assert Affine().then(affine) == affine == affine.then(Affine())


@given(affines, affines)
def test_the_scales_of_composed_maps_multiply(one, two):
    assert one.then(two).mean_scale == pytest.approx(
        one.mean_scale * two.mean_scale, rel=1e-6, abs=1e-4
    )


def test_a_skew_leans_along_one_axis():
    assert Affine.skewing(45.0, 0.0).point(0.0, 10.0) == pytest.approx((10.0, 10.0))
    assert Affine.skewing(0.0, 45.0).point(10.0, 0.0) == pytest.approx((10.0, 10.0))


def test_only_a_pure_shift_is_a_translation():
    assert Affine.translation(3.5, -1.0).is_translation
    assert not Affine.scaling(1.0, 2.0).is_translation
    assert not Affine.rotation(180.0).is_translation


def test_a_turned_box_gets_the_upright_box_around_it():
    assert Affine.rotation(90.0).box(Box(0.0, 0.0, 4.0, 2.0)) == Box(-2.0, 0.0, 0.0, 4.0)
    assert Affine.scaling(-1.0, 1.0).box(Box(1.0, 0.0, 4.0, 2.0)) == Box(-4.0, 0.0, -1.0, 2.0)
    diagonal = Affine.rotation(45.0).box(Box(-1.0, -1.0, 1.0, 1.0))
    assert diagonal.width == pytest.approx(2.0 * math.sqrt(2.0))


@given(affines, areas, st.floats(0.0, 1.0), st.floats(0.0, 1.0))
def test_the_image_of_a_point_lies_in_the_image_of_its_box(affine, box, across, down):
    x, y = affine.point(box.left + across * box.width, box.top + down * box.height)
    around_it = affine.box(box).grown(1e-6)
    assert around_it.left <= x <= around_it.right
    assert around_it.top <= y <= around_it.bottom


@given(affines, boxes)
def test_nothing_stays_nothing_under_every_map(affine, box):
    assume(box.is_empty)
    assert affine.box(box) == EMPTY


@given(boxes, boxes)
def test_boxes_behave_as_the_sets_of_their_pixels(one, other):
    both = cells(one) & cells(other)
    assert cells(one.cut(other)) == both
    assert one.meets(other) == bool(both)
    assert one.cut(other).is_empty == (not both)
    assert cells(one.union(other)) >= cells(one) | cells(other)


@given(areas, areas)
def test_the_union_is_the_smallest_box_that_contains_both(one, other):
    union = one.union(other)
    assert union.contains(one)
    assert union.contains(other)
    assert union == other.union(one)
    corners = [(box.left, box.top) for box in (one, other)]
    corners += [(box.right, box.bottom) for box in (one, other)]
    assert union == around(corners)


@given(areas, boxes)
def test_an_empty_box_adds_nothing_to_a_union(box, nothing):
    assume(nothing.is_empty)
    assert box.union(nothing) == nothing.union(box) == box


def test_boxes_that_only_touch_do_not_meet():
    assert not Box(0.0, 0.0, 1.0, 1.0).meets(Box(1.0, 0.0, 2.0, 1.0))
    assert not Box(0.0, 0.0, 9.0, 9.0).meets(Box(5.0, 5.0, 5.0, 5.0)), "no area, nothing shared"


@given(areas, whole, whole)
def test_a_moved_box_keeps_its_size(box, x, y):
    moved = box.moved(x, y)
    assert (moved.width, moved.height) == (box.width, box.height)
    assert moved.moved(-x, -y) == box


@given(areas, st.integers(0, 20).map(float))
def test_a_margin_grows_every_side(box, margin):
    grown = box.grown(margin)
    assert grown.contains(box)
    assert (grown.width, grown.height) == (box.width + 2 * margin, box.height + 2 * margin)
    assert grown.grown(-margin) == box


def test_the_box_of_a_size_begins_at_the_origin():
    box = Box.of_size(Size(16.0, 9.0))
    assert (box.left, box.top, box.width, box.height) == (0.0, 0.0, 16.0, 9.0)
    assert Box.of_size(Size(0.0, 9.0)).is_empty


def test_the_nine_anchors_are_nine_places_of_a_box():
    assert anchor_share("top-left") == (0.0, 0.0)
    assert anchor_share("top") == (0.5, 0.0)
    assert anchor_share("right") == (1.0, 0.5)
    assert anchor_share("center") == (0.5, 0.5)
    assert anchor_share("bottom-right") == (1.0, 1.0)
    assert len({anchor_share(anchor) for anchor in get_args(Anchor)}) == len(get_args(Anchor)) == 9
