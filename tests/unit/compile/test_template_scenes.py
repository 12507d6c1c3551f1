from __future__ import annotations

import pytest

from kinoform.compile.parse import Parser, template_kinds
from kinoform.compile.read import Limits
from kinoform.compile.templates.base import Expansion, Template
from kinoform.look.palettes import palette
from kinoform.look.units import Page
from kinoform.model.color import Color
from kinoform.scenery import reading
from kinoform.scenery.theme import theme_of

WIDE, TALL = Page(1920, 1080), Page(1080, 1920)


def expanded(kind, data, page=WIDE, seconds=5, **fields):
    raw = {"type": "template", "template": kind, "duration": seconds, "data": data, **fields}
    wish = Expansion.of(raw, "/at", page)
    return template_kinds()[kind].expand(wish), wish.problems


def drawn(kind, data, page=WIDE, seconds=5, **fields):
    clips, problems = expanded(kind, data, page, seconds, **fields)
    assert not problems
    return clips


def said(clips):
    return [
        clip.get("text") or "".join(run["text"] for run in clip["runs"])
        for clip in of_type(clips, "text")
    ]


def of_type(clips, kind):
    return [clip for clip in clips if clip["type"] == kind]


ECHO = Template(
    kind="echo",
    summary="Says what it was given.",
    fields={"a": "first", "b": "second", "c": "third"},
    aliases={"alpha": "a"},
    defaults={"a": "default", "b": "default", "c": "default"},
    variants={"loud": {"b": "variant", "c": "variant"}},
    draw=lambda data, room: [
        {"type": "text", "text": f"{data['a']} {data['b']} {data['c']} {room.seconds}"}
    ],
    example={},
)


def test_data_win_over_the_variant_and_the_variant_over_defaults():
    raw = {"variant": "loud", "data": {"c": "data"}, "duration": 3}
    (clip,) = ECHO.expand(Expansion.of(raw, "", WIDE))
    assert clip["text"] == "default variant data 3.0"


def test_a_field_is_known_by_its_other_names():
    (clip,) = ECHO.expand(Expansion.of({"data": {"alpha": "other"}}, "", WIDE))
    assert clip["text"].startswith("other ")


@pytest.mark.parametrize("duration", [None, "end", float("nan"), True, -4, 0])
def test_a_duration_that_is_no_number_of_seconds_is_borne(duration):
    wish = Expansion.of({"duration": duration}, "", WIDE)
    assert 0 < wish.room.seconds <= 5


@pytest.mark.parametrize("raw", [{"data": 5}, {"overrides": "x"}, {"overrides": {"style": 3}}])
def test_parts_of_a_wrong_type_are_left_to_validation(raw):
    assert ECHO.expand(Expansion.of(raw, "", WIDE))


def test_a_colour_that_cannot_be_read_is_a_warning_at_its_place():
    data = {"quote": "Yes", "accent": "blurple", "colors": ["#fff", "nope"]}
    clips, problems = expanded("quote", data)
    assert clips
    assert [problem.pointer for problem in problems] == ["/at/data/accent", "/at/data/colors/1"]
    assert {problem.severity for problem in problems} == {"warning"}


def test_unknown_data_of_the_overrides_are_told_there():
    raw_overrides = {"data": {"wobble": 1}}
    _, (problem,) = expanded("quote", {"quote": "Yes"}, overrides=raw_overrides)
    assert problem.pointer == "/at/overrides/data/wobble"


@pytest.mark.parametrize(
    ("meta", "page"),
    [
        ({"width": 1080, "height": 1920}, Page(1080, 1920)),
        ({"width": "wide", "height": 1920}, Page(1920, 1080)),
        ({"width": 0, "height": -3}, Page(1920, 1080)),
        ({"width": float("nan"), "height": True}, Page(1920, 1080)),
        (None, Page(1920, 1080)),
    ],
)
def test_templates_are_laid_out_for_the_canvas_of_the_document(meta, page):
    clip = {"type": "template", "template": "quote", "duration": 4, "data": {"quote": "Yes"}}
    parser = Parser(Limits())
    parser.timeline({"meta": meta, "tracks": [{"clips": [clip]}]})
    assert parser.page == page


def test_a_comparison_is_side_by_side_when_wide_and_stacked_when_tall():
    data = {"left": "Tea", "right": "Coffee"}
    wide, tall = (of_type(drawn("comparison", data, page), "rect") for page in (WIDE, TALL))
    left, right = (panel["transform"] for panel in wide[:2])
    assert left["y"] == right["y"]
    assert left["x"] < right["x"]
    upper, lower = (panel["transform"] for panel in tall[:2])
    assert upper["x"] == lower["x"]
    assert upper["y"] < lower["y"]


def test_the_winner_stands_out():
    data = {"left": "Tea", "right": "Coffee", "winner": "coffee"}
    left, right = of_type(drawn("comparison", data), "rect")[:2]
    assert "stroke" in right["style"]
    assert "stroke" not in left["style"]


