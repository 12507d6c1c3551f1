"""What a request looks like, in tiny pictures."""

from __future__ import annotations

import pytest
from picture import assert_pixels

import kinoform
from kinoform.dialects.vidgenie.translate import translated


def rect(width, height, color="#ff0000", **more):
    sides = {"width": width, "height": height, **more}
    fill = {"color": color}
    return {"type": "shape", "shape": "rectangle", "rectangle": sides, "fill": fill}


def halves(left, right):
    """A picture of 4x4 pixels in two colours."""
    parts = "".join(
        f"%3Crect x='{x}' width='2' height='4' fill='{color}'/%3E"
        for x, color in ((0, left), (2, right))
    )
    root = "svg xmlns='http://www.w3.org/2000/svg' width='4' height='4'"
    return f"data:image/svg+xml,%3C{root}%3E{parts}%3C/svg%3E"


LEFT_ONLY = halves("white", "black")
TWO_TONE = {"type": "image", "src": halves("red", "blue")}


def clip(asset, x=0, y=0, **more):
    usual = {"start": 0, "length": 2, "offset": {"x": x, "y": y}, "position": "center"}
    return {"asset": asset, **usual, **more}


def film(*clips, width=8, height=8, warnings=0, tracks=None):
    made = translated(
        {
            "timeline": {
                "background": "#000000",
                "tracks": tracks or [{"clips": list(clips)}],
            },
            "output": {"format": "mp4", "width": width, "height": height},
        }
    )
    assert len(made.problems) == warnings, made.problems
    assert kinoform.validate(made.document) == ()
    return made.document


def test_from_the_centre_an_offset_goes_right_and_up():
    assert_pixels(
        film(clip(rect(2, 2), x=2, y=1)),
        0,
        """
        ________
        ________
        _____RR_
        _____RR_
        ________
        ________
        ________
        ________
        """,
    )


def test_any_other_position_counts_from_the_top_left_corner_and_down():
    assert_pixels(
        film(clip(rect(2, 2), x=1, y=2, position="top_left")),
        0,
        """
        ________
        ________
        _RR_____
        _RR_____
        ________
        ________
        ________
        ________
        """,
    )


def test_later_clips_lie_over_earlier_ones_whatever_their_times():
    late = clip(rect(8, 8), start=1, length=2)
    early = clip(rect(8, 4, "#0000ff"), length=3)
    picture = "RRRRRRRR " * 2 + "BBBBBBBB " * 4 + "RRRRRRRR " * 2
    assert_pixels(film(late, early), 1.5, picture)
    assert_pixels(film(tracks=[{"clips": [late]}, {"clips": [early]}]), 1.5, picture)


def test_pictures_have_their_own_size_times_scale():
    assert_pixels(film(clip(TWO_TONE)), 0, "________ " * 2 + "__RRBB__ " * 4 + "________ " * 2)
    assert_pixels(film(clip(TWO_TONE, scale=2)), 0, "RRRRBBBB " * 8)


def test_a_positive_angle_turns_counter_clockwise():
    half = "________ " * 2 + "__BBBB__ " * 2 + "__RRRR__ " * 2 + "________ " * 2
    assert_pixels(film(clip(TWO_TONE, rotate=90)), 0, half)


def test_a_fill_has_an_opacity_and_no_fill_is_seen_through():
    faint = {**rect(8, 8), "fill": {"color": "#ff0000", "opacity": 0.5}}
    assert_pixels(film(clip(faint)), 0, "rrrrrrrr " * 8)
    hollow = {
        "type": "shape", "shape": "circle", "circle": {"radius": 10},
        "stroke": {"color": "#ffffff", "width": 2},
    }  # fmt: skip
    assert_pixels(film(clip(hollow)), 0, "________ " * 8)


@pytest.mark.parametrize(
    ("paint", "letter"),
    [
        ({"fill": {"color": "#ff0000"}, "stroke": {"color": "#0000ff", "width": 1}}, "R"),
        ({"stroke": {"color": "#0000ff", "width": 1}}, "B"),
    ],
)
def test_a_line_takes_the_colour_of_its_fill_or_else_of_its_stroke(paint, letter):
    line = {"type": "shape", "shape": "line", "line": {"length": 4, "thickness": 2}, **paint}
    row = f"__{letter * 4}__ "
    assert_pixels(film(clip(line)), 0, "________ " * 3 + row * 2 + "________ " * 3)


