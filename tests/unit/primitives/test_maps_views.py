"""Views: what is to be seen lies on the page, as large as it can be, and labels keep apart."""

from __future__ import annotations

from itertools import combinations, pairwise
from math import dist

import pytest

from kinoform.elements._globe_land import Facing, visible_land
from kinoform.elements._svg_path import read_path
from kinoform.model.geometry import Box
from kinoform.primitives._atlas import Point, countries
from kinoform.primitives._board import Board
from kinoform.primitives._reading import Place
from kinoform.primitives.maps import world_map
from kinoform.primitives.maps._arcs import arc
from kinoform.primitives.maps._lines import clipped, densified, thinned
from kinoform.primitives.maps._pins import Pin, labels
from kinoform.primitives.maps._view import (
    PACIFIC_MIDDLE,
    WORLD_MIDDLE,
    country_view,
    routed_view,
    strip_land,
    strip_view,
    world_view,
)
from kinoform.scenery.room import Room
from kinoform.scenery.scene import Scene

PAGE = Box(0.0, 0.0, 1920.0, 1080.0)
AREA = PAGE.grown(-60.0)
PARIS, BERLIN, TOKYO, LIMA, FIJI = (2.3, 48.9), (13.4, 52.5), (139.7, 35.7), (-77, -12), (178, -18)
LOS_ANGELES, SYDNEY, CAIRO = (-118.2, 34.1), (151.2, -33.9), (31.2, 30.0)


def inside(box: Box, point: Point) -> bool:
    return box.left <= point[0] <= box.right and box.top <= point[1] <= box.bottom


def test_the_whole_world_fills_its_area() -> None:
    view = world_view(AREA, PAGE)
    steps = [step.numbers for step in read_path(view.land()) if step.numbers]
    xs, ys = [step[-2] for step in steps], [step[-1] for step in steps]
    assert min(xs) == pytest.approx(AREA.left, abs=2)
    assert max(xs) == pytest.approx(AREA.right, abs=2)
    assert min(ys) >= AREA.top - 2
    assert max(ys) <= AREA.bottom + 2


@pytest.mark.parametrize("spots", [(PARIS, BERLIN), (TOKYO,), (FIJI, (-175, -20)), (LIMA, PARIS)])
def test_places_that_are_near_each_other_are_shown_closely(spots: tuple[Point, ...]) -> None:
    view, whole = world_view(AREA, PAGE, spots), world_view(AREA, PAGE)
    assert view.scale > whole.scale
    assert all(inside(AREA, view.spot(spot)) for spot in spots)


def test_places_all_around_take_the_whole_world() -> None:
    assert world_view(AREA, PAGE, [LOS_ANGELES, TOKYO, PARIS, LIMA]).middle == WORLD_MIDDLE


def test_routes_over_the_pacific_turn_the_world_to_it() -> None:
    over = [(LOS_ANGELES, TOKYO), (LOS_ANGELES, SYDNEY), (LIMA, SYDNEY), (CAIRO, TOKYO)]
    assert routed_view(AREA, PAGE, over).middle == PACIFIC_MIDDLE
    assert routed_view(AREA, PAGE, [(LIMA, PARIS), (PARIS, SYDNEY)]).middle == WORLD_MIDDLE


@pytest.mark.parametrize("code", ["FRA", "USA", "RUS", "BRA", "NZL", "GRL", "CHL"])
def test_a_country_fills_its_area_in_one_direction_at_least(code: str) -> None:
    box = country_view(countries()[code], AREA, PAGE).extent_of(countries()[code])
    assert box is not None
    assert AREA.grown(3).contains(box)
    assert box.width > AREA.width * 0.8 or box.height > AREA.height * 0.8


@pytest.mark.parametrize("code", ["LUX", "BEL", "FJI"])
def test_a_country_whose_outline_has_few_corners_stands_among_its_neighbours(code: str) -> None:
    view = country_view(countries()[code], AREA, PAGE)
    corners = [view.spot(corner) for corner in countries()[code].rings[0]]
    edges = [dist(one, other) for one, other in pairwise(corners)]
    assert sum(edges) / len(edges) < 0.2 * AREA.height
    assert all(inside(AREA, corner) for corner in corners)


