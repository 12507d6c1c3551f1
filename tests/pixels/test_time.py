"""When clips are seen, and how they come, go and move, pixel by pixel."""

from __future__ import annotations

from typing import Any

import pytest
from picture import assert_pixels, assert_same_render, assert_shows, clip, film, group, rect

LONG = 10.0


def animated(*animations: dict[str, Any], **fields: Any) -> dict[str, Any]:
    return rect(duration=LONG, animations=list(animations), **fields)


def keyed(name: str, *frames: tuple[Any, ...], **fields: Any) -> dict[str, Any]:
    written = [dict(zip(("time", "value", "easing"), frame, strict=False)) for frame in frames]
    return rect(duration=LONG, keyframes=[{"property": name, "frames": written}], **fields)


def test_a_clip_is_seen_from_its_start_up_to_its_end_and_not_at_it() -> None:
    document = film(
        rect(start=0.2, duration=0.3), rect("blue", start=0.9, duration=0.1), size=(2, 2)
    )
    seen = {0.0: "__ __", 0.1: "__ __", 0.2: "RR RR", 0.4: "RR RR", 0.5: "__ __", 0.9: "BB BB"}
    for at, picture in seen.items():
        assert_pixels(document, at, picture)


def test_a_frame_shows_the_instant_at_which_it_begins() -> None:
    document = film(rect(start=0.15, duration=0.1), rect("blue", start=0.25), size=(2, 2))
    assert_pixels(document, 0.1, "__ __")
    assert_pixels(document, 0.2, "RR RR")
    assert_pixels(document, 0.29, "RR RR")
    assert_pixels(document, 0.3, "BB BB")


def test_after_the_end_the_last_frame_stays() -> None:
    assert_pixels(film(rect(), size=(2, 2)), 99, "RR RR")


def test_clips_without_a_start_follow_one_another() -> None:
    one, two = (rect(color, duration=0.3) for color in ("red", "blue"))
    del one["start"], two["start"]
    document = film(one, two, size=(2, 2))
    assert_pixels(document, 0.2, "RR RR")
    assert_pixels(document, 0.3, "BB BB")


def test_clips_may_be_timed_by_others() -> None:
    document = film(
        rect(id="a", start=0.1, duration=0.2),
        rect("blue", start="@a.end+0.1", duration=0.2),
        rect("lime", start="@a", duration=0.1),
        size=(2, 2),
    )
    for at, picture in {0.1: "GG GG", 0.2: "RR RR", 0.3: "__ __", 0.4: "BB BB"}.items():
        assert_pixels(document, at, picture)


def test_until_the_end_is_until_the_end_of_the_longest() -> None:
    document = film(rect(duration="end"), rect("blue", x=-2, duration=0.5), size=(6, 2))
    assert_pixels(document, 0.4, "BBRR__ BBRR__")


def test_fading_in_begins_with_nothing_and_ends_with_all() -> None:
    faded = film(animated({"type": "fadeIn", "duration": 1}, fill="white"), size=(2, 2))
    assert_pixels(faded, 0.0, "__ __")
    assert_pixels(faded, 0.5, "ww ww")
    assert_pixels(faded, 1.0, "WW WW")


def test_a_clip_waits_unseen_for_its_entrance_and_seen_for_its_exit() -> None:
    comes = film(animated({"type": "fadeIn", "duration": 1, "delay": 1}), size=(2, 2))
    assert_pixels(comes, 0.5, "__ __")
    assert_pixels(comes, 3, "RR RR")
    goes = film(animated({"type": "fadeOut", "duration": 1, "delay": 1}), size=(2, 2))
    assert_pixels(goes, 0.5, "RR RR")
    assert_pixels(goes, 1.5, "rr rr")
    assert_pixels(goes, 3, "__ __")


@pytest.mark.parametrize(
    ("direction", "begin", "half"),
    [
        ("up", "_____ _____ _____ _____ __R__", "_____ _____ _____ __R__ _____"),
        ("down", "__R__ _____ _____ _____ _____", "_____ __R__ _____ _____ _____"),
        ("left", "_____ _____ ____R _____ _____", "_____ _____ ___R_ _____ _____"),
        ("right", "_____ _____ R____ _____ _____", "_____ _____ _R___ _____ _____"),
    ],
)
def test_sliding_in_goes_in_its_direction_to_its_place(
    direction: str, begin: str, half: str
) -> None:
    slide = {"type": "slideIn", "duration": 1, "direction": direction, "distance": 2}
    document = film(animated(slide, width=1, height=1), size=(5, 5))
    assert_pixels(document, 0, begin)
    assert_pixels(document, 0.5, half)
    assert_pixels(document, 1, "_____ _____ __R__ _____ _____")


def test_sliding_out_goes_on_in_its_direction() -> None:
    slide = {"type": "slideOut", "duration": 1, "direction": "right", "distance": 2}
    document = film(animated(slide, width=1, height=1), size=(5, 1))
    for at, picture in {0: "__R__", 0.5: "___R_", 1: "____R", 5: "____R"}.items():
        assert_pixels(document, at, picture)


