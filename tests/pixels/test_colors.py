"""How clips are painted and laid over one another, pixel by pixel."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

import numpy as np
import pytest
import skia
from picture import (
    assert_different_render,
    assert_pixels,
    assert_same_render,
    assert_shows,
    clip,
    drawn,
    film,
    group,
    rect,
)


def full(fill: Any, **fields: Any) -> dict[str, Any]:
    return clip("rect", fill, **fields)


@pytest.fixture(scope="module")
def checks(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Red, green, blue, white over black, yellow, cyan, magenta."""
    rows = [[(255, 0, 0), (0, 255, 0), (0, 0, 255), (255, 255, 255)],
            [(0, 0, 0), (255, 255, 0), (0, 255, 255), (255, 0, 255)]]  # fmt: skip
    rgba = np.dstack([np.array(rows, np.uint8), np.full((2, 4), 255, np.uint8)])
    path = tmp_path_factory.mktemp("pictures") / "checks.png"
    image = skia.Image.fromarray(np.ascontiguousarray(rgba), skia.kRGBA_8888_ColorType)
    path.write_bytes(bytes(image.encodeToData()))
    return str(path)


def test_the_ground_is_black_unless_another_is_wanted() -> None:
    bare = {"meta": {"width": 2, "height": 1}, "tracks": [{"clips": [rect(x=50)]}]}
    assert_pixels(bare, 0, "__")
    assert_shows("BB", rect(x=50), background="blue")
    assert_shows("..", rect(x=50), background="transparent")


def test_the_ground_may_be_a_gradient() -> None:
    stops = [{"offset": 0.5, "color": "red"}, {"offset": 0.5, "color": "blue"}]
    ground = {"type": "linear", "angle": 0, "stops": stops}
    assert_shows("RRBB RRBB", rect(x=50), background=ground)
    assert_shows("RR RR BB BB", rect(x=50), background=ground | {"angle": 90})
    assert_shows("BBRR BBRR", rect(x=50), background=ground | {"angle": 180})


def test_later_clips_cover_earlier_ones() -> None:
    assert_shows("GGGG", full("red"), full("lime"))


def test_later_tracks_cover_earlier_ones() -> None:
    document = film(full("red"), size=(2, 1))
    document["tracks"].append({"clips": [full("blue")]})
    assert_pixels(document, 0, "BB")


def test_a_higher_z_index_covers_whatever_comes_later() -> None:
    assert_shows("RR", full("red", zIndex=1), full("lime"))
    assert_shows("GG", full("red", zIndex=-1), full("lime", zIndex=-0.5), full("blue", zIndex=-2))


def test_of_equal_height_what_starts_later_is_on_top() -> None:
    document = film(full("red", start=0.5), full("lime", start=0), size=(2, 1))
    assert_pixels(document, 0.7, "RR")


def test_opacity_lets_the_ground_through() -> None:
    assert_shows("ww", full("white", opacity=0.5))
    assert_shows("xx", full("red", opacity=0.5), background="blue", x="#800080")
    assert_shows("__", full("white", opacity=0))


def test_the_opacity_of_the_style_wins() -> None:
    assert_shows("WW", full("white", opacity=0.5, style={"opacity": 1}))


def test_full_opacity_is_no_opacity() -> None:
    assert_same_render(film(full("#f008", opacity=1)), film(full("#f008")))


def test_a_see_through_fill_and_opacity_multiply() -> None:
    assert_shows("xx", full("#ffffff80", opacity=0.5), x="#404040")


def test_on_a_transparent_ground_opacity_becomes_alpha() -> None:
    assert_shows(".xx.", rect(height=1, opacity=0.5), background="transparent", x="#ff000080")


@pytest.mark.parametrize(
    ("mode", "color"),
    [
        ("normal", "#8040c0"),
        ("multiply", "#402060"),
        ("screen", "#c0a0e0"),
        ("plus-lighter", "#ffc0ff"),
        ("darken", "#804080"),
        ("lighten", "#8080c0"),
        ("difference", "#004040"),
        ("exclusion", "#808080"),
        ("overlay", "#8140c0"),
        ("hard-light", "#8040c0"),
    ],
)
def test_blend_modes_are_those_of_css(mode: str, color: str) -> None:
    assert_shows("xx", full("#808080"), full("#8040c0", blendMode=mode), x=color)


@pytest.mark.parametrize("mode", ["color-dodge", "color-burn", "soft-light", "hue", "saturation",
                                  "color", "luminosity"])  # fmt: skip
def test_every_other_blend_mode_does_something_of_its_own(mode: str) -> None:
    below, above = full("#806030"), full("#3080a0")
    assert_different_render(
        film(below, above | {"blendMode": mode}), film(below, above | {"blendMode": "normal"})
    )


