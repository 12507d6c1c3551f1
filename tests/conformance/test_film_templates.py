"""Every film template, found by itself: whole with its example, shorter with less."""

from __future__ import annotations

from typing import Any

import pytest

import kinoform
from kinoform.film import compiled_film
from kinoform.generate.film_templates import film_templates
from kinoform.generate.lengths import planned_seconds
from kinoform.generate.making import Made, make
from kinoform.generate.scripts import names_in
from kinoform.generate.wishes import Wish
from kinoform.model.problem import errors_of
from kinoform.primitives._catalogue import primitives

KINDS = tuple(film_templates())
LENGTHS = {"emeritus": 45, "laureate": 50, "rewind": 60, "pulse": 40, "handshake": 35}
"""Seconds, about, that each is known for."""
MORE: dict[str, dict[str, Any]] = {
    "emeritus": {"coAuthors": {"Wei": 9, "Tom": 9}, "institutions": ["Oslo"]},
    "laureate": {"books": [{"title": "Snow", "year": 2001, "readers": 40}]},
    "rewind": {"percentile": 30, "achievements": ["Early bird"]},
    "pulse": {"highlights": ["Two clients more"]},
    "handshake": {
        "milestones": [{"date": "May", "title": "Start"}, {"date": "June", "title": "End"}]
    },
}
"""Data that are told in other words than those of the example."""


def made(kind: str, **wish: Any) -> Made:
    template = film_templates()[kind]
    return make(template, Wish(**{"data": template.example, **wish}))


def clips(film: Made, track: str) -> list[dict[str, Any]]:
    assert film.document is not None, film.problems
    return next((each["clips"] for each in film.document["tracks"] if each["id"] == track), [])


@pytest.mark.parametrize("kind", KINDS)
def test_its_example_is_a_whole_film_that_lasts_as_long_as_it_is_known_for(kind: str) -> None:
    film = made(kind)
    assert not errors_of(film.problems)
    assert film.display_name
    assert film.document is not None
    assert planned_seconds(film.document) == pytest.approx(LENGTHS[kind], abs=2)
    assert clips(film, "music")
    assert clips(film, "voice")


@pytest.mark.parametrize("aspect", ["16:9", "9:16", "1:1"])
@pytest.mark.parametrize("kind", KINDS)
def test_its_film_has_no_problem_at_any_shape(kind: str, aspect: str) -> None:
    silent = made(
        kind, output={"aspectRatio": aspect, "resolution": "720p"},
        audio={"includeVoiceover": False, "musicTrack": "none"},
    )  # fmt: skip
    compiled = compiled_film(silent.document)
    assert compiled.problems == ()
    assert compiled.require().frame_count > 300


@pytest.mark.parametrize("kind", KINDS)
def test_each_of_its_scenes_has_a_feed_and_speaks_of_what_is_known(kind: str) -> None:
    template = film_templates()[kind]
    example = dict(template.example)
    known = {*template.facts(example), *template.facts({**example, **MORE[kind]})}
    for scene in template.scenes:
        assert scene.primitive in primitives()
        assert scene.primitive in template.feeds, "forks feed themselves from it as well"
        assert scene.script, "nobody is left to guess what is shown"
        assert {*names_in(scene.script), *filter(None, [scene.unless, scene.only_with])} <= known


@pytest.mark.parametrize("kind", KINDS)
def test_each_feed_makes_data_that_its_primitive_takes(kind: str) -> None:
    template = film_templates()[kind]
    facts = template.facts(dict(template.example))
    for name, feed in template.feeds.items():
        data = feed(facts)
        if data is not None:
            clip = {"type": "primitive", "primitive": name, "start": 0, "data": data}
            meta = {"width": 1280, "height": 720}
            problems = kinoform.validate({"meta": meta, "tracks": [{"clips": [clip]}]})
            assert not errors_of(problems), name


@pytest.mark.parametrize("kind", KINDS)
def test_less_data_make_a_shorter_film_and_never_none(kind: str) -> None:
    template = film_templates()[kind]
    whole = len(clips(made(kind), "scenes"))
    for key in template.example:
        less = {name: value for name, value in template.example.items() if name != key}
        film = made(kind, data=less)
        missing = {problem.pointer for problem in errors_of(film.problems)}
        if film.document is None:
            assert missing <= {f"/data/{slot.key}" for slot in template.slots}
            continue
        assert len(clips(film, "scenes")) <= whole
        for said in clips(film, "voice"):
            assert "[" not in said["text"]


@pytest.mark.parametrize("kind", KINDS)
def test_odd_data_are_taught_or_borne(kind: str) -> None:
    template = film_templates()[kind]
    odd: tuple[Any, ...] = ("", [], {}, [None], [{}], [[]], 0, -1, "x" * 400, [{"name": None}],
                            ["a"] * 300, {"a": "b"}, True)  # fmt: skip
    for slot in template.slots:
        for value in odd:
            film = made(kind, data={**template.example, slot.key: value})
            assert film.document is not None or errors_of(film.problems)


@pytest.mark.parametrize("kind", KINDS)
def test_a_brand_goes_through_all_of_it(kind: str) -> None:
    film = made(kind, brand={"accentColor": "#14b8a6", "logoUrl": "logo.png"})
    assert {clip["options"]["accent"] for clip in clips(film, "scenes")} == {"#14b8a6"}
    (logo,) = clips(film, "logo")
    assert logo["zIndex"] > 0, "or each scene after the first would lie over it"
