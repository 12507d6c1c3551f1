"""Films of templates: slots, scripts, scenes, and what becomes of missing data."""

from __future__ import annotations

from typing import Any

import pytest

from kinoform.compile.expand import expand
from kinoform.generate.custom import custom_template
from kinoform.generate.film_templates import film_template, film_templates
from kinoform.generate.making import Made, make
from kinoform.generate.templates.base import FilmTemplate
from kinoform.generate.wishes import Wish
from kinoform.model.problem import errors_of

REVIEW = {
    "name": "Quarterly Review",
    "scenes": [
        {"primitiveId": "title-intro", "voScript": "Welcome to Q[quarter] [year]."},
        {"primitiveId": "stat-counters", "voScript": "[revenue] in revenue. [growth]% growth."},
    ],
    "dataSlots": [
        {"key": "revenue", "type": "number", "required": True},
        {"key": "growth", "type": "number"},
        {"key": "quarter", "type": "text", "required": True},
    ],
    "defaults": {"voiceId": "en-GB-RyanNeural", "accentColor": "#6366F1"},
}


def review(**changes: Any) -> FilmTemplate:
    read = custom_template({**REVIEW, **changes})
    assert read.template is not None, read.problems
    return read.template


def made(template: FilmTemplate | None = None, **wish: Any) -> Made:
    return make(template or review(), Wish(**wish))


def clips(film: Made, track: str) -> list[dict[str, Any]]:
    assert film.document is not None, film.problems
    return next((each["clips"] for each in film.document["tracks"] if each["id"] == track), [])


def test_every_missing_and_mistyped_slot_is_named_at_once():
    film = made(data={"revenue": "a lot", "growth": [1]})
    assert film.document is None
    assert [(each.code, each.pointer) for each in errors_of(film.problems)] == [
        ("mistyped_slot", "/data/revenue"),
        ("mistyped_slot", "/data/growth"),
        ("missing_slot", "/data/quarter"),
    ]


def test_facts_are_spoken_and_a_sentence_without_its_fact_is_left_out():
    film = made(data={"revenue": "1,250,000", "quarter": "3"})
    assert [clip["text"] for clip in clips(film, "voice")] == ["1,250,000 in revenue."]
    film = made(data={"revenue": 5, "quarter": "3", "growth": 4, "year": 2026})
    assert [clip["text"] for clip in clips(film, "voice")] == [
        "Welcome to Q3 2026.", "5 in revenue. 4% growth.",
    ]  # fmt: skip


def test_numbers_of_slots_find_their_way_into_counters_under_their_own_names():
    film = made(data={"revenue": 5, "growth": 4, "quarter": "3"})
    data = clips(film, "scenes")[1]["data"]
    assert data["labels"] == ["Revenue", "Growth"]
    assert data["values"] == [5, 4]


def test_scenes_follow_each_other_and_wait_for_what_is_said():
    scenes = clips(made(data={"revenue": 5, "quarter": "3", "year": 2026}), "scenes")
    assert scenes[1]["start"] == "@scene-1.end"
    assert scenes[0]["duration"] == "@vo-1.end+0.7"
    assert scenes[0]["atLeast"] == 4.0
    silent = made(data={"revenue": 5, "quarter": "3"}, audio={"includeVoiceover": False})
    assert not clips(silent, "voice")
    assert clips(silent, "scenes")[0]["duration"] == 4.0


def test_defaults_of_the_template_give_way_to_the_wish():
    film = made(data={"revenue": 5, "quarter": "3", "year": 1})
    assert clips(film, "scenes")[0]["options"]["accent"] == "#6366F1"
    assert clips(film, "voice")[0]["voice"] == "en-GB-RyanNeural"
    film = made(
        data={"revenue": 5, "quarter": "3", "year": 1}, brand={"accentColor": "#14b8a6"},
        audio={"voiceId": "tenor"},
    )  # fmt: skip
    assert clips(film, "scenes")[0]["options"]["accent"] == "#14b8a6"
    assert clips(film, "voice")[0]["voice"] == "tenor"


@pytest.mark.parametrize(
    ("output", "size"),
    [
        ({}, (1920, 1080, 30)),
        ({"resolution": "720p", "fps": 60}, (1280, 720, 60)),
        ({"fps": "60"}, (1920, 1080, 60)),
        ({"resolution": "4k"}, (3840, 2160, 30)),
        ({"aspectRatio": "9:16"}, (1080, 1920, 30)),
        ({"aspectRatio": "1:1", "resolution": "720p"}, (720, 720, 30)),
    ],
)
def test_the_output_decides_the_size(output, size):
    film = made(data={"revenue": 5, "quarter": "3"}, output=output)
    assert film.document is not None
    meta = film.document["meta"]
    assert (meta["width"], meta["height"], meta["fps"]) == size