def test_blending_reaches_only_where_the_clip_is() -> None:
    assert_shows("wxxw", full("#808080"), rect("#ff0000", height=1, blendMode="multiply"),
                 w="#808080", x="#800000")  # fmt: skip


def test_a_group_blends_as_one() -> None:
    pair = group(full("#404040"), full("#404040", blendMode="plus-lighter"), blendMode="multiply")
    assert_shows("xx", full("#808080"), pair, x="#404040")


def test_opacity_of_a_group_is_of_all_that_is_in_it_together() -> None:
    assert_shows("ww", group(full("black"), full("white"), opacity=0.5))


def test_a_group_of_one_is_that_one() -> None:
    for child in (rect(), rect(opacity=0.5), rect("#f008", x=1, rotation=90), rect(scale=1.5)):
        assert_same_render(film(group(child)), film(child))


def mask(kind: str, fill: str) -> dict[str, Any]:
    return {"type": kind, "clip": clip("rect", fill, width=2, height=1)}


@pytest.mark.parametrize(
    ("kind", "fill", "picture"),
    [
        ("alpha", "black", "_RR_"),
        ("alpha", "#00000080", "_rr_"),
        ("alpha-inverted", "black", "R__R"),
        ("luma", "white", "_RR_"),
        ("luma", "black", "____"),
        ("luma", "#808080", "_rr_"),
        ("luma-inverted", "white", "R__R"),
        ("luma-inverted", "black", "RRRR"),
    ],
)
def test_masks_show_by_alpha_or_by_brightness(kind: str, fill: str, picture: str) -> None:
    assert_shows(picture, full("red", mask=mask(kind, fill)))


def test_a_mask_may_be_a_picture(checks: str) -> None:
    assert_shows("GGGG GGGG", full("lime", mask={"type": "alpha", "src": checks}))
    assert_shows("???G _???", full("lime", mask={"type": "luma", "src": checks}))


def test_a_mask_moves_with_its_own_animations() -> None:
    move = {"type": "move", "duration": 1, "from": {"x": -1, "y": 0}, "to": {"x": 1, "y": 0}}
    moving = clip("rect", "white", width=2, height=1, duration=2, animations=[move])
    document = film(full("red", duration=2, mask={"clip": moving}), size=(4, 1))
    assert_pixels(document, 0, "RR__")
    assert_pixels(document, 1, "__RR")


def test_round_corners_take_the_corners_away() -> None:
    assert_shows(
        "????? ?RRR? ?RRR? ?RRR? ?????", clip("rect", "red", width=5, height=5, borderRadius=99)
    )
    assert_shows(
        "??RR ?RRR RRRR RRRR", clip("rect", "red", width=4, height=4, borderRadius=[2, 0, 0, 0])
    )


def test_an_outline_lies_half_inside_and_half_outside() -> None:
    assert_shows(
        "________ _GGGGGG_ _GGGGGG_ _GGRRGG_ _GGRRGG_ _GGGGGG_ _GGGGGG_ ________",
        clip("rect", "red", width=4, height=4, stroke="lime", strokeWidth=2),
    )


def test_an_outline_alone_leaves_the_middle_open() -> None:
    assert_shows(
        "GGGGGG GGGGGG GG__GG GG__GG GGGGGG GGGGGG",
        clip("rect", width=4, height=4, stroke="lime", strokeWidth=2),
    )


def test_a_sharp_shadow_lies_beneath_at_its_offset() -> None:
    style = {"shadowColor": "blue", "shadowOffset": [1, 1]}
    assert_shows("_____ _RR__ _RRB_ __BB_ _____", rect(x=-0.5, y=-0.5, style=style))


@pytest.mark.parametrize(
    ("fit", "picture"),
    [
        ("fill", "RGBW ???? ???? _YCM"),
        ("none", "____ RGBW _YCM ____"),
        ("contain", "____ RGBW _YCM ____"),
        ("scale-down", "____ RGBW _YCM ____"),
    ],
)
def test_a_picture_fits_its_box_as_css_says(checks: str, fit: str, picture: str) -> None:
    assert_shows(picture, clip("image", src=checks, width=4, height=4, objectFit=fit))


def test_a_picture_that_covers_loses_its_sides(checks: str) -> None:
    assert_shows("GB YC", clip("image", src=checks, width=2, height=2, fit="cover"))


def test_a_picture_without_a_size_has_its_own(checks: str) -> None:
    assert_shows("______ _RGBW_ __YCM_ ______", clip("image", src=checks))