def test_thirty_points_turn_pages_and_none_is_lost():
    items = [f"Point {at}" for at in range(1, 31)]
    clips = drawn("list", {"items": items}, TALL, 12)
    starts = {clip["start"] for clip in of_type(clips, "text")}
    assert len(starts) > 1
    assert set(items) <= set(said(clips))


def test_points_are_numbered_on_from_page_to_page():
    clips = drawn("list", {"items": [f"Point {at}" for at in range(30)]}, TALL, 12)
    assert [text for text in said(clips) if text.isdecimal()] == [str(at) for at in range(1, 31)]


def test_a_single_point_has_the_page_for_itself():
    (words,) = of_type(drawn("list", {"items": "Ask"}), "text")
    assert words["autoFit"]["maxSize"] > 0.1 * 1080


def test_a_countdown_shows_each_number_for_the_same_time():
    clips = drawn("countdown", {"from": 5}, seconds=6)
    numbers = of_type(clips, "text")
    assert said(numbers) == ["5", "4", "3", "2", "1", "0"]
    assert {clip["duration"] for clip in numbers} == {1.0}


def test_a_countdown_can_count_up_and_end_with_a_word():
    clips = drawn("countdown", {"from": 1, "to": 4, "finish": "Go!"}, seconds=5)
    assert said(clips) == ["1", "2", "3", "Go!"]


def test_a_long_countdown_is_a_clock_that_does_not_flicker():
    numbers = of_type(drawn("countdown", {"from": 600}, seconds=5), "text")
    assert (said(numbers)[0], said(numbers)[-1]) == ("10:00", "0:00")
    assert min(clip["duration"] for clip in numbers) >= 1 / 3


def test_slides_share_the_scene_and_cross_over():
    images = [{"src": "a.jpg", "duration": 2}, {"src": "b.jpg", "duration": 1}, "c.mp4"]
    clips = drawn("slideshow", {"images": images[:2]}, seconds=6)
    first, second = of_type(clips, "image")
    assert second["start"] == pytest.approx(4)
    assert first["start"] + first["duration"] > second["start"]
    assert of_type(drawn("slideshow", {"images": images}, seconds=6), "video")


def test_too_many_slides_share_pages():
    clips = drawn("slideshow", {"images": [f"{at}.jpg" for at in range(30)]}, seconds=5)
    pictures = of_type(clips, "image")
    assert len(pictures) == 30
    assert len({clip["start"] for clip in pictures}) <= 5


def test_a_caption_without_a_picture_is_still_said():
    assert "Only words" in said(drawn("slideshow", {"images": [{"caption": "Only words"}]}))


def test_long_text_comes_sentence_by_sentence():
    text = "We began at one table. " * 8
    clips = of_type(drawn("text-reveal", {"text": text}, seconds=16), "text")
    assert len(clips) == 8
    begins = [clip["start"] for clip in clips]
    assert begins == sorted(set(begins))


def test_marked_words_are_in_the_accents_colour():
    for data in ({"text": "Make it *sing*."}, {"text": "Make it sing.", "highlight": "sing"}):
        (clip,) = of_type(drawn("text-reveal", data), "text")
        assert [run["text"] for run in clip["runs"]] == ["Make it ", "sing", "."]
        assert "style" in clip["runs"][1]


def test_an_unknown_preset_gives_way_to_the_usual_one():
    (clip,) = of_type(drawn("text-reveal", {"text": "Hi", "preset": "explode"}), "text")
    assert clip["textAnimation"]["preset"] == "ascend"


def test_a_ticker_runs_as_long_as_the_scene():
    clips = drawn("news", {"headline": "Rain", "ticker": ["One", "Two"]}, seconds=60)
    (line,) = [clip for clip in of_type(clips, "text") if "keyframes" in clip]
    frames = line["keyframes"][0]["frames"]
    end = frames[-1]["value"] + line["transform"]["width"] / 2
    assert frames[-1]["time"] == 60
    assert end >= WIDE.width / 2


def test_a_name_can_be_left_out():
    data = {"src": "host.mp4", "speaker": "Alex Chen", "showLowerThird": False}
    assert "Alex Chen" not in said(drawn("talking-head", data))
    assert "Alex Chen" in said(drawn("talking-head", {**data, "showLowerThird": True}))


def test_words_without_times_are_spread_over_the_scene():
    clips = drawn("subtitle-video", {"src": "a.mp4", "words": "Four words of text"}, seconds=4)
    (subtitle,) = of_type(clips, "subtitle")
    words = subtitle["words"]
    assert [word["word"] for word in words] == ["Four", "words", "of", "text"]
    assert all(word["start"] < word["end"] <= 4 for word in words)


def test_the_documents_own_config_of_subtitles_wins():
    data = {"src": "a.mp4", "words": "Hi", "config": {"fontSize": 20}}
    (subtitle,) = of_type(drawn("subtitle-video", data), "subtitle")
    assert subtitle["config"]["fontSize"] == 20


