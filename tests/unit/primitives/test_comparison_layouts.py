"""Layouts of comparisons keep everything in its place and apart."""

from __future__ import annotations

import math
from itertools import combinations

import pytest

from kinoform.model.geometry import Box
from kinoform.primitives._label_places import BESIDE_FIRST, Spot, name_places
from kinoform.primitives.comparison._circle_overlaps import Overlap, Zone, overlap
from kinoform.primitives.comparison._two_way_axis import two_way_axis
from kinoform.primitives.comparison.matrix_2x2 import natural_domain
from kinoform.primitives.comparison.ranking_list import before

FIELD = Box(0.0, 0.0, 400.0, 300.0)


def test_bars_figures_and_names_of_both_sides_fill_the_width_and_no_more() -> None:
    values, names = (80.0, 10.0, -40.0), (90.0, 60.0, 120.0)
    axis = two_way_axis(values, names, 50.0, 1000.0)
    left = max(40.0 * axis.scale + 50.0, 90.0)
    right = max(80.0 * axis.scale + 50.0, 120.0)
    assert left == pytest.approx(axis.zero)
    assert left + right == pytest.approx(1000.0)


def test_names_keep_their_room_where_all_bars_run_one_way() -> None:
    axis = two_way_axis((30.0, 20.0), (200.0, 150.0), 40.0, 1000.0)
    assert axis.zero == pytest.approx(200.0)
    assert axis.scale == pytest.approx(760.0 / 30.0)


def test_nothing_but_zeros_is_no_reason_to_fail() -> None:
    assert two_way_axis((0.0, 0.0), (50.0, 60.0), 20.0, 300.0).zero > 0.0


def spot(x: float, y: float) -> Spot:
    return Spot(x, y, 8.0, 90.0, 20.0)


def test_names_of_points_touch_no_mark_and_no_other_name() -> None:
    spots = [spot(40.0 + 47.0 * at, 60.0 + 31.0 * (at % 4)) for at in range(7)]
    found = [place.box for place in name_places(spots, FIELD, 4.0, ways=BESIDE_FIRST).values()]
    assert len(found) >= 5
    assert not any(one.meets(other) for one, other in combinations(found, 2))
    for box in found:
        assert FIELD.contains(box)
        assert not any(
            box.left < each.x < box.right and box.top < each.y < box.bottom for each in spots
        )


def test_a_name_without_room_is_left_out_and_the_first_in_order_wins() -> None:
    crowd = [spot(200.0 + at, 150.0) for at in range(0, 200, 10)]
    found = name_places(crowd, FIELD, 4.0, order=[7, *range(7), *range(8, 20)])
    assert 7 in found
    assert len(found) < len(crowd)
    alone = name_places([spot(395.0, 295.0)], FIELD, 4.0, ways=BESIDE_FIRST)
    assert alone[0].box.right <= 395.0


@pytest.mark.parametrize(
    ("values", "domain"),
    [((2.0, 8.6), (0.0, 10.0)), ((0.2, 0.9), (0.0, 1.0)), ((20.0, 64.0), (0.0, 100.0)),
     ((0.0, 0.0), (-1.0, 1.0))],
)  # fmt: skip
def test_marks_out_of_ten_are_shown_out_of_ten(
    values: tuple[float, ...], domain: tuple[float, float]
) -> None:
    assert natural_domain(values) == domain


def test_zero_is_in_the_middle_where_values_lie_on_both_sides_of_it() -> None:
    least, most = natural_domain((-3.0, 10.0))
    assert least == -most


def _inside(form: Overlap, x: float, y: float) -> set[int]:
    return {
        at for at, centre in enumerate(form.centres)
        if math.dist((x, y), centre) < 1.0
    }  # fmt: skip


def _corners(zone: Zone) -> list[tuple[float, float]]:
    return [
        (zone.x + across * zone.half_width, zone.y + down * zone.half_height)
        for across in (-0.8, 0.0, 0.8) for down in (-0.8, 0.0, 0.8)
    ]  # fmt: skip


@pytest.mark.parametrize("is_upright", [True, False])
@pytest.mark.parametrize("count", [1, 2, 3])
def test_the_middle_of_each_zone_lies_in_its_own_circles_alone(
    count: int, *, is_upright: bool
) -> None:
    form = overlap(count, is_upright=is_upright)
    for at, zone in enumerate(form.own):
        assert _inside(form, zone.x, zone.y) == {at}
        assert all(at in _inside(form, *corner) for corner in _corners(zone))
    for pair, zone in zip(((0, 1), (0, 2), (1, 2)), form.pairs, strict=False):
        assert _inside(form, zone.x, zone.y) == set(pair)
    if form.middle is not None:
        assert _inside(form, form.middle.x, form.middle.y) == {0, 1, 2}


def test_lines_of_a_ranking_stood_where_their_changes_say() -> None:
    assert before([3, -1, 0, 1, -3]) == (3, 0, 2, 4, 1)
    assert before([None, None, None]) == (2, 1, 0)
    assert sorted(before([5, 5, 5])) == [0, 1, 2]
