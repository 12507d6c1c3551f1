"""Lines, paths and icons: outlines that are read, cut and drawn on."""

from __future__ import annotations

import pytest
from elements import at, built, drawn, problems_of

from kinoform.elements._pen import bounds_of, length_of, outline_of, polyline, trimmed
from kinoform.elements._svg_path import read_path

RED = {"style": {"stroke": "#f00", "strokeWidth": 10}}


def line(**fields):
    return {"type": "line", "points": [[0, 0], [200, 0]], **RED, **fields}


@pytest.mark.parametrize(
    ("data", "box"),
    [
        ("M 10 10 h 90 v 40 H 10 z", (10, 10, 100, 50)),
        ("m10,10l90,0 0,40", (10, 10, 100, 50)),
        ("M0 0C0 40 40 40 40 0S80-40 80 0", (0, -30, 80, 30)),
        ("M0 0Q20 40 40 0T80 0", (0, -20, 80, 20)),
        ("M0 50a50 50 0 1150 50", (0, 0, 100, 100)),
        ("M.5.5-1.5.5", (-1.5, 0.5, 0.5, 0.5)),
        ("M0 0 1e1 1e1", (0, 0, 10, 10)),
    ],
)
def test_path_data_is_read_as_browsers_read_it(data, box):
    found = bounds_of(outline_of(data))
    assert (found.left, found.top, found.right, found.bottom) == pytest.approx(box, abs=0.01)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ("L 0 0", "begins with M"),
        ("M 0 0 L 5", "character 10 of the path: L needs 2 numbers"),
        ("M 0 0 X 5 5", "character 7 of the path: 'X'"),
        ("M0 0 A 5 5 0 2 1 9 9", "flags"),
        ("M 0 0", "draws nothing"),
        ("", "draws nothing"),
        ("M 0 0 L 1e99 0", "too far"),
    ],
)
def test_a_bad_path_is_refused_with_the_place_of_its_fault(data, said):
    with pytest.raises(ValueError, match=said):
        read_path(data)
    problem = problems_of({"type": "path", "data": data})[0]
    assert problem.pointer == "/data"


def test_a_trim_goes_on_from_one_contour_to_the_next():
    path = outline_of("M0 0H100 M0 50H100")
    part = trimmed(path, 0.25, 0.75)
    assert length_of(part) == pytest.approx(100)
    box = bounds_of(part)
    assert (box.top, box.bottom) == (0, 50)
    assert length_of(trimmed(path, 0.75, 0.25)) == pytest.approx(100)


def test_round_corners_never_take_more_than_half_a_line():
    path = polyline(((0, 0), (100, 0), (100, 20)), 500.0, closed=False)
    box = bounds_of(path)
    assert (box.left, box.top, box.right, box.bottom) == pytest.approx((0, 0, 100, 20))
    assert length_of(path) < 120


@pytest.mark.parametrize(
    "fields",
    [
        {"trim": {"end": 0.5}},
        {"trimEnd": 0.5},
        {"end": 0.5},
        {"draw": {"duration": 1, "easing": "linear"}},
    ],
)
def test_half_of_a_line_is_half_of_a_line_however_it_is_said(fields):
    alpha = drawn(built(line(**fields)), seconds=0.5)
    assert alpha[40, 45:135].all()
    assert not alpha[:, 150:].any()


def test_a_line_that_is_drawn_on_rests_when_it_stands():
    it = built(line(draw={"duration": 1, "delay": 0.5}))
    keys = [it.key(at(seconds)) for seconds in (0, 0.4, 1.0, 1.5, 3)]
    assert keys[0] == keys[1] != keys[2] != keys[3] == keys[4]
    assert not drawn(it, seconds=0.2).any()


def test_a_level_line_keeps_its_place_in_a_high_box():
    it = built(line(transform={"width": 400, "height": 100}))
    rows = drawn(it)[:, 240].nonzero()[0]
    assert (rows.min() + rows.max() + 1) / 2 == 40 + 50


def test_points_are_stretched_to_the_box_that_is_asked_for():
    it = built({"type": "line", "points": [[5, 5], [15, 25]], "transform": {"width": 50}})
    assert (it.size.width, it.size.height) == (50, 100)
    assert it.points == ((0, 0), (50, 100))


def test_the_tip_of_an_arrow_is_the_end_of_the_line():
    alpha = drawn(built(line(endArrow=True, arrowSize=40)))
    columns = alpha.any(axis=0).nonzero()[0]
    assert columns.max() == pytest.approx(240, abs=1)
    assert (alpha[:, 205] > 0).sum() > 20
    assert (alpha[:, 100] > 0).sum() == pytest.approx(10, abs=1)


def test_a_path_keeps_its_ratio_in_any_box():
    it = built(
        {"type": "path", "data": "M0 0H40V20H0z", "transform": {"width": 100, "height": 100}}
    )
    rows = drawn(it)[:, 90].nonzero()[0]
    assert (rows.min(), rows.max()) == (40 + 25, 40 + 74)


def test_paths_that_share_a_view_box_stay_in_their_places():
    it = built({"type": "path", "data": "M50 50h50v50h-50z", "viewBox": [0, 0, 100, 100]})
    alpha = drawn(it)
    assert (it.size.width, it.size.height) == (100, 100)
    assert not alpha[:90].any()
    assert alpha[92:138, 92:138].all()


@pytest.mark.parametrize(
    ("wish", "name"),
    [
        ("lucide:house", "house"),
        ("house", "house"),
        ("mdi:home", "house"),
        ("Home", "house"),
        ("mdi:account-outline", "user"),
        ("mdi:delete", "trash"),
        ("lucide:delete", "delete"),
        ("fa:user-circle", "circle-user"),
        ("ph:rocket-launch-bold", "rocket"),
        ("ArrowRight", "arrow-right"),
        ("growth", "trending-up"),
        ("people", "users"),
        ("shipping fast", "truck"),
        ("idea", "lightbulb"),
    ],
)
def test_an_icon_is_found_by_name_by_another_sets_name_or_by_meaning(wish, name):
    assert built({"type": "icon", "icon": wish}).name == name


def test_an_icon_that_nobody_knows_comes_with_three_that_exist():
    problem = problems_of({"type": "icon", "icon": "roket-shp"})[0]
    assert problem.pointer == "/icon"
    assert problem.hint.count("'") == 6
    assert "rocket" in problem.hint


def test_every_icon_of_the_set_can_be_drawn():
    from kinoform.elements._icon_names import icon_book
    from kinoform.elements.icon import _placed

    for name in icon_book().markup:
        lines, _ = _placed(name, 0.0, 0.0, 1.0)
        box = bounds_of(lines)
        assert -1 <= box.left <= box.right <= 25, name
        assert -1 <= box.top <= box.bottom <= 25, name


def test_an_icon_is_drawn_stroke_by_stroke():
    it = built({"type": "icon", "icon": "rocket", "size": 240, "draw": {"duration": 1}})
    amounts = [int((drawn(it, seconds) > 0).sum()) for seconds in (0, 0.4, 0.7, 1.0, 2.0)]
    assert amounts[0] == 0
    assert amounts == sorted(amounts)
    assert amounts[3] == amounts[4] > amounts[2] > amounts[1]