@pytest.mark.parametrize(
    ("transition", "coming", "middle", "going"),
    [
        ("fade", "r", "R", "r"),
        ({"type": "fade", "duration": 1}, "r", "R", "r"),
        ({"in": "fade"}, "r", "R", "R"),
        ({"type": "fade", "out": "fade", "duration": 1}, "R", "R", "r"),
        ({"type": "none"}, "R", "R", "R"),
        ({"in": "fade", "out": "fade", "duration": 0}, "R", "R", "R"),
    ],
)
def test_a_fade_is_linear_at_the_ends_that_ask_for_it(transition, coming, middle, going):
    document = film(clip(rect(8, 8), length=4, transition=transition))
    for at, letter in ((0.5, coming), (2, middle), (3.5, going)):
        assert_pixels(document, at, f"{letter * 8} " * 8)


def test_a_fade_takes_half_of_the_clip_at_the_most():
    document = film(clip(rect(8, 8), length=2, transition={"type": "fade", "duration": 9}))
    for at, letter in ((0, "_"), (0.5, "r"), (1, "R"), (1.5, "r")):
        assert_pixels(document, at, f"{letter * 8} " * 8)


ONE_ROW = "________ " * 3 + "{0} " * 2 + "________ " * 3


@pytest.mark.parametrize(
    ("preset", "at", "row"),
    [
        ("pan_left", 1, "__RR____"),
        ("pan_right", 1, "____RR__"),
        ("slide_in_left", 0, "________"),
        ("slide_in_left", 0.4, "___RR___"),
        ("slide_in_right", 1.9, "___RR___"),
        ("slide_out_left", 1.5, "___RR___"),
        ("slide_out_right", 0, "___RR___"),
    ],
)
def test_presets_move_across(preset, at, row):
    moved = clip(rect(2, 2), transform={"preset": preset, "preset_config": {"pan_distance": 2}})
    assert_pixels(film(moved), at, ONE_ROW.format(row))


def test_a_slide_comes_from_a_canvas_away_while_it_fades_in():
    moved = clip(rect(8, 8), transform={"preset": "slide_in_left"})
    assert_pixels(film(moved), 0.2, "rrrr____ " * 8)
    moved = clip(rect(8, 8), transform={"preset": "slide_out_right"})
    assert_pixels(film(moved), 1.8, "____rrrr " * 8)


@pytest.mark.parametrize(("preset", "first"), [("pan_up", 1), ("pan_down", 5)])
def test_presets_move_up_and_down(preset, first):
    moved = clip(rect(8, 2), transform={"preset": preset, "preset_config": {"pan_distance": 4}})
    rows = ["RRRRRRRR" if first <= y < first + 2 else "________" for y in range(8)]
    assert_pixels(film(moved), 1, " ".join(rows))


def test_zooms_go_from_one_size_to_the_other():
    config = {"zoom_start": 1, "zoom_end": 3}
    small = clip(rect(2, 2), transform={"preset": "zoom_in", "preset_config": config})
    assert_pixels(film(small), 0, ONE_ROW.format("___RR___"))
    shrinking = clip(rect(2, 2), transform={"preset": "zoom_out", "preset_config": config})
    for document in (film(small), film(shrinking)):
        assert_pixels(document, 1, "________ " * 2 + "__RRRR__ " * 4 + "________ " * 2)


def test_ken_burns_zooms_and_wanders_right_and_up():
    config = {"zoom_start": 1, "zoom_end": 1, "pan_distance": 20}
    moved = clip(rect(2, 2), transform={"preset": "ken_burns", "preset_config": config})
    document = film(moved, width=16, height=8)
    row = "_" * 12 + "RR__ "  # halfway: 5 to the right and 3 up
    assert_pixels(document, 1, row * 2 + "________________ " * 6)


def test_keyframes_add_to_the_clips_own_place_and_hold_outside_of_their_times():
    frames = [{"time": 1.5, "x": -2}, {"time": 0.5, "x": 0}]
    document = film(clip(rect(2, 2), x=1, transform={"keyframes": frames}))
    for at, row in ((0, "____RR__"), (1, "___RR___"), (1.9, "__RR____")):
        assert_pixels(document, at, ONE_ROW.format(row))


