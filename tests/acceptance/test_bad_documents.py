"""Documents that are no films: a list of problems and exit code 2, never a traceback or a hang."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from acceptance.command import called, film, kinoform, left_in, written

RECT = {"type": "rect", "start": 0, "duration": 1}


def nested(levels: int, inner: Any) -> Any:
    for _ in range(levels):
        inner = {"type": "group", "clips": [inner]}
    return inner


def with_clip(**fields: Any) -> dict[str, Any]:
    return film({**RECT, **fields})


def with_meta(**fields: Any) -> dict[str, Any]:
    return {**film(), "meta": {"width": 64, "height": 36, **fields}}


SPEAKS_ITSELF = {"unknown_variable"}
"""Problems whose hint would only be a guess."""
HERE, CLIP = "/tracks/0/clips", "/tracks/0/clips/0"
DOCUMENTS: dict[str, tuple[Any, list[tuple[str, str]]]] = {
    "an empty file": ("", [("document_empty", "")]),
    "a file of blanks": (" \n\t", [("document_empty", "")]),
    "a file that is not JSON": ("{meta: 1}", [("not_json", "")]),
    "half a document": ('{"meta": {"width": 64', [("not_json", "")]),
    "a list": ("[]", [("not_an_object", "")]),
    "nothing": ("null", [("not_an_object", "")]),
    "an empty object": ({}, [("missing_field", "/meta"), ("missing_field", "/tracks")]),
    "no tracks": ({**film(), "tracks": []}, [("too_few", "/tracks")]),
    "no clips": (film() | {"tracks": [{"clips": []}]}, [("empty_film", "/tracks")]),
    "tracks that are text": ({**film(), "tracks": "x"}, [("wrong_type", "/tracks")]),
    "a track that is a number": ({**film(), "tracks": [5]}, [("wrong_type", "/tracks/0")]),
    "clips that are nothing": (
        {**film(), "tracks": [{"clips": None}]}, [("wrong_type", "/tracks/0/clips")],
    ),
    "a clip that is a list": (film([]), [("wrong_type", CLIP)]),
    "a clip without a type": (film({"start": 0}), [("missing_field", f"{CLIP}/type")]),
    "a clip of no known type": (film({"type": "txt"}), [("unknown_clip_type", f"{CLIP}/type")]),
    "a type that is a list": (film({"type": []}), [("unknown_clip_type", f"{CLIP}/type")]),
    "ten thousand clips": (film(*[RECT] * 10_000), [("too_many_clips", f"{HERE}/5000")]),
    "ten thousand repeated clips": (
        with_clip(repeat={"over": 10_000}), [("too_many_clips", CLIP)],
    ),
    "clips within clips, twenty deep": (
        film(nested(20, RECT)), [("nesting_too_deep", CLIP + "/clips/0" * 16 + "/clips")],
    ),
    "a hundred thousand brackets": ("[" * 100_000, [("too_deep", "")]),
    "values nested a hundred deep": (
        '{"x":' * 100 + "1" + "}" * 100, [("too_deep", "/x" * 64)],
    ),
    "a start before the film": (with_clip(start=-1), [("out_of_range", f"{CLIP}/start")]),
    "a negative duration": (with_clip(duration=-5), [("out_of_range", f"{CLIP}/duration")]),
    "a negative width": (
        with_clip(transform={"width": -5}), [("out_of_range", f"{CLIP}/transform/width")],
    ),
    "a width of minus half": (
        with_clip(transform={"width": "-50%"}), [("bad_value", f"{CLIP}/transform/width")],
    ),
    "no number": ('{"meta": {"width": NaN, "height": 1}}', [("not_finite", "/meta/width")]),
    "an infinite number": ('{"meta": {"width": 1e999}}', [("not_finite", "/meta/width")]),
    "a number of a thousand digits": (
        '{"meta": {"width": ' + "9" * 1000 + "}}", [("not_finite", "/meta/width")],
    ),
    "a number written as text that is none": (
        with_clip(transform={"x": "nan%"}), [("bad_value", f"{CLIP}/transform/x")],
    ),
    "a scale that overflows": (
        with_clip(transform={"scale": 1e300}), [("out_of_range", f"{CLIP}/transform/scale")],
    ),
    "a canvas without pixels": (with_meta(width=0), [("out_of_range", "/meta/width")]),
    "a canvas too wide": (with_meta(width=7_681), [("out_of_range", "/meta/width")]),
    "too many frames a second": (with_meta(fps=241), [("out_of_range", "/meta/fps")]),
    "no frames a second": (with_meta(fps=0), [("out_of_range", "/meta/fps")]),
    "a width that is text": (with_meta(width="64"), [("wrong_type", "/meta/width")]),
    "a width that is true": (with_meta(width=True), [("wrong_type", "/meta/width")]),
    "five hours": (with_clip(duration=14_400, start=3_600), [("film_too_long", "/tracks")]),
    "a duration nobody can mean": (with_clip(duration=1e9), [("out_of_range", f"{CLIP}/duration")]),
    "a clip that begins after itself": (
        with_clip(id="a", start="@a.end"), [("circular_times", f"{CLIP}/start")],
    ),
    "a clip after one that is not there": (
        with_clip(start="@b.end"), [("unknown_anchor", f"{CLIP}/start")],
    ),
    "text without text": (film({"type": "text", "duration": 1}), [("bad_value", CLIP)]),
    "a picture that is not there": (
        film({"type": "image", "src": "gone.png", "duration": 1}),
        [("fetch_not_found", f"{CLIP}/src")],
    ),
    "a picture of no address": (
        film({"type": "image", "src": "gopher://x/y", "duration": 1}),
        [("fetch_bad_url", f"{CLIP}/src")],
    ),
    "a folder for a picture": (
        film({"type": "image", "src": ".", "duration": 1}),
        [("fetch_forbidden_file", f"{CLIP}/src")],
    ),
    "a device for a picture": (
        film({"type": "image", "src": "/dev/zero", "duration": 1}),
        [("fetch_forbidden_file", f"{CLIP}/src")],
    ),
    "an asset that is not there": (
        film({"type": "image", "src": {"$ref": "a"}, "duration": 1}),
        [("unknown_reference", f"{CLIP}/src")],
    ),
    "assets that are a number": (film(assets=5), [("wrong_type", "/assets")]),
    "a font that is no font": (
        film(assets={"fonts": [{"src": "film.json", "family": "A"}]}),
        [("bad_font", "/assets/fonts/0/src")],
    ),
    "a variable that nobody gives": (
        film({"type": "text", "text": "{{ name }}", "duration": 1}),
        [("unknown_variable", f"{CLIP}/text")],
    ),
    "an easing that nobody knows": (
        with_clip(animations=[{"type": "fadeIn", "duration": 1, "easing": "easey"}]),
        [("bad_value", f"{CLIP}/animations/0/easing")],
    ),
    "an animation that nobody knows": (
        with_clip(animations=[{"type": "fadein2", "duration": 1}]),
        [("unknown_animation", f"{CLIP}/animations/0/type")],
    ),
    "a rotation from a place": (
        with_clip(animations=[{"type": "rotate", "duration": 1, "from": {"x": 1}}]),
        [("wrong_type", f"{CLIP}/animations/0/from")],
    ),
    "a transition that nobody knows": (
        with_clip(transition={"in": {"type": "fadd"}}),
        [("unknown_transition", f"{CLIP}/transition/in/type")],
    ),
    "a filter that nobody knows": (
        with_clip(style={"filters": [{"type": "blurr"}]}),
        [("unknown_filter", f"{CLIP}/style/filters/0/type")],
    ),
    "a blur beyond all bounds": (
        with_clip(style={"filters": [{"type": "blur", "value": 1e6}]}),
        [("bad_value", f"{CLIP}/style/filters/0/value")],
    ),
    "a colour that nobody knows": (
        with_clip(style={"fill": "reed"}), [("bad_value", f"{CLIP}/style/fill")],
    ),
    "a gradient of nothing": (
        with_clip(style={"fill": {"type": "linear", "stops": []}}),
        [("too_few", f"{CLIP}/style/fill/stops")],
    ),
    "keyframes of what cannot move": (
        with_clip(keyframes=[{"property": "zIndex", "frames": [{"time": 0, "value": 1}]}]),
        [("unknown_property", f"{CLIP}/keyframes/0/property")],
    ),
    "a keyframe of the wrong kind": (
        with_clip(keyframes=[{"property": "opacity", "frames": [{"time": 0, "value": "a"}]}]),
        [("wrong_type", f"{CLIP}/keyframes/0/frames/0/value")],
    ),
    "a mask of nothing": (with_clip(mask={"type": "luma"}), [("bad_value", f"{CLIP}/mask")]),
    "a template that nobody knows": (
        film({"type": "template", "template": "quot", "data": {}, "duration": 1}),
        [("unknown_template", f"{CLIP}/template")],
    ),
    "an output of no known format": (
        film(outputs=[{"format": "exe"}]), [("unknown_value", "/outputs/0/format")],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("document", "problems"), DOCUMENTS.values(), ids=DOCUMENTS)
def test_a_bad_document_has_its_problem_and_ends_with_2(
    document: Any, problems: list[tuple[str, str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    path = written(tmp_path, document)
    done = called("validate", "--json", path)
    answer = done.answer
    assert done.code == 2
    assert done.took_seconds < 10
    assert answer["ok"] is False
    assert [(found["code"], found["pointer"]) for found in answer["problems"]] == problems
    assert all(found["message"] for found in answer["problems"])
    assert all(found["hint"] for found in answer["problems"] if found["code"] not in SPEAKS_ITSELF)
    assert left_in(tmp_path) == {"film.json"}


@pytest.mark.parametrize("name", ["an empty file", "ten thousand clips", "a negative duration"])
def test_a_bad_document_is_never_rendered(name: str, tmp_path: Path) -> None:
    document, problems = DOCUMENTS[name]
    path = written(tmp_path, document)
    done = kinoform("render", path, "-o", tmp_path / "film.mp4", "--json")
    assert (done.code, done.problems) == (2, problems)
    assert left_in(tmp_path) == {"film.json"}
    drawn = called("frame", path, "-o", tmp_path / "film.png", "--json")
    assert (drawn.code, drawn.problems) == (2, problems)
    assert left_in(tmp_path) == {"film.json"}


def test_people_read_all_problems_on_the_error_channel(tmp_path: Path) -> None:
    path = written(tmp_path, film({"type": "rectt"}, {**RECT, "start": -1}))
    done = called("validate", path)
    assert done.code == 2
    assert done.out == "2 errors, 0 warnings\n"
    for words in ("unknown_clip_type", f"{CLIP}/type", "did you mean 'rect'?", f"{HERE}/1/start"):
        assert words in done.err


def test_all_problems_are_listed_at_once_whatever_step_finds_them(tmp_path: Path) -> None:
    document = film(
        {"type": "rect", "duration": "long"},
        {"type": "circle", "start": 0, "duration": 1, "size": "big", "id": "lost"},
        {"type": "image", "src": "gone.png", "duration": 1},
        {"type": "image", "src": {"$ref": "nowhere"}, "duration": 1},
        {"type": "text", "text": "{{ who }}", "duration": 1},
        {**RECT, "start": "@lost.end"},
        {**RECT, "start": "@found.end"},
        {**RECT, "transition": "fadde", "colour": "red"},
        {**RECT, "animations": [{"type": "fadeInn", "duration": 1}]},
        {**RECT, "keyframes": [{"property": "filters.blurr", "frames": [{"time": 0, "value": 1}]}]},
        {
            "type": "group",
            "duration": 1,
            "clips": [{"type": "text", "text": [], "duration": 1}, {"type": "nope"}],
        },
        outputs=[{"format": "mp5"}],
    )
    document["meta"]["fps"] = 1_000
    assert sorted(called("validate", "--json", written(tmp_path, document)).problems) == [
        ("bad_value", f"{HERE}/0/duration"),
        ("fetch_not_found", f"{HERE}/2/src"),
        ("out_of_range", "/meta/fps"),
        ("unknown_anchor", f"{HERE}/6/start"),
        ("unknown_animation", f"{HERE}/8/animations/0/type"),
        ("unknown_clip_type", f"{HERE}/10/clips/1/type"),
        ("unknown_field", f"{HERE}/7/colour"),
        ("unknown_property", f"{HERE}/9/keyframes/0/property"),
        ("unknown_reference", f"{HERE}/3/src"),
        ("unknown_transition", f"{HERE}/7/transition"),
        ("unknown_value", "/outputs/0/format"),
        ("unknown_variable", f"{HERE}/4/text"),
        ("wrong_type", f"{HERE}/1/size"),
        ("wrong_type", f"{HERE}/10/clips/0/text"),
    ]


def test_an_unknown_field_is_a_warning_and_no_error(tmp_path: Path) -> None:
    document = with_clip(colour="red", style={"fil": "red"})
    document["meta"]["fsp"] = 5
    done = called("validate", "--json", written(tmp_path, document))
    assert done.code == 0
    assert done.answer["ok"] is True
    assert sorted(done.problems) == [
        ("unknown_field", "/meta/fsp"),
        ("unknown_field", f"{CLIP}/colour"),
        ("unknown_field", f"{CLIP}/style/fil"),
    ]


def test_pointers_lead_into_the_document_as_it_was_written(tmp_path: Path) -> None:
    document = film(
        {**RECT, "when": False},
        {
            **RECT,
            "repeat": {"over": "{{ sizes }}", "as": "size"},
            "style": {"strokeWidth": "{{ size }}"},
        },
        {"type": "subtitle", "words": {"$ref": "said"}, "duration": 1},
        {"type": "group", "clips": [{**RECT, "start": "{{ late }}"}]},
        variables={"sizes": [1, -1, 2], "late": -3},
        assets={"subtitles": [{"id": "said", "words": [{"word": "a", "start": -1, "end": 1}]}]},
    )
    assert sorted(called("validate", "--json", written(tmp_path, document)).problems) == [
        ("out_of_range", "/assets/subtitles/0/words/0/start"),
        ("out_of_range", f"{HERE}/1/style/strokeWidth"),
        ("out_of_range", f"{HERE}/3/clips/0/start"),
    ]


def test_a_problem_of_what_a_template_made_is_one_of_the_template(tmp_path: Path) -> None:
    document = film(
        {"type": "template", "template": "quote", "duration": 2,
         "data": {"quote": "Less", "background": "gone.png"}},
    )  # fmt: skip
    done = called("validate", "--json", written(tmp_path, document))
    assert {pointer for _, pointer in done.problems} == {CLIP}
    assert done.code == 2