def test_zooming_grows_from_nothing_and_shrinks_to_nothing() -> None:
    grows = film(animated({"type": "zoomIn", "duration": 1}, width=4, height=4), size=(4, 4))
    for at, picture in {
        0: "____ ____ ____ ____", 0.5: "____ _RR_ _RR_ ____", 1: "RRRR RRRR RRRR RRRR",
    }.items():  # fmt: skip
        assert_pixels(grows, at, picture)
    shrinks = film(animated({"type": "zoomOut", "duration": 1}, width=4, height=4), size=(4, 4))
    assert_pixels(shrinks, 0.5, "____ _RR_ _RR_ ____")
    assert_pixels(shrinks, 2, "____ ____ ____ ____")


def moving(**more: Any) -> dict[str, Any]:
    move = {"type": "move", "duration": 1, "from": {"x": -2, "y": 0}, "to": {"x": 2, "y": 0}}
    return film(animated(move | more, width=1, height=1), size=(5, 1))


def test_moving_goes_from_place_to_place() -> None:
    for at, picture in {0: "R____", 0.5: "__R__", 1: "____R", 7: "____R"}.items():
        assert_pixels(moving(), at, picture)


def test_a_move_without_a_beginning_starts_where_the_clip_is() -> None:
    move = {"type": "move", "duration": 1, "to": {"x": 2}}
    document = film(animated(move, width=1, height=1), size=(5, 1))
    for at, picture in {0: "__R__", 0.5: "___R_", 1: "____R"}.items():
        assert_pixels(document, at, picture)


def test_a_loop_begins_again() -> None:
    for at, picture in {0.5: "__R__", 1: "R____", 1.5: "__R__", 9.5: "__R__"}.items():
        assert_pixels(moving(loop=True), at, picture)


def test_a_loop_that_is_counted_stays_at_its_end() -> None:
    for at, picture in {1: "R____", 1.5: "__R__", 2: "____R", 5: "____R"}.items():
        assert_pixels(moving(loop=2), at, picture)


def test_pingpong_comes_back() -> None:
    for at, picture in {0: "R____", 1: "____R", 1.5: "__R__", 2: "R____", 3: "____R"}.items():
        assert_pixels(moving(loop=True, pingpong=True), at, picture)


def test_a_counted_pingpong_stays_where_it_ends() -> None:
    for at, picture in {1: "____R", 2: "R____", 5: "R____"}.items():
        assert_pixels(moving(loop=2, pingpong=True), at, picture)


def test_no_loop_at_all_is_no_animation() -> None:
    assert_pixels(moving(loop=0), 0, "__R__")


def test_easing_bends_the_way() -> None:
    eased = moving(easing="easeInQuad")
    assert_pixels(eased, 0.5, "_R___")
    assert_pixels(moving(easing="steps(2)"), 0.4, "R____")
    assert_pixels(moving(easing="steps(2)"), 0.6, "__R__")


def test_turning_and_scaling_by_animation() -> None:
    turn = {"type": "rotate", "duration": 1, "from": 0, "to": 90}
    assert_pixels(film(animated(turn, width=4), size=(4, 4)), 1, "_RR_ _RR_ _RR_ _RR_")
    grow = {"type": "scale", "duration": 1, "from": 1, "to": [2, 1]}
    assert_pixels(film(animated(grow), size=(4, 4)), 1, "____ RRRR RRRR ____")


def test_animations_of_one_clip_run_together() -> None:
    slide = {"type": "slideIn", "duration": 1, "direction": "right", "distance": 2}
    fade = {"type": "fadeIn", "duration": 1}
    document = film(animated(slide, fade, width=1, height=1), size=(5, 1))
    assert_pixels(document, 0.5, "_r___")


def test_keyframes_move_between_values() -> None:
    document = film(keyed("x", (0, -2), (1, 2), width=1, height=1), size=(5, 1))
    for at, picture in {0: "R____", 0.5: "__R__", 1: "____R", 3: "____R"}.items():
        assert_pixels(document, at, picture)


def test_before_the_first_keyframe_its_value_holds() -> None:
    document = film(keyed("opacity", (1, 0), (2, 1)), size=(2, 2))
    assert_pixels(document, 0.5, "__ __")
    assert_pixels(document, 1.5, "rr rr")


def test_the_easing_of_a_keyframe_leads_into_it() -> None:
    document = film(
        keyed("x", (0, -2, "easeInQuad"), (1, 2, "hold"), (2, -2), width=1, height=1), size=(5, 1)
    )
    for at, picture in {0.9: "R____", 1: "____R", 1.5: "__R__", 2: "R____"}.items():
        assert_pixels(document, at, picture)


