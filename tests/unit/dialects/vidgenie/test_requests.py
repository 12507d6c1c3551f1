"""What may stand in a request, and what is said of what may not."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

import kinoform
from kinoform.dialects.vidgenie.translate import translated

RECT = {
    "type": "shape",
    "shape": "rectangle",
    "rectangle": {"width": 8, "height": 4},
    "fill": {"color": "#ff0000"},
}


def request(*clips, **timeline):
    track = {"clips": [{"asset": RECT, "start": 0, "length": 1, **clip} for clip in clips]}
    return {"timeline": {"tracks": [track], **timeline}, "output": {"width": 64, "height": 36}}


def places(made):
    return {(problem.code, problem.pointer) for problem in made.problems}


def meta(**output):
    made = translated({"timeline": {"tracks": []}, "output": output})
    assert made.document is not None, made.problems
    film = made.document["meta"]
    return film["width"], film["height"], film["fps"]


def test_an_empty_timeline_is_a_second_of_background():
    made = translated(
        {
            "timeline": {"tracks": []},
            "output": {"format": "mp4", "resolution": "1080p", "fps": 30},
        }
    )
    assert made.problems == ()
    assert kinoform.validate(made.document) == ()
    assert kinoform.film.compiled_film(made.document).require().frame_count == 30


@pytest.mark.parametrize(
    ("output", "film"),
    [
        ({}, (1920, 1080, 30)),
        ({"resolution": "480p"}, (854, 480, 30)),
        ({"resolution": "4K", "fps": 60}, (3840, 2160, 60)),
        ({"resolution": "2160p"}, (3840, 2160, 30)),
        ({"resolution": "720p", "orientation": "portrait"}, (720, 1280, 30)),
        ({"resolution": "1080p", "orientation": "square"}, (1080, 1080, 30)),
        ({"width": 1280, "height": 720}, (1280, 720, 30)),
        ({"width": 100, "height": 50, "resolution": "1080p"}, (100, 50, 30)),
    ],
)
def test_sizes_come_by_name_or_in_pixels(output, film):
    assert meta(**output) == film


def test_an_output_may_be_left_out():
    assert translated({"timeline": {"tracks": []}}).document["outputs"] == [{"format": "mp4"}]


def test_all_problems_are_listed_at_once_at_their_places():
    bad = request({"start": -1}, {"length": 0}, {"asset": {**RECT, "rectangle": {"width": 1}}})
    bad["timeline"]["background"] = "blurple"
    bad["output"] = {"format": "avi"}
    made = translated(bad)
    assert made.document is None
    assert places(made) == {
        ("out_of_range", "/timeline/tracks/0/clips/0/start"),
        ("out_of_range", "/timeline/tracks/0/clips/1/length"),
        ("missing_field", "/timeline/tracks/0/clips/2/asset/rectangle/height"),
        ("bad_value", "/timeline/background"),
        ("unknown_value", "/output/format"),
    }
    assert all(problem.hint for problem in made.problems)


@pytest.mark.parametrize(
    ("clip", "problem"),
    [
        ({"asset": {"type": "gif"}}, ("unknown_value", "/asset/type")),
        ({"asset": {"src": "a.png"}}, ("missing_field", "/asset/type")),
        ({"asset": "a.png"}, ("wrong_type", "/asset")),
        ({"asset": {"type": "image"}}, ("missing_field", "/asset/src")),
        ({"asset": {"type": "shape", "shape": "star"}}, ("unknown_value", "/asset/shape")),
        ({"asset": {"type": "shape", "shape": "line"}}, ("missing_field", "/asset/line")),
        ({"length": "3"}, ("wrong_type", "/length")),
        ({"offset": {"x": 1e30}}, ("out_of_range", "/offset/x")),
        ({"scale": float("nan")}, ("not_finite", "/scale")),
        ({"transition": "wipe"}, ("unknown_value", "/transition")),
        ({"transform": {"preset": "pan-left"}}, ("unknown_value", "/transform/preset")),
        (
            {"transform": {"keyframes": [{"time": 0, "opacity": 2}]}},
            ("out_of_range", "/transform/keyframes/0/opacity"),
        ),
        ({"caption": {"text": "x", "lang": "tlh"}}, ("unknown_value", "/caption/lang")),
        (
            {"caption": {"text": "x", "layout": {"max_width": {"chars": 0}}}},
            ("out_of_range", "/caption/layout/max_width/chars"),
        ),
    ],
)
def test_a_fault_has_a_code_and_a_place(clip, problem):
    code, place = problem
    assert places(translated(request(clip))) == {(code, f"/timeline/tracks/0/clips/0{place}")}


def test_a_name_that_is_nearly_right_is_answered_with_the_right_one():
    made = translated(request({"transform": {"preset": "zoomin"}}))
    assert made.problems[0].hint == "did you mean 'zoom_in'?"


def test_one_side_of_a_picture_is_not_enough():
    made = translated({"timeline": {"tracks": []}, "output": {"width": 1280}})
    assert places(made) == {("bad_value", "/output")}


@pytest.mark.parametrize("raw", [{}, {"timeline": None}, {"timeline": {"tracks": {}}}])
def test_what_is_no_timeline_is_a_problem_and_no_crash(raw):
    made = translated(raw)
    assert made.document is None
    assert made.problems


def test_fields_that_nobody_knows_are_warnings():
    made = translated(request({"asset": {**RECT, "colour": 1}, "speed": 2}))
    assert made.document is not None
    assert places(made) == {
        ("unknown_field", "/timeline/tracks/0/clips/0/asset/colour"),
        ("unknown_field", "/timeline/tracks/0/clips/0/speed"),
    }


def test_other_fields_of_a_request_are_for_others_to_read():
    assert translated({**request({}), "webhook": "https://example.com"}).problems == ()


def test_problems_of_the_document_can_be_told_in_the_callers_own_places():
    luma = {"asset": {"type": "luma", "src": "gone.png"}}
    image = {"asset": {"type": "image", "src": "lost.png"}}
    font = {"caption": {"text": "x", "font": {"src": "none.ttf"}}}
    made = translated(request({}, luma, image, font))
    found = {made.asked_at(problem.pointer) for problem in kinoform.validate(made.document)}
    assert found == {
        "/timeline/tracks/0/clips/1/asset/src",
        "/timeline/tracks/0/clips/2/asset/src",
        "/timeline/tracks/0/clips/3/caption/font/src",
    }


def test_nothing_of_a_request_is_read_as_an_expression():
    text = r"{{ 1 + 1 }} \{{x}} {{{{"
    wide = {**request({"caption": {"text": text}}), "output": {"resolution": "1080p"}}
    made = translated(wide)
    words = [
        run.text
        for layer in kinoform.film.compiled_film(made.document).require().layers
        for run in getattr(getattr(layer.content, "paragraph", None), "runs", ())
    ]
    assert words == [text]


def test_translating_loads_no_engine():
    code = (
        "import sys, kinoform.dialects.vidgenie.translate, kinoform.dialects.vidgenie.merge;"
        "print([m for m in ('skia', 'av', 'numpy') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert json.loads(done.stdout) == []