def test_one_side_follows_the_other(checks: str) -> None:
    assert_same_render(
        film(clip("image", src=checks, width=8)), film(clip("image", src=checks, width=8, height=4))
    )
    assert_same_render(
        film(clip("image", src=checks, height=4)),
        film(clip("image", src=checks, width=8, height=4)),
    )


def test_a_picture_may_stand_in_the_document(checks: str) -> None:
    dot = "<rect width='1' height='1'/>"
    svg = f"<svg xmlns='http://www.w3.org/2000/svg' width='2' height='1'>{dot}</svg>"
    drawing = clip("image", src=f"data:image/svg+xml,{quote(svg)}")
    assert_shows("WWWW W_WW", drawing | {"transform": {"y": 0.5, "x": 0}}, background="white")


def test_filters_change_colours() -> None:
    assert_shows("CC", full("red", style={"filters": [{"type": "invert", "value": 1}]}))
    assert_shows("rr", full("red", style={"filters": [{"type": "brightness", "value": 0.5}]}))


def test_circles_are_round_and_polygons_have_their_points() -> None:
    assert_shows("?????? ?RRRR? ?RRRR? ?RRRR? ?RRRR? ??????", clip("circle", "red", size=6))
    square = [[0, 0], [2, 0], [2, 2], [0, 2]]
    assert_shows("____ _RR_ _RR_ ____", clip("polygon", "red", points=square))
    arrow = [[0, 0], [4, 0], [2, 4]]
    assert_shows("______ _?RR?_ _?RR?_ __??__ __??__ ______", clip("polygon", "red", points=arrow))


def test_a_filter_is_as_sharp_in_a_turned_group_as_beside_it() -> None:
    def turned(**style: Any) -> dict[str, Any]:
        inner = group(*(rect("white", 4, 20, x=x) for x in (-8, 0, 8)), style=style)
        return film(group(inner, rotation=45), size=(30, 30))

    filtered = turned(filters=[{"type": "sharpen", "value": 0.001}])
    assert np.abs(drawn(turned()) - drawn(filtered)).mean() < 3


def test_a_filter_on_something_immense_is_coarse_but_drawn() -> None:
    stripe = rect("white", 10, 10, scale=1_000_000, style={"filters": [{"type": "grain"}]})
    assert drawn(film(stripe, size=(4, 4)))[..., 0].mean() > 100


def test_a_filter_that_overshoots_stays_within_its_limits() -> None:
    frames = [{"time": 0, "value": 1}, {"time": 1, "value": 0, "easing": "easeOutBack"}]
    keyed = [{"property": "filters.invert", "frames": frames}]
    bounced = full("white", keyframes=keyed, duration=2)
    assert_pixels(film(bounced, size=(2, 1)), 0.6, "WW")


def test_keyframes_may_take_the_place_of_a_value() -> None:
    frames = [{"time": 0, "value": 1}, {"time": 1, "value": 0}]
    keyed = [{"property": "filters.invert", "frames": frames}]
    style = {"filters": [{"type": "invert", "value": 0}]}
    faded = film(full("white", keyframes=keyed, style=style, duration=2), size=(2, 1))
    for at, picture in {0: "__", 0.5: "ww", 1: "WW"}.items():
        assert_pixels(faded, at, picture)


def test_a_mask_is_there_only_while_it_lasts() -> None:
    short = {
        "type": "alpha",
        "clip": clip("rect", "white", width=2, height=1, start=0.2, duration=0.3),
    }
    document = film(full("red", mask=short), size=(4, 1))
    for at, picture in {0: "____", 0.2: "_RR_", 0.4: "_RR_", 0.5: "____"}.items():
        assert_pixels(document, at, picture)
    beside = film(full("red", mask=short | {"type": "alpha-inverted"}), size=(4, 1))
    for at, picture in {0: "RRRR", 0.2: "R__R", 0.5: "RRRR"}.items():
        assert_pixels(beside, at, picture)


def test_the_clock_of_what_masks_is_the_clock_of_a_group() -> None:
    late = group(rect("white", 2, 1, start=0.5, duration=0.5))
    document = film(full("red", mask={"type": "alpha", "clip": late}), size=(4, 1))
    for at, picture in {0.4: "____", 0.5: "_RR_"}.items():
        assert_pixels(document, at, picture)


def test_clips_in_a_layout_within_a_group_keep_their_times() -> None:
    late = group(full("red", start=0.5, duration=0.5), width=2, height=1)
    document = film(clip("layout", children=[late], width=2, height=1), size=(2, 1))
    for at, picture in {0.4: "__", 0.5: "RR"}.items():
        assert_pixels(document, at, picture)