def test_keyframes_reach_fields_of_the_content() -> None:
    assert_pixels(film(keyed("fill", (0, "#000"), (1, "#fff")), size=(2, 2)), 0.5, "ww ww")
    wider = film(keyed("width", (0, 2), (1, 6), height=2), size=(6, 2))
    for at, picture in {0: "__RR__ __RR__", 0.5: "_RRRR_ _RRRR_", 1: "RRRRRR RRRRRR"}.items():
        assert_pixels(wider, at, picture)
    by_path = film(keyed("transform.height", (0, 0), (1, 4), width=2), size=(2, 4))
    assert_pixels(by_path, 0.5, "__ RR RR __")


def test_keyframes_and_animations_work_together() -> None:
    clip_with_both = keyed("x", (0, -2), (1, 2), width=1, height=1)
    clip_with_both["animations"] = [{"type": "fadeIn", "duration": 1}]
    assert_pixels(film(clip_with_both, size=(5, 1)), 0.5, "__r__")


def test_places_in_shares_can_be_keyed() -> None:
    document = film(keyed("x", (0, "10%"), (1, "90%"), width=1, height=1), size=(5, 1))
    for at, picture in {0: "R____", 0.5: "__R__", 1: "____R"}.items():
        assert_pixels(document, at, picture)


def test_a_transition_is_an_entrance_and_an_exit() -> None:
    document = film(clip("rect", "white", duration=2, transition={"type": "fade", "duration": 1}),
                    size=(2, 2))  # fmt: skip
    for at, picture in {0: "__ __", 0.5: "ww ww", 1: "WW WW", 1.5: "ww ww"}.items():
        assert_pixels(document, at, picture)


def test_a_transition_may_be_only_one_of_both() -> None:
    comes = film(rect(duration=2, transition={"in": {"type": "fade", "duration": 1}}), size=(2, 2))
    assert_pixels(comes, 0.5, "rr rr")
    assert_pixels(comes, 1.9, "RR RR")
    goes = film(rect(duration=2, transition={"out": {"type": "fade", "duration": 1}}), size=(2, 2))
    assert_pixels(goes, 0, "RR RR")
    assert_pixels(goes, 1.5, "rr rr")


def test_a_wipe_uncovers_the_whole_canvas_in_its_direction() -> None:
    wiped = film(
        clip("rect", "red", duration=2, transition={"in": {"type": "wipe-right", "duration": 1}}),
        size=(8, 2),
    )
    assert_pixels(wiped, 0, "________ ________")
    assert_pixels(wiped, 0.5, "RRRR____ RRRR____")
    assert_pixels(wiped, 1, "RRRRRRRR RRRRRRRR")


def test_the_clock_of_a_group_is_its_own() -> None:
    nested = group(rect(start=0.2, duration=0.2), start=0.3, duration=0.6)
    flat = rect(start=0.5, duration=0.2)
    blank = rect("black", x=90, duration=0.9)
    assert_same_render(film(nested, blank, size=(2, 2)), film(flat, blank, size=(2, 2)))


def test_starts_add_up_through_groups() -> None:
    fade = [{"type": "fadeIn", "duration": 0.3}]
    deep = group(
        group(group(rect(start=0.1, duration=0.5, animations=fade), start=0.1), start=0.1),
        start=0.1,
    )
    flat = rect(start=0.4, duration=0.5, animations=fade)
    assert_same_render(
        film(deep, size=(2, 2)), film(flat, rect("black", x=90, duration=1.1), size=(2, 2))
    )


def test_a_group_ends_what_is_in_it() -> None:
    document = film(group(rect(duration=5), duration=0.5), rect("blue", x=-2), size=(6, 2))
    assert_pixels(document, 0.4, "BBRR__ BBRR__")
    assert_pixels(document, 0.5, "BB____ BB____")


def test_a_faster_group_passes_its_time_faster() -> None:
    fade = [{"type": "fadeIn", "duration": 0.4}]
    fast = group(rect(start=0.2, duration=1, animations=fade), playbackRate=2, duration=0.6)
    flat = rect(start=0.1, duration=0.5, animations=[{"type": "fadeIn", "duration": 0.2}])
    assert_same_render(film(fast, size=(2, 2)), film(flat, size=(2, 2)))


def test_a_slower_group_within_a_faster_one_is_as_fast_as_the_film() -> None:
    move = [{"type": "move", "duration": 0.8, "from": {"x": -2, "y": 0}, "to": {"x": 2, "y": 0}}]
    moved = rect(width=1, height=1, duration=1, animations=move)
    nested = group(group(moved, playbackRate=0.5, duration=2), playbackRate=2, duration=1)
    assert_same_render(film(nested, size=(5, 1)), film(moved, size=(5, 1)))


def test_a_group_without_a_duration_is_as_long_as_what_is_in_it() -> None:
    grouped = group(rect(start=0.1, duration=0.5))
    del grouped["duration"]
    assert_same_render(film(grouped, size=(2, 2)), film(rect(start=0.1, duration=0.5), size=(2, 2)))


def test_every_rate_shows_the_same_instants() -> None:
    for fps in (10, 25, 30, 60):
        assert_pixels(film(rect(start=0.2, duration=0.2), size=(2, 2), fps=fps), 0.3, "RR RR")
    assert_shows("RR RR", rect(start=0, duration=0.001), fps=240)
