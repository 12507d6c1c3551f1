"""The arithmetic of charts: ranks of a race, layers, bins, quartiles, candles, shares, curves."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from kinoform.primitives._path_data import smooth
from kinoform.primitives._reading import Series
from kinoform.primitives._spreading import spread_apart
from kinoform.primitives.data_viz._bins import binned
from kinoform.primitives.data_viz._candles import candles, merged
from kinoform.primitives.data_viz._layers import as_shares, calm_floor, inside_out, stacked
from kinoform.primitives.data_viz._quartiles import quartiles
from kinoform.primitives.data_viz._race import race


def test_labels_that_would_overlap_move_apart_and_keep_their_order() -> None:
    found = spread_apart((100.0, 102.0, 300.0), (20.0, 20.0, 20.0), 0.0, 400.0)
    assert found[2] == 300.0
    assert found[1] - found[0] == pytest.approx(20.0)
    assert sum(found[:2]) / 2 == pytest.approx(101.0)


def test_labels_stay_between_their_edges() -> None:
    found = spread_apart((5.0, 6.0, 7.0), (20.0, 20.0, 20.0), 0.0, 400.0)
    assert found == pytest.approx((10.0, 30.0, 50.0))


def test_too_many_labels_share_the_room() -> None:
    found = spread_apart((50.0,) * 10, (20.0,) * 10, 0.0, 100.0)
    assert all(b - a == pytest.approx(10.0) for a, b in pairwise(found))


def test_a_race_begins_and_ends_with_the_values_that_were_given() -> None:
    run = race(((10.0, 50.0), (30.0, 20.0)), 4.0)
    assert [row[0] for row in run.values] == [10.0, 30.0]
    assert [row[-1] for row in run.values] == [50.0, 20.0]
    assert [round(row[0]) for row in run.places] == [1, 0]
    assert [round(row[-1]) for row in run.places] == [0, 1]


def test_who_overtakes_moves_softly_and_both_pass_in_the_middle() -> None:
    run = race(((10.0, 50.0), (30.0, 20.0)), 4.0)
    steps = [abs(b - a) for a, b in pairwise(run.places[0])]
    assert max(steps) < 0.5
    for one, other in zip(*run.places, strict=True):
        assert one + other == pytest.approx(1.0)


def test_equal_values_never_change_places() -> None:
    run = race(((5.0, 5.0, 5.0), (5.0, 5.0, 5.0)), 3.0)
    assert {*run.places[0]} == {0.0}
    assert {*run.places[1]} == {1.0}


def test_single_values_grow_from_zero_and_end_in_their_order() -> None:
    run = race(((40.0,), (90.0,), (60.0,)), 4.0)
    assert all(row[0] == 0.0 for row in run.values)
    assert [row[-1] for row in run.values] == [40.0, 90.0, 60.0]
    assert [round(row[-1]) for row in run.places] == [2, 0, 1]
    assert all(a <= b for row in run.values for a, b in pairwise(row))


def test_layers_touch_each_other() -> None:
    lower, upper = stacked([Series("a", (1.0, 2.0)), Series("b", (3.0, 4.0))], (0.0, 0.0))
    assert lower.upper == upper.lower == (1.0, 2.0)
    assert upper.upper == (4.0, 6.0)


def test_shares_fill_a_hundred_and_nothing_stays_nothing() -> None:
    found = as_shares([Series("a", (1.0, 0.0)), Series("b", (3.0, 0.0))])
    assert [each.values for each in found] == [(25.0, 0.0), (75.0, 0.0)]


def test_a_stream_that_grows_evenly_stays_around_its_middle() -> None:
    floor = calm_floor([Series("a", (2.0, 4.0, 8.0))])
    assert floor == pytest.approx((-1.0, -2.0, -4.0))


def test_those_that_peak_first_flow_in_the_middle() -> None:
    series = [Series(str(at), tuple(9.0 if at == when else 1.0 for when in range(5)))
              for at in range(5)]  # fmt: skip
    order = [each.name for each in inside_out(series)]
    assert order[2] == "0"
    assert {order[0], order[-1]} == {"3", "4"}


def test_every_number_is_counted_once_between_round_edges() -> None:
    values = [14.0, 17, 18, 19, 21, 22, 24, 25, 26, 27, 28, 30, 33, 36, 41, 58]
    bins = binned(values)
    assert sum(bins.counts) == len(values)
    assert bins.edges[0] <= 14 < bins.edges[1]
    assert bins.edges[-2] < 58 <= bins.edges[-1]
    assert all(edge == int(edge) for edge in bins.edges)


def test_a_wished_number_of_bins_is_kept() -> None:
    bins = binned([1.0, 2.0, 3.0, 4.0], 3)
    assert bins.edges == pytest.approx((1.0, 2.0, 3.0, 4.0))
    assert bins.counts == (1, 1, 2)


def test_one_value_is_a_bin_of_its_own() -> None:
    assert binned([7.0]).counts == (1,)


def test_far_numbers_are_outliers_and_do_not_stretch_the_whiskers() -> None:
    found = quartiles([1.0, 2.0, 3.0, 4.0, 5.0, 40.0])
    assert found.outliers == (40.0,)
    assert found.high == 5.0
    assert found.middle == 3.5


def test_merged_candles_begin_end_and_reach_as_their_parts_do() -> None:
    known = candles(["a", "b", "c"], [10, 12, 11], [13, 15, 14], [9, 11, 8], [12, 11, 13])
    (whole,) = merged(known, 1)
    assert (whole.begins, whole.high, whole.low, whole.ends) == (10, 15, 8, 13)
    assert merged(known, 5) == known


def test_a_wick_reaches_at_least_its_body() -> None:
    (only,) = candles(["a"], [10.0], [9.0], [11.0], [14.0])
    assert (only.low, only.high) == (9.0, 14.0)


def test_a_smooth_line_never_swings_beyond_its_points() -> None:
    points = [(0.0, 100.0), (10.0, 100.0), (20.0, 0.0), (30.0, 0.0), (40.0, 80.0)]
    numbers = [float(text) for text in re.findall(r"-?\d+\.\d+", smooth(points))]
    assert max(numbers[1::2]) <= 100.0
    assert min(numbers[1::2]) >= 0.0
