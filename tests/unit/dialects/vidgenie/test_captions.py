"""Captions: where lines and pages break, when they are seen, and where they stand."""

from __future__ import annotations

from itertools import pairwise

import pytest

import kinoform
from kinoform.dialects.vidgenie.paging import by_letters, by_pixels, pages_of
from kinoform.dialects.vidgenie.translate import translated
from kinoform.film import compiled_film

WIDTH, HEIGHT = 640, 360


def document_of(caption, length=4.0, start=0.0):
    asset = {"type": "shape", "shape": "circle", "circle": {"radius": 1}}
    clip = {"asset": asset, "start": start, "length": length, "caption": caption}
    made = translated(
        {
            "timeline": {"tracks": [{"clips": [clip]}]},
            "output": {"width": WIDTH, "height": HEIGHT},
        }
    )
    assert made.problems == ()
    assert kinoform.validate(made.document) == ()
    return made.document


def pages(text, letters, lines=2, locale=""):
    return pages_of(text, by_letters(letters), lines, locale)


def captions(**caption):
    length = caption.pop("length", 4.0)
    start = caption.pop("start", 0.0)
    document = document_of({"text": "one two three four", **caption}, length, start)
    return [
        clip for track in document["tracks"] for clip in track["clips"] if clip["type"] == "text"
    ]


def test_lines_are_as_full_as_they_can_be():
    assert pages("one two three four", 9) == [("one two", "three"), ("four",)]


def test_blanks_at_the_end_of_a_line_take_no_room():
    assert pages("one two three", 7, 9) == [("one two", "three")]


def test_a_line_feed_ends_a_line():
    assert pages("one\ntwo\r\nthree", 20, 9) == [("one", "two", "three")]


def test_a_word_that_is_longer_than_a_line_is_cut():
    assert pages("a incomprehensible b", 6, 9) == [("a", "incomp", "rehens", "ible b")]


def test_japanese_breaks_between_letters_but_never_before_a_full_stop():
    assert pages("吾輩は猫である。名前は", 7, 9, "ja") == [("吾輩は猫であ", "る。名前は")]


def test_a_letter_of_several_code_points_is_one():
    assert pages("e\u0301" * 6, 3, 9) == [("e\u0301" * 3, "e\u0301" * 3)]


def test_an_empty_text_has_no_pages():
    assert pages(" \n ", 5) == []
    assert captions(text="  ") == []


def test_a_page_never_begins_with_a_blank_line():
    assert pages("one\ntwo\n\nthree", 20) == [("one", "two"), ("three",)]


@pytest.mark.parametrize(
    "text",
    [
        "Programmatic video generation with captions that break where Unicode allows it",
        "WHAT WE MAKE OF MAMMOTHS AND WOMBATS WOULD AMAZE ANYONE",
        "Größe, naïveté & 1,234,567 illicit fillings — “quoted”",
        "吾輩は猫である。名前はまだ無い。どこで生れたかとんと見当がつかぬ。",
        "나는 고양이로소이다 이름은 아직 없다 어디서 태어났는지도 모른다",
    ],
)
def test_estimated_lines_stay_within_their_width_and_use_most_of_it(text):
    document = document_of({"text": text, "layout": {"max_width": {"px": 300}, "max_lines": 9}})
    (text_layer,) = [
        layer for layer in compiled_film(document).require().layers
        if hasattr(layer.content, "paragraph")
    ]  # fmt: skip
    assert 300 * 0.6 < text_layer.content.size.width <= 300


def test_a_width_in_pixels_holds_fewer_letters_when_they_are_larger():
    text = "one two three four five six seven"
    small, large = (pages_of(text, by_pixels(200, size), 9, "") for size in (20, 60))
    assert len(small[0]) < len(large[0])


def test_a_long_text_is_paged_in_no_time():
    text = "word " * 4_000
    assert len(pages_of(text, by_letters(10_000), 1, "")) == 2


def test_pages_share_the_length_of_their_clip():
    found = captions(layout={"max_width": {"chars": 5}, "max_lines": 1}, start=1, length=6)
    assert [(clip["text"], clip["start"], clip["duration"]) for clip in found] == [
        ("one", 1, 1.5),
        ("two", 2.5, 1.5),
        ("three", 4, 1.5),
        ("four", 5.5, 1.5),
    ]


def test_between_two_pages_there_is_no_gap():
    found = captions(layout={"max_width": {"chars": 5}, "max_lines": 1}, length=10 / 3, start=0.1)
    for before, after in pairwise(found):
        assert round(before["start"] + before["duration"], 9) == after["start"]


def test_pages_that_would_begin_after_the_end_are_not_shown():
    timing = {"min_page_duration": 1.5}
    found = captions(layout={"max_width": {"chars": 5}, "max_lines": 1}, timing=timing, length=2)
    assert [(clip["start"], clip["duration"]) for clip in found] == [(0, 1.5), (1.5, 0.5)]


@pytest.mark.parametrize(
    ("anchor", "place"),
    [
        ("top_left", (-280, -120, "top-left")),
        ("top_center", (0, -120, "top")),
        ("top_right", (280, -120, "top-right")),
        ("center_left", (-280, 0, "left")),
        ("middle_left", (-280, 0, "left")),
        ("center", (0, 0, "center")),
        ("center_right", (280, 0, "right")),
        ("bottom_left", (-280, 120, "bottom-left")),
        ("bottom_center", (0, 120, "bottom")),
        ("bottom_right", (280, 120, "bottom-right")),
    ],
)
def test_a_caption_stands_at_its_margins_from_the_edges_it_is_near(anchor, place):
    transform = captions(placement={"anchor": anchor})[0]["transform"]
    assert (transform["x"], transform["y"], transform["anchor"]) == place


def test_a_caption_looks_as_its_style_says():
    (clip,) = captions(
        font={"size_px": 50},
        layout={"align": "right", "line_height_mult": 1.5},
        style={"color": "#FFE000", "bg_color": "#000000B0", "padding_px": 12},
        lang="ja",
    )
    assert clip["locale"] == "ja"
    assert clip["style"] == {
        "fontSize": 50,
        "lineHeight": "150%",
        "textAlign": "right",
        "textWrap": False,
        "fill": "#FFE000",
        "backgroundColor": "#000000B0",
        "padding": 12,
    }


def test_a_font_file_is_brought_once_however_many_captions_ask_for_it():
    caption = {"text": "x", "font": {"src": "own.ttf"}}
    asset = {"type": "shape", "shape": "circle", "circle": {"radius": 1}}
    clips = [{"asset": asset, "start": 0, "length": 1, "caption": caption}] * 2
    document = translated({"timeline": {"tracks": [{"clips": clips}]}}).document
    assert document["assets"] == {"fonts": [{"src": "own.ttf", "family": "Caption 1"}]}


def test_captions_lie_over_all_clips():
    document = document_of({"text": "x"})
    order = {
        clip["type"]: clip.get("zIndex", -1) for row in document["tracks"] for clip in row["clips"]
    }
    assert order["text"] == max(order.values())
