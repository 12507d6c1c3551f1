"""Where clips are, how large they are and how they are turned, pixel by pixel."""

from __future__ import annotations

import pytest
from picture import assert_same_render, assert_shows, clip, drawn, film, group, rect

CORNERS = group(
    rect("red", 2, 2, x=-1, y=-1),
    rect("lime", 2, 2, x=1, y=-1),
    rect("blue", 2, 2, x=-1, y=1),
    rect("white", 2, 2, x=1, y=1),
    width=4,
    height=4,
)
"""Four colours: red, green over blue, white."""
FOUR = {"width": 4, "height": 4}


def turned(degrees: float) -> dict[str, object]:
    return CORNERS | {"transform": {**FOUR, "rotation": degrees}}


def test_a_clip_without_a_place_is_in_the_middle() -> None:
    assert_shows("______ ______ __RR__ __RR__ ______ ______", rect())


def test_numbers_count_from_the_middle_right_and_down() -> None:
    assert_shows("______ ______ ______ ___RR_ ___RR_ ______", rect(x=1, y=1))
    assert_shows("______ RR____ RR____ ______ ______ ______", rect(x=-2, y=-1))


def test_shares_count_from_the_top_left_corner() -> None:
    assert_shows("RR______ RR______ ________ ________", rect(x="12.5%", y="25%"))
    assert_shows("________ ___RR___ ___RR___ ________", rect(x="50%", y="50%"))
    assert_shows("________ ________ ______RR ______RR", rect(x="87.5%", y="75%"))


def test_sizes_in_shares_are_of_the_canvas() -> None:
    assert_shows("________ __RRRR__ __RRRR__ ________", rect(width="50%", height="50%"))


def test_a_rectangle_without_a_size_fills_its_parent() -> None:
    assert_shows("RRRR RRRR", clip("rect", "red"))


@pytest.mark.parametrize(
    ("anchor", "picture"),
    [
        ("top-left", "______ ______ ______ ___RR_ ___RR_ ______"),
        ("top", "______ ______ ______ __RR__ __RR__ ______"),
        ("top-right", "______ ______ ______ _RR___ _RR___ ______"),
        ("left", "______ ______ ___RR_ ___RR_ ______ ______"),
        ("center", "______ ______ __RR__ __RR__ ______ ______"),
        ("right", "______ ______ _RR___ _RR___ ______ ______"),
        ("bottom-left", "______ ___RR_ ___RR_ ______ ______ ______"),
        ("bottom", "______ __RR__ __RR__ ______ ______ ______"),
        ("bottom-right", "______ _RR___ _RR___ ______ ______ ______"),
    ],
)
def test_the_anchor_of_the_box_lies_at_its_place(anchor: str, picture: str) -> None:
    assert_shows(picture, rect(anchor=anchor))


def test_scale_grows_from_the_anchor() -> None:
    assert_shows("______ _RRRR_ _RRRR_ _RRRR_ _RRRR_ ______", rect(scale=2))
    assert_shows(
        "______ ______ ______ ___RRR ___RRR ___RRR",
        rect(width=1, height=1, scale=3, anchor="top-left"),
    )


def test_two_scales_are_across_and_down() -> None:
    assert_shows("______ ______ RRRRRR RRRRRR ______ ______", rect(scale=[3, 1]))


def test_a_negative_scale_mirrors() -> None:
    assert_shows("GGRR GGRR WWBB WWBB", CORNERS | {"transform": {**FOUR, "scale": [-1, 1]}})


def test_rotation_is_clockwise() -> None:
    assert_shows("RRGG RRGG BBWW BBWW", CORNERS)
    assert_shows("BBRR BBRR WWGG WWGG", turned(90))
    assert_shows("WWBB WWBB GGRR GGRR", turned(180))
    assert_shows("GGWW GGWW RRBB RRBB", turned(-90))


def test_rotation_turns_about_the_anchor() -> None:
    assert_shows(
        "______ ______ ______ _RR___ _RR___ _RR___",
        rect(width=3, height=2, rotation=90, anchor="top-left"),
    )


def test_four_quarters_are_no_rotation() -> None:
    assert_same_render(film(turned(360), size=(4, 4)), film(CORNERS, size=(4, 4)))