@pytest.mark.parametrize(
    ("wish", "where"),
    [
        ({"output": {"resolution": "8k"}}, "/output/resolution"),
        ({"output": {"fps": 25}}, "/output/fps"),
        ({"output": {"fps": "²"}}, "/output/fps"),
        ({"output": {"fps": "9" * 5_000}}, "/output/fps"),
        ({"brand": {"accentColor": "teal-ish"}}, "/brand/accentColor"),
        ({"brand": {"logoPosition": "middle"}}, "/brand/logoPosition"),
        ({"audio": {"includeVoiceover": "yes"}}, "/audio/includeVoiceover"),
        ({"scenes": [{"primitiveId": "pie-in-the-sky"}]}, "/scenes/0/primitiveId"),
        ({"scenes": [{}]}, "/scenes/0/primitiveId"),
        ({"scenes": {}}, "/scenes"),
        ({"scenes": ["title-intro", {"primitiveId": "title-intro", "duration": 0}]},
         "/scenes/1/duration"),
    ],
)  # fmt: skip
def test_a_wish_that_makes_no_sense_is_taught_at_its_place(wish, where):
    film = made(data={"revenue": 5, "quarter": "3"}, **wish)
    assert film.document is None
    assert where in [each.pointer for each in errors_of(film.problems)]


def test_scenes_of_the_wish_take_over_what_they_do_not_say():
    film = made(
        data={"revenue": 5, "quarter": "3", "growth": 2},
        scenes=[{"primitiveId": "stat-counters", "duration": 9}],
    )
    (scene,) = clips(film, "scenes")
    assert scene["atLeast"] == 9
    assert clips(film, "voice")[0]["text"] == "5 in revenue. 2% growth."


def test_a_scene_without_data_is_left_out_with_a_warning():
    template = review(scenes=[*REVIEW["scenes"], {"primitiveId": "bar-chart",
                                                  "data": {"items": "[items]"}}])  # fmt: skip
    film = made(template, data={"revenue": 5, "quarter": "3"})
    assert len(clips(film, "scenes")) == 3
    lonely = review(dataSlots=[{"key": "quarter"}], scenes=[
        {"primitiveId": "title-intro"}, {"primitiveId": "bar-chart"}])  # fmt: skip
    film = made(lonely, data={"quarter": "3"})
    assert [clip["primitive"] for clip in clips(film, "scenes")] == ["title-intro"]
    assert [each.code for each in film.problems] == ["scene_left_out"]


@pytest.mark.parametrize(
    ("milestones", "scene"),
    [
        (["Call", "Design", "Launch"], "flow-steps"),
        ([{"date": "May", "title": "Call"}, {"date": "June", "title": "Launch"}],
         "timeline-horizontal"),
    ],
)  # fmt: skip
def test_nobody_misses_a_scene_for_which_another_stands_in(
    milestones: list[Any], scene: str
) -> None:
    data = {"company_name": "Meridian", "person_name": "Ann", "companyStats": {"clients": 4}}
    film = made(film_template("handshake"), data={**data, "milestones": milestones})
    assert [clip["primitive"] for clip in clips(film, "scenes")][3] == scene
    assert film.problems == ()


def test_a_scene_that_was_asked_for_is_told_of_where_another_could_stand_in():
    scenes = ["title-intro", "timeline-horizontal"]
    data = {"company_name": "Meridian", "milestones": ["Call"]}
    film = made(film_template("handshake"), data=data, scenes=scenes)
    assert [(each.code, each.pointer) for each in film.problems] == [
        ("scene_left_out", "/scenes/1")
    ]


def test_a_scene_whose_data_cannot_be_read_says_why():
    chart = {"primitiveId": "bar-chart", "data": {"items": ["a", "b"], "values": ["x", "y"]}}
    data = {"revenue": 5, "quarter": "3"}
    (told,) = made(data=data, scenes=["title-intro", chart]).problems
    assert (told.code, told.pointer) == ("scene_left_out", "/scenes/1")
    assert "'values' of 'bar-chart' has at place 1 something that is no number" in told.message
    (refused,) = errors_of(made(data=data, scenes=[chart]).problems)
    assert refused.code == "empty_film"
    assert "'values' of 'bar-chart'" in refused.hint


def test_books_are_enough_where_no_id_could_tell_whose_they_are():
    laureate = film_template("laureate")
    books = {"books": [{"title": "The Salt Road", "year": 2009, "rating": 3.9}]}
    film = made(laureate, data=books)
    assert clips(film, "scenes")[0]["data"]["title"] == "A life in books"
    assert [each.pointer for each in errors_of(made(laureate, data={}).problems)] == [
        "/data/hardcover_id"
    ]
    assert laureate is not None
    assert not laureate.suffices({**books, "hardcover_id": "7"})


def test_a_placeholder_alone_keeps_the_type_of_its_fact():
    template = review(scenes=[{"primitiveId": "bar-chart", "data": {
        "items": "[names]", "values": "[amounts]", "title": "Q[quarter]"}}])  # fmt: skip
    film = made(
        template, data={"revenue": 1, "quarter": "3", "names": ["a", "b"], "amounts": [1, 2]}
    )
    data = clips(film, "scenes")[0]["data"]
    assert data == {"items": ["a", "b"], "values": [1, 2], "title": "Q3"}


