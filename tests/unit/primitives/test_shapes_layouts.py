"""The maths behind charts without axes: shares, trees, flows, ribbons and places for names."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest

from kinoform.model.geometry import Box
from kinoform.primitives._family_tree import family
from kinoform.primitives._label_places import Spot, crosses, name_places
from kinoform.primitives.data_viz._flow_layout import flow
from kinoform.primitives.data_viz.calendar_heatmap import months_of
from kinoform.primitives.data_viz.chord import arcs_of, ribbons
from kinoform.primitives.data_viz.network_graph import apart, settled
from kinoform.primitives.data_viz.pictogram import grid_of
from kinoform.primitives.data_viz.sunburst import laid_out
from kinoform.primitives.data_viz.treemap import rectangles
from kinoform.primitives.data_viz.waffle_chart import whole_shares


class TestShares:
    def test_squares_always_make_a_hundred(self) -> None:
        assert whole_shares([1 / 3, 1 / 3, 1 / 3], 100) == [34, 33, 33]
        assert whole_shares([0.466, 0.267, 0.177, 0.09], 100) == [46, 27, 18, 9]

    @pytest.mark.parametrize(("count", "columns"), [(10, 5), (12, 4), (1, 1)])
    def test_icons_fill_their_rows_where_that_is_near(self, count: int, columns: int) -> None:
        found, rows = grid_of(count, 1150.0, 740.0)
        assert found == columns
        assert found * rows == count


class TestTreemap:
    def test_areas_are_in_the_ratio_of_the_values_and_fill_the_box(self) -> None:
        box = Box(10.0, 20.0, 410.0, 220.0)
        found = rectangles([6.0, 3.0, 1.0], box)
        areas = [each.width * each.height for each in found]
        assert areas == pytest.approx([48_000.0, 24_000.0, 8_000.0])
        assert all(box.grown(0.01).contains(each) for each in found)


class TestFamily:
    def test_values_of_children_add_up(self) -> None:
        (root,) = family(["All", "A", "B"], ["", "All", "All"], [0.0, 3.0, 4.0])
        assert root.total == 7.0
        assert [child.label for child in root.children] == ["A", "B"]

    def test_a_parent_that_nobody_listed_is_a_root(self) -> None:
        roots = family(["A", "B"], ["Group", "Group"], [1.0, 2.0])
        assert [(root.label, root.place, root.total) for root in roots] == [("Group", -1, 3.0)]

    def test_circles_are_opened_and_nobody_is_lost(self) -> None:
        roots = family(["A", "B", "C"], ["C", "A", "B"])
        assert sorted(one.label for root in roots for one in root.everyone()) == ["A", "B", "C"]

    def test_the_deepest_of_a_long_chain_are_left_out(self) -> None:
        names = [f"n{at}" for at in range(300)]
        (root,) = family(names, ["", *names[:-1]])
        assert root.depth < 20


class TestSunburst:
    def test_children_lie_within_the_angles_of_their_parent(self) -> None:
        roots = list(family(["A", "B", "a", "b"], ["", "", "A", "A"], [0.0, 5.0, 2.0, 3.0]))
        found = {one.label: one for one in laid_out(roots, 3)}
        assert found["A"].ends == pytest.approx(180.0)
        assert found["a"].level == 1
        assert found["b"].begins == pytest.approx(found["A"].begins)
        assert found["a"].ends == pytest.approx(found["A"].ends)


class TestFlow:
    def test_layers_follow_the_links_and_ends_stand_last(self) -> None:
        laid = flow([("a", "grid", 3), ("b", "grid", 2), ("grid", "c", 5), ("b", "d", 1)], 100, 5)
        assert laid is not None
        layers = {node.name: node.layer for node in laid.nodes}
        assert layers == {"a": 0, "b": 0, "grid": 1, "c": 2, "d": 2}

    def test_nodes_of_a_layer_do_not_overlap_and_stay_in_the_room(self) -> None:
        links = [(f"s{at % 7}", f"t{at % 5}", 1.0 + at % 3) for at in range(30)]
        laid = flow(links, 400, 12)
        assert laid is not None
        for layer in range(laid.layers):
            nodes = sorted((n for n in laid.nodes if n.layer == layer), key=lambda n: n.start)
            assert nodes[0].start >= -0.01
            assert nodes[-1].start + nodes[-1].size <= 400.01
            for one, other in pairwise(nodes):
                assert one.start + one.size < other.start

    def test_the_links_of_a_node_are_as_broad_as_the_node(self) -> None:
        laid = flow([("a", "x", 3), ("a", "y", 1), ("b", "y", 4)], 200, 10)
        assert laid is not None
        a = next(at for at, node in enumerate(laid.nodes) if node.name == "a")
        leaving = sum(link.breadth for link in laid.links if link.source == a)
        assert leaving == pytest.approx(laid.nodes[a].size)

    def test_circles_and_amounts_below_zero_are_left_out(self) -> None:
        laid = flow([("a", "b", 1), ("b", "a", 9), ("a", "a", 5), ("b", "c", -2)], 100, 5)
        assert laid is not None
        assert len(laid.links) == 1
        assert flow([("a", "a", 1)], 100, 5) is None


class TestChord:
    def test_arcs_go_once_around_with_gaps_between(self) -> None:
        arcs = arcs_of([[0, 2], [1, 1]])
        assert [ends - begins for begins, ends in arcs] == pytest.approx([176.0, 176.0])
        assert arcs[0][0] > 0.0
        assert arcs[-1][1] < 360.0
        assert arcs_of([[0, 0], [0, 0]]) == []

    def test_ribbons_divide_the_arcs_of_both_their_ends(self) -> None:
        matrix = [[0, 2, 1], [3, 0, 0], [0, 1, 0]]
        arcs = arcs_of(matrix)
        found = ribbons(matrix, arcs)
        assert {(one.one, one.other) for one in found} == {(0, 1), (0, 2), (1, 2)}
        first = sum(one.at_one[1] - one.at_one[0] for one in found if one.one == 0)
        assert first == pytest.approx(arcs[0][1] - arcs[0][0])


class TestNetwork:
    def test_nodes_settle_at_the_same_places_each_time(self) -> None:
        pairs = ((0, 1), (1, 2), (2, 3), (0, 3))
        once = settled(4, pairs)
        settled.cache_clear()
        assert settled(4, pairs) == once

    def test_nodes_are_moved_apart_within_the_room(self) -> None:
        room = Box(0.0, 0.0, 300.0, 200.0)
        found = apart([(150.0, 100.0)] * 4, [10.0] * 4, room, 5.0)
        assert len({(round(x), round(y)) for x, y in found}) == 4
        assert all(0 <= x <= 300 and 0 <= y <= 200 for x, y in found)

    def test_names_keep_clear_of_points_of_each_other_and_of_lines(self) -> None:
        spots = [Spot(100.0, 100.0, 10.0, 60.0, 20.0), Spot(100.0, 200.0, 10.0, 60.0, 20.0)]
        line = ((100.0, 100.0), (100.0, 200.0))
        places = name_places(spots, Box(0.0, 0.0, 300.0, 300.0), 4.0, lines=[line])
        assert set(places) == {0, 1}
        assert not any(crosses(line, place.box) for place in places.values())
        assert not places[0].box.meets(places[1].box)

    def test_a_name_without_room_has_no_place(self) -> None:
        spots = [Spot(10.0, 10.0, 5.0, 90.0, 20.0)]
        assert name_places(spots, Box(0.0, 0.0, 40.0, 40.0), 2.0) == {}


def test_months_reach_from_the_first_day_to_the_last() -> None:
    found = months_of([date(2024, 11, 30), date(2025, 2, 1)])
    assert found == [date(2024, 11, 1), date(2024, 12, 1), date(2025, 1, 1), date(2025, 2, 1)]
