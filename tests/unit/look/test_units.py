from __future__ import annotations

from itertools import pairwise

import pytest

from kinoform.look.type_scale import PAIRS, ROLES, smallest
from kinoform.look.units import COLUMNS, Page

WIDE, TALL, SQUARE = Page(1920, 1080), Page(1080, 1920), Page(1080, 1080)


@pytest.mark.parametrize(
    ("page", "shape"),
    [(WIDE, "wide"), (TALL, "tall"), (SQUARE, "square"), (Page(1440, 1080), "wide"),
     (Page(1080, 1350), "tall"), (Page(1000, 1100), "square")],
)  # fmt: skip
def test_each_page_has_the_layout_of_its_ratio(page, shape):
    assert page.shape == shape


def test_a_unit_is_a_hundredth_of_the_short_edge():
    assert WIDE.u == TALL.u == SQUARE.u == 10.8
    assert Page(3840, 2160).u == 21.6


@pytest.mark.parametrize("page", [WIDE, TALL, SQUARE, Page(200, 100)])
def test_text_keeps_six_units_from_every_edge(page):
    for box in (page.safe, page.middle):
        assert page.whole.grown(-5.99 * page.u).contains(box)


def test_a_tall_page_leaves_room_for_the_buttons_of_its_platforms():
    assert TALL.safe.bottom <= 1920 * 0.82
    assert TALL.safe.right <= 1080 * 0.88


def test_a_page_that_is_only_a_little_tall_has_all_its_height():
    assert Page(1080, 1350).safe.bottom == 1350 - 6 * 10.8


@pytest.mark.parametrize("page", [WIDE, TALL, SQUARE])
def test_the_middle_is_as_far_from_the_left_as_from_the_right(page):
    assert page.middle.left == pytest.approx(page.width - page.middle.right)


@pytest.mark.parametrize("page", [WIDE, TALL, SQUARE])
def test_columns_fill_the_safe_area(page):
    count = COLUMNS[page.shape]
    assert page.columns(0, count) == pytest.approx((page.safe.left, page.safe.right))
    edges = [page.columns(at, 1) for at in range(count)]
    gaps = [right[0] - left[1] for left, right in pairwise(edges)]
    assert gaps == pytest.approx([gaps[0]] * len(gaps))
    assert gaps[0] > 0


def test_type_grows_on_narrow_pages_and_is_never_tiny():
    for role in ROLES.values():
        assert role.size(WIDE) < role.size(SQUARE) < role.size(TALL)
        assert role.size(Page(320, 180)) >= 2.2 * 1.8


def test_text_shrinks_to_seventy_percent_at_most():
    assert smallest(100, WIDE) == pytest.approx(70)
    assert smallest(25, WIDE) == pytest.approx(2.2 * 10.8)


def test_a_pair_gives_headings_and_text_their_own_family():
    pair = PAIRS["editorial"]
    assert pair.family(ROLES["headline"]) == "Playfair Display"
    assert pair.family(ROLES["body"]) == "Inter"
    assert pair.weight(ROLES["headline"]) == 700
    assert PAIRS["modern"].weight(ROLES["headline"]) == 800


def test_words_keep_clear_of_what_else_stands_on_a_page():
    page = Page(1920, 1080, above=150, below=200)
    assert (page.safe.top, page.safe.bottom) == (150, 880)
    assert Page(1920, 1080, above=5, below=5).safe == WIDE.safe