def test_a_logo_stands_in_its_corner():
    film = made(
        data={"revenue": 5, "quarter": "3"},
        brand={"logoUrl": "https://example.com/logo.png", "logoPosition": "bottom-left"},
    )
    (logo,) = clips(film, "logo")
    assert logo["transform"]["x"] < 0 < logo["transform"]["y"]


@pytest.mark.parametrize("wrong", [
    {"name": ""}, {"name": "x" * 300}, {"scenes": []}, {"scenes": "all"}, {"dataSlots": 3},
    {"dataSlots": [{"key": "a b"}]}, {"dataSlots": [{"key": "a", "type": "blob"}]},
    {"dataSlots": [{"key": "a"}, {"key": "a"}]}, {"dataSlots": [{"key": "a", "required": "yes"}]},
    {"dataSlots": [{"key": "a", "type": "number", "default": "many"}]}, {"defaults": []},
    {"defaults": {"accentColor": "?"}},
])  # fmt: skip
def test_templates_that_make_no_sense_are_refused(wrong):
    read = custom_template({**REVIEW, **wrong})
    assert read.template is None
    assert all(each.pointer.split("/")[1] in wrong for each in errors_of(read.problems))


def test_data_that_no_film_can_mend_are_told_of_when_a_template_is_made():
    data = {"items": "[names]", "values": ["x", 2], "title": "Q[quarter]", "colour": "red"}
    read = custom_template({**REVIEW, "scenes": [{"primitiveId": "bar-chart", "data": data}]})
    assert read.template is not None
    assert [(each.code, each.pointer, each.severity) for each in read.problems] == [
        ("wrong_type", "/scenes/0/data/values", "warning"),
        ("unknown_field", "/scenes/0/data/colour", "warning"),
    ]


def test_a_fork_feeds_its_scenes_as_its_base_does():
    base = film_template("handshake")
    assert base is not None
    read = custom_template(
        {"name": "Mine", "forkFrom": "handshake", "scenes": [
            {"primitiveId": "title-intro", "voScript": "Hello [first_name]."}]}, base,
    )  # fmt: skip
    assert read.template is not None
    assert not read.problems
    film = make(read.template, Wish(data={"company_name": "Meridian", "person_name": "Dr. Ada B"}))
    assert clips(film, "voice")[0]["text"] == "Hello Ada."
    assert clips(film, "scenes")[0]["data"]["title"] == "Welcome, Meridian"
    assert read.template.base == "handshake"


@pytest.mark.parametrize("base", film_templates().values(), ids=lambda base: base.id)
def test_a_fork_that_changes_nothing_is_not_warned_of_what_its_base_says(base):
    assert custom_template({"name": "Mine", "forkFrom": base.id}, base).problems == ()


def test_a_template_is_known_by_its_alias():
    assert film_template("client-welcome") is film_template("handshake")
    assert film_template("nobody") is None


@pytest.mark.parametrize(
    "scene",
    [
        {"primitiveId": "title-intro", "voScript": "[name] " * 700},
        {"primitiveId": "bullet-list", "data": {"items": ["[name] and [name]"] * 500}},
        {"primitiveId": "bullet-list", "data": {"items": ["[name]"] * 1_000}},
    ],
)
def test_a_fact_that_is_named_often_cannot_swell_a_film_beyond_measure(scene):
    film = made(review(scenes=[scene], dataSlots=[]), data={"name": "x" * 5_000})
    assert [(each.code, each.pointer) for each in errors_of(film.problems)] == [
        ("film_too_large", "/data")
    ]
    assert made(review(scenes=[scene], dataSlots=[]), data={"name": "Ada"}).document


def test_a_fact_that_many_scenes_take_cannot_swell_a_film_either():
    template = review(scenes=["bullet-list"] * 60, dataSlots=[])
    film = made(template, data={"items": ["x" * 100] * 500})
    assert [each.code for each in errors_of(film.problems)] == ["film_too_large"]


@pytest.mark.parametrize("name", ["{{ brand.logo }}", r"\{{ a }}", "{{{{{ a }} [quarter]", "{{"])
def test_data_that_look_like_expressions_are_shown_as_they_are(name):
    scenes = [{"primitiveId": "title-intro", "voScript": "Hi [name].", "data": {"title": "[name]"}}]
    film = made(review(scenes=scenes, dataSlots=[]), data={"name": name, "quarter": "3"})
    assert film.document is not None
    expanded = expand(film.document).document
    scene, voice = (expanded["tracks"][at]["clips"][0] for at in (1, 2))
    assert scene["data"]["title"] == name
    assert voice["text"] == f"Hi {name}."
    assert expanded["meta"]["title"].endswith(name)