def test_music_steps_back_where_somebody_speaks():
    clips = drawn("talking-head", {"src": "a.mp4", "music": {"src": "bed.mp3", "volume": 1}})
    (music,) = of_type(clips, "audio")
    assert music["duck"]
    assert of_type(clips, "video")[0]["role"] == "speech"


def test_what_is_not_given_leaves_no_gap():
    full = {"name": "Loop", "tagline": "It loops.", "price": 9, "cta": "Buy"}
    bare = of_type(drawn("product-intro", {"name": "Loop"}), "text")
    assert said(bare) == ["Loop"]
    assert abs(bare[0]["transform"]["y"]) < 1
    assert set(said(drawn("product-intro", full))) == {"Loop", "It loops.", "$9", "Buy"}


def test_prices_are_written_by_currency_and_locale():
    price = {"amount": 1299.5, "currency": "EUR"}
    texts = said(drawn("product-intro", {"name": "X", "price": price, "locale": "de"}))
    assert "1.299,50\u00a0€" in texts


def test_a_background_may_be_a_colour_a_gradient_or_a_picture():
    plain = theme_of({"background": "#203040"})
    assert plain.palette.background == Color.parse("#203040")
    stops = [{"offset": 0, "color": "#fff"}, {"offset": 1, "color": "#eee"}]
    light = theme_of({"background": {"type": "linear", "stops": stops}})
    assert not light.palette.is_dark
    picture = theme_of({"background": "beach.jpg", "palette": "forest-sand"})
    assert picture.ground_src == "beach.jpg"
    assert picture.palette.ink_soft == palette("forest-sand").ink


def test_a_brand_gives_its_colours_and_its_fonts():
    brand = {"colors": ["#e11d48", "#0ea5e9"], "fonts": {"heading": "Poppins", "body": "Roboto"}}
    theme = theme_of({"brand": brand})
    assert theme.palette.accent.to_oklch()[2] == pytest.approx(
        Color.parse("#e11d48").to_oklch()[2], abs=3
    )
    assert (theme.pair.heading, theme.pair.body) == ("Poppins", "Roboto")


def test_a_scene_in_arabic_is_turned_round():
    arabic = drawn("list", {"title": "عادات", "items": ["اكتب", "أرسل"]})
    latin = drawn("list", {"title": "Habits", "items": ["Write", "Ship"]})
    for turned, plain in zip(of_type(arabic, "text"), of_type(latin, "text"), strict=True):
        assert turned["transform"]["x"] * plain["transform"]["x"] < 0
        assert (turned["style"]["textAlign"], plain["style"]["textAlign"]) == ("right", "left")


def test_the_locale_decides_the_direction_where_it_is_given():
    data = {"quote": "Shalom", "background": {"stops": []}}
    (words, *_) = of_type(drawn("quote", {**data, "locale": "he"}), "text")
    assert words["style"]["textAlign"] == "right"
    (words, *_) = of_type(drawn("quote", {"quote": "שלום", "locale": "en"}), "text")
    assert words["style"]["textAlign"] == "left"


@pytest.mark.parametrize(
    ("value", "titles"),
    [
        ("one\n\n two ", ["one", "two"]),
        (["one", 2, None, ""], ["one", "2"]),
        ({"One": "first", "Two": "second"}, ["One", "Two"]),
        ([{"label": "one"}, {"text": "two"}], ["one", "two"]),
        (7, ["7"]),
        (None, []),
    ],
)
def test_entries_are_read_from_whatever_people_write(value, titles):
    assert [entry.title for entry in reading.entries(value)] == titles


def test_a_source_tells_by_its_name_whether_it_is_a_video():
    assert reading.is_video("https://x.test/a.MP4?sig=1", otherwise=False)
    assert not reading.is_video("data:image/png;base64,xx", otherwise=True)
    assert not reading.is_video("a.webp", otherwise=True)
    assert reading.is_video("https://x.test/stream", otherwise=True)


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        ("talking-head", {"src": "host.mp4", "words": "Hello there", "music": "bed.mp3"}),
        ("subtitle-video", {"src": "host.mp4", "words": [{"word": "Hi", "start": 0, "end": 1}]}),
        (
            "slideshow",
            {"images": ["a.mp4", "b.jpg"], "transition": "wipe-left", "music": "bed.mp3"},
        ),
        ("quote", {"quote": "Yes", "background": "sea.mp4", "image": "face.png"}),
        ("news", {"headline": "Rain", "image": "rain.webm"}),
        ("countdown", {"style": "bar", "music": {"src": "bed.mp3", "volume": 0.2}}),
    ],
)
def test_media_become_clips_that_the_document_knows(kind, data):
    parser = Parser(Limits())
    assert all(parser.clip(clip, "", 0) for clip in drawn(kind, data))
    assert parser.problems == []