def test_keyframes_multiply_the_clips_own_scale_and_add_to_its_angle():
    frames = [{"time": 0, "scale": 2, "rotate": 45}]
    document = film(clip(TWO_TONE, rotate=45, transform={"keyframes": frames}))
    assert_pixels(document, 0, "BBBBBBBB " * 4 + "RRRRRRRR " * 4)


def test_keyframes_of_opacity_multiply_a_fade():
    frames = [{"time": 0, "opacity": 0.5}]
    faint = clip(rect(8, 8, "#ffffff"), transition="fade", transform={"keyframes": frames})
    assert_pixels(film(faint), 0.5, "qqqqqqqq " * 8, q="#404040")


def test_a_flip_is_a_jump_halfway_between_its_keyframes():
    frames = [{"time": 0}, {"time": 1, "flip_x": True}, {"time": 2, "flip_x": True, "scale": 2}]
    document = film(clip(TWO_TONE, transform={"keyframes": frames}, length=3))
    for at, row in ((0.4, "__RRBB__"), (0.5, "__BBRR__"), (1, "__BBRR__")):
        assert_pixels(document, at, "________ " * 2 + f"{row} " * 4 + "________ " * 2)
    assert_pixels(document, 2, "BBBBRRRR " * 8)


def test_a_skew_leans_the_upper_edge_to_the_right():
    frames = [{"time": 0, "skew_x": 45}]
    assert_pixels(
        film(clip(rect(4, 8), transform={"keyframes": frames})),
        0,
        """
        _____?RR
        ____?RRR
        ___?RRR?
        __?RRR?_
        _?RRR?__
        ?RRR?___
        RRR?____
        RR?_____
        """,
    )


def test_a_skew_lifts_the_right_edge():
    frames = [{"time": 0, "skew_y": 45}]
    assert_pixels(
        film(clip(rect(8, 4), transform={"keyframes": frames})),
        0,
        """
        _____?RR
        ____?RRR
        ___?RRR?
        __?RRR?_
        _?RRR?__
        ?RRR?___
        RRR?____
        RR?_____
        """,
    )


def test_keyframes_win_over_a_preset_and_that_is_said():
    both = {"preset": "pan_left", "keyframes": [{"time": 0, "x": 1}]}
    document = film(clip(rect(2, 2), transform=both), warnings=1)
    assert_pixels(document, 1, ONE_ROW.format("____RR__"))


def luma(start, length, **more):
    return clip({"type": "luma", "src": LEFT_ONLY}, start=start, length=length, scale=2, **more)


def test_a_matte_masks_the_next_clip_while_both_are_there():
    document = film(luma(1, 2), clip(rect(8, 8), length=4))
    for at, row in ((0.96, "RRRRRRRR"), (1, "RRRR____"), (2.96, "RRRR____"), (3, "RRRRRRRR")):
        assert_pixels(document, at, f"{row} " * 8)


def test_a_matte_that_was_there_before_its_clip_is_where_it_has_got_to():
    moving = {"transform": {"keyframes": [{"time": 0}, {"time": 2, "x": 8}]}}
    document = film(luma(0, 3, **moving), clip(rect(8, 8), start=1, length=1))
    assert_pixels(document, 1, "____RRRR " * 8)
    assert_pixels(document, 0, "________ " * 8)


def test_a_matte_masks_one_clip_only():
    other = clip(rect(8, 4, "#0000ff"), length=2)
    document = film(luma(0, 2), clip(rect(8, 8)), other)
    assert_pixels(document, 0, "RRRR____ " * 2 + "BBBBBBBB " * 4 + "RRRR____ " * 2)


def test_a_matte_that_meets_no_clip_is_a_warning():
    document = film(luma(0, 1), clip(rect(8, 8), start=1, length=1), luma(3, 1), warnings=2)
    assert kinoform.film.compiled_film(document).require().frame_count == 120


def test_the_film_lasts_until_its_last_clip_ends():
    document = film(clip(rect(2, 2), start=0.5, length=2.2), clip(rect(2, 2), length=1))
    assert kinoform.film.compiled_film(document).require().frame_count == 81