def test_turns_add_up_through_groups() -> None:
    for _ in range(4):
        inner = group(turned(90), width=4, height=4, rotation=90)
    assert_same_render(film(inner, size=(4, 4)), film(turned(180), size=(4, 4)))


def test_scale_comes_before_rotation() -> None:
    assert_shows(
        "______ __RR__ __RR__ __RR__ __RR__ ______",
        rect(width=2, height=2, scale=[2, 1], rotation=90),
    )


def test_skew_across_moves_what_is_lower_to_the_right() -> None:
    assert_shows("rRRRr___ _rRRRr__ __rRRRr_ ___rRRRr", rect(width=4, height=4, skew=[45, 0]))


def test_skew_down_moves_what_is_further_right_lower() -> None:
    assert_shows("r___ Rr__ RRr_ RRRr rRRR _rRR __rR ___r", rect(width=4, height=4, skew=[0, 45]))


def test_places_in_a_group_are_its_own() -> None:
    assert_shows(
        "________ __R_____ ________ ________ ________ ________ ________ ________",
        group(rect(width=1, height=1, x="0%", y="0%", anchor="top-left"),
              width=4, height=4, x=0, y=-1),
    )  # fmt: skip


def test_what_reaches_out_of_a_group_is_seen() -> None:
    assert_shows("RRRRRR RRRRRR", group(rect(width=6, height=2), width=2, height=2))


def test_a_group_that_clips_cuts_at_its_box() -> None:
    assert_shows(
        "______ __RR__ __RR__ ______", group(rect(width=6, height=4), width=2, height=2, clip=True)
    )


def test_a_group_scales_its_clips_as_one() -> None:
    assert_same_render(
        film(group(rect(width=2, height=2, x=1), scale=2)), film(rect(width=4, height=4, x=2))
    )


def test_half_a_pixel_is_shared_by_two() -> None:
    assert_shows("____ _rr_ _rr_ ____", rect(width=1, height=2))


def test_a_still_at_half_the_scale_shows_the_same_film() -> None:
    small = drawn(film(rect(width=4, height=4), size=(8, 8)), scale=0.5)
    assert (small == drawn(film(rect(width=2, height=2), size=(4, 4)))).all()


def test_places_outside_of_the_film_show_nothing() -> None:
    assert_shows("____ ____", rect(x=100), rect(x=-1_000_000, y=1_000_000))


def row(*children: dict[str, object], **fields: object) -> dict[str, object]:
    return clip("layout", children=list(children), **fields)


RED, LIME, BLUE = (
    {"type": "rect", "transform": {"width": 1, "height": 1}, "style": {"fill": color}}
    for color in ("red", "lime", "blue")
)


def test_a_layout_stands_its_clips_in_a_row_or_a_column() -> None:
    assert_shows("RGB", row(RED, LIME, BLUE, width=3, height=1))
    assert_shows("R G B", row(RED, LIME, BLUE, direction="vertical", width=1, height=3))


def test_a_layout_keeps_its_gap_and_its_padding() -> None:
    assert_shows("R_G_B", row(RED, LIME, BLUE, gap=1, width=5, height=1))
    assert_shows("____ _RG_ ____", row(RED, LIME, padding=1, width=4, height=3))


@pytest.mark.parametrize(
    ("justify", "picture"),
    [
        ("start", "RG____"),
        ("center", "__RG__"),
        ("end", "____RG"),
        ("space-between", "R____G"),
    ],
)
def test_a_layout_shares_out_the_room_that_is_left(justify: str, picture: str) -> None:
    assert_shows(picture, row(RED, LIME, justifyContent=justify, width=6, height=1))


@pytest.mark.parametrize(
    ("align", "picture"),
    [("start", "RG __ __"), ("center", "__ RG __"), ("end", "__ __ RG")],
)
def test_a_layout_aligns_across(align: str, picture: str) -> None:
    assert_shows(picture, row(RED, LIME, alignItems=align, width=2, height=3))


def test_a_layout_without_a_size_is_as_large_as_its_clips() -> None:
    assert_shows("____ _RG_ ____", row(RED, LIME))
