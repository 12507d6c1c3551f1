from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

import kinoform
from kinoform.compile.parse import element_kinds, template_kinds

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").rglob("*.json"))
META = {"width": 1920, "height": 1080}


@cache
def validator():
    return Draft202012Validator(kinoform.json_schema())


def film(*clips, **more):
    return {"meta": META, "tracks": [{"clips": list(clips)}], **more}


def text(**fields):
    return {"type": "text", "text": "Hello", "start": 0, "duration": 3, **fields}


def faults(document):
    return [error.message for error in validator().iter_errors(document)]


def test_the_schema_is_itself_valid():
    Draft202012Validator.check_schema(kinoform.json_schema())


def test_the_schema_can_be_sent_as_json_and_changed_without_harm():
    first = kinoform.json_schema()
    json.dumps(first)
    first["$defs"].clear()
    assert kinoform.json_schema()["$defs"]


@pytest.mark.parametrize("kind", element_kinds())
def test_the_example_of_each_clip_type_is_valid(kind):
    assert faults(film(element_kinds()[kind].example)) == []


@pytest.mark.parametrize("kind", template_kinds())
def test_the_example_of_each_template_is_valid(kind):
    example = dict(template_kinds()[kind].example)
    clip = {"type": "template", "template": kind, "start": 0, "duration": 5, "data": example}
    assert faults(film(clip)) == []


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_each_file_in_examples_is_valid(path):
    assert faults(json.loads(path.read_text("utf-8"))) == []


@pytest.mark.parametrize(
    "document",
    [
        film(text(transform={"x": "50%", "y": "50%"}, style={"fontSize": 72, "fill": "#ffffff"})),
        film(text(animations=[{"type": "slideIn", "direction": "up", "duration": 0.6}])),
        film(text(transition="fade")),
        film(text(transition={"in": {"type": "wipeleft"}, "out": None})),
        film(text(text=2026)),
        film(text(start="@intro.end+0.5", duration="end", someday="unknown fields only warn")),
        film({"type": "text", "runs": [{"text": "A"}, {"text": "B", "style": {"fill": "red"}}]}),
        film(
            {"type": "video", "src": {"$ref": "hero"}, "start": 0, "source": {"start": 2}},
            assets={"videos": [{"id": "hero", "src": "https://example.com/hero.mp4"}]},
        ),
        film(text(), assets={"images": {"logo": "logo.png"}, "svgs": {"tick": "<svg/>"}}),
        film(text(), assets={"logo": {"type": "image", "src": "logo.png"}}),
        film(text(), assets={"fonts": [{"id": "own", "src": "own.woff2", "family": "Own"}]}),
        film(
            text(
                when="loop.index < 3",
                repeat={"over": "people", "as": "person", "each": 2},
                text="Hello {{person.name}}",
                duration="{{seconds}}",
                zIndex="{{layer}}",
                style={"fontSize": "{{size * 2}}", "padding": [8, "{{gap}}"]},
            ),
            variables={"people": [{"name": "Ada"}], "seconds": 2, "size": 40, "gap": 4, "layer": 1},
        ),
        film({"type": "group", "start": 0, "duration": 2, "clips": [text()]}),
        film(text(mask={"type": "luma", "clip": text(text="Seen")})),
        film(text(), outputs=[{"format": "mp4"}, {"format": "gif", "width": 480}], seed=7),
    ],
)  # fmt: skip
def test_what_documents_may_say_is_valid(document):
    assert faults(document) == []


@pytest.mark.parametrize(
    "document",
    [
        [],
        {},
        {"meta": META},
        {"meta": META, "tracks": []},
        {"meta": {"width": 0, "height": 1080}, "tracks": [{"clips": []}]},
        {"meta": {"width": 1920, "height": 1080, "fps": 1000}, "tracks": [{"clips": []}]},
        film("a clip is an object"),
        film({"start": 0, "duration": 1}),
        film({"type": "hologram", "start": 0, "duration": 1}),
        film({"type": "text", "start": 0, "duration": 1}),
        film({"type": "image", "start": 0, "duration": 1}),
        film(text(start=-1)),
        film(text(opacity=2)),
        film(text(style={"fontSize": "large"})),
        film(text(style={"textAlign": "middle"})),
        film(text(transform={"anchor": "north"})),
        film(text(transform={"skew": [1]})),
        film(text(animations=[{"type": "fadeIn"}])),
        film(text(repeat={"as": "person"})),
        film(text(repeat={"over": 3, "every": 1})),
        film(text(), assets={"images": [{"id": "no source"}]}),
        film(text(), outputs=[{"format": "avi"}]),
        film({"type": "group", "start": 0, "duration": 1, "clips": [{"type": "hologram"}]}),
    ],
)
def test_what_no_document_may_say_is_not_valid(document):
    assert faults(document)


def test_a_clip_is_judged_by_the_fields_of_its_type_alone():
    assert faults(film({"type": "polygon", "sides": 2, "start": 0, "duration": 1}))
    assert not faults(film({"type": "rect", "sides": 2, "start": 0, "duration": 1}))


def test_every_clip_type_can_be_told_by_its_name():
    clip = kinoform.json_schema()["$defs"]["Clip"]
    assert set(clip["discriminator"]["mapping"]) == set(element_kinds())
    assert len(clip["oneOf"]) == len(element_kinds())


def test_every_reference_within_the_schema_leads_somewhere():
    schema = kinoform.json_schema()
    written = json.dumps(schema)
    named = {part.split('"')[0] for part in written.split('"#/$defs/')[1:]}
    assert named <= set(schema["$defs"])


def test_what_nobody_writes_is_not_published():
    assert "clips" not in kinoform.json_schema()["$defs"]["TemplateClip"]["properties"]