@pytest.mark.parametrize("spots", [(LOS_ANGELES, CAIRO), (LIMA, TOKYO, SYDNEY), (FIJI, PARIS), ()])
def test_a_strip_fills_a_high_page_from_edge_to_edge_around_its_places(
    spots: tuple[Point, ...],
) -> None:
    page = Box(0.0, 0.0, 1080.0, 1920.0)
    area = Box(90.0, 420.0, 940.0, 1500.0)
    view = strip_view(area, page, page, spots)
    north, south = strip_land(view)
    assert all(inside(page, view.spot(spot)) for spot in spots)
    assert view.scale >= strip_view(area, page, page, ()).scale
    assert north >= area.top - 1 or south >= area.bottom - 1
    steps = [step.numbers for step in read_path(view.land()) if step.numbers]
    assert min(step[-2] for step in steps) < 100
    assert max(step[-2] for step in steps) > 980


def test_a_country_without_an_outline_is_still_shown_in_its_sea() -> None:
    view = country_view(countries()["SGP"], AREA, PAGE)
    assert inside(AREA, view.spot(countries()["SGP"].center))
    assert view.land()


def test_a_closed_line_is_cut_to_a_box() -> None:
    square = ((0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0))
    assert set(clipped(square, Box(5, 5, 20, 20))) == {(5, 5), (10, 5), (10, 10), (5, 10)}
    assert clipped(square, Box(20, 20, 30, 30)) == ()
    assert len(list(densified(square, 5.0))) == 8
    assert thinned([(0, 0), (0.1, 0), (5, 0), (5, 5)], 1.0) == ((0, 0), (5, 0), (5, 5))


def test_each_number_on_a_map_is_explained_in_its_key() -> None:
    names = ("Amsterdam", "Lima", "Tokyo", "Nairobi", "Jakarta", "Cairo", "Sydney", "Dubai",
             "Lagos", "Seoul", "Chicago", "Oslo", "Santiago", "Delhi")  # fmt: skip
    values = {"places": tuple(map(Place, names)), "values": tuple(range(14, 0, -1))}
    board = Board(Scene.of({}, Room(5.0, 1080.0, 1920.0)), values, "fade", lambda *_: None)
    words = [clip["text"] for clip in world_map.draw(board) if clip["type"] == "text"]
    listed = [name for name in names if name in words]
    assert 5 <= len(listed) < len(names)
    assert sorted(words, key=str) == sorted(
        [*listed, *(str(at + 1) for at in range(len(listed)) for _ in "xx")], key=str
    )


def test_a_link_ends_where_the_data_say_that_its_place_is() -> None:
    told: list[str] = []
    places = (Place("Atlantis", 40.0, -40.0), Place("Cambridge", 42.37, -71.11), Place("Lima"))
    values = {"places": places, "links": (("Atlantis", "Cambridge"), ("atlantis", "Lima"))}
    board = Board(Scene.of({}, Room(5.0)), values, "fade", lambda code, _: told.append(code))
    arcs = [clip for clip in world_map.draw(board) if clip["type"] == "path"]
    bare = Board(board.scene, {"places": places}, "fade", board.note)
    others = [clip for clip in world_map.draw(bare) if clip["type"] == "path"]
    assert len(arcs) - len(others) == len(values["links"])
    assert not told


def test_arcs_rise_with_their_distance_and_stay_on_the_page() -> None:
    _, near = arc((100, 500), (300, 500), 10)
    _, far = arc((100, 500), (1500, 500), 10)
    assert 500 - min(y for _, y in far) > 3 * (500 - min(y for _, y in near))
    _, high = arc((100, 60), (1800, 60), 10)
    assert min(y for _, y in high) >= 10


def test_labels_lie_on_the_page_and_on_nothing_else() -> None:
    board = Board(Scene.of({}, Room(5.0)), {}, "fade", lambda *_: None)
    pins = [
        Pin((700 + 45 * (at % 5), 400 + 38 * (at // 5)), f"Harbour {at}", f"{at}%", 12)
        for at in range(25)
    ]
    found = labels(board, pins, AREA)
    boxes = [label.box for label in found.values()]
    assert 0 in found
    assert len(found) < len(pins)
    assert all(AREA.contains(box) for box in boxes)
    assert not any(one.meets(other) for one, other in combinations(boxes, 2))


@pytest.mark.parametrize(
    ("facing", "is_land"),
    [((37, -1), True), ((-160, 0), False), ((100, 62), True), ((-30, 30), False),
     ((178.5, 66.5), True), ((20, -89), True)],
)  # fmt: skip
def test_a_globe_shows_the_land_that_faces_us(facing: Point, is_land: bool) -> None:
    ball = Box(0.0, 0.0, 900.0, 900.0)
    path = visible_land(Facing(*facing), ball, (), frozenset())
    assert path.contains(450, 450) is is_land
    bounds = path.computeTightBounds()
    assert ball.grown(0.5).contains(
        Box(bounds.left(), bounds.top(), bounds.right(), bounds.bottom())
    )
