from __future__ import annotations

import pytest

from kinoform.app.rehearsal import in_request, rehearsal, tracks_of
from kinoform.compile.compiler import Compiler, compile_document
from kinoform.generate.custom import custom_template
from kinoform.generate.lengths import planned_seconds, spoken_seconds
from kinoform.generate.making import make
from kinoform.generate.wishes import Wish
from kinoform.model.problem import Problem

DOCUMENT = {
    "meta": {"width": 64, "height": 36},
    "tracks": [
        {"id": "scenes", "clips": [{"type": "primitive", "id": "scene-1", "beats": "@vo-1"}]},
        {"id": "voice", "clips": [
            {"type": "narration", "id": "vo-1", "text": "Hello there.", "start": "@scene-1.start"},
        ]},
        {"id": "captions", "clips": [{"type": "subtitle", "words": "narration"}]},
        {"id": "logo", "clips": [{"type": "image", "src": "x"}]},
    ],
}  # fmt: skip


def test_nothing_is_said_but_something_lasts_as_long():
    tracks = {track["id"]: track["clips"] for track in rehearsal(DOCUMENT)["tracks"]}
    assert list(tracks) == ["scenes", "voice", "logo"]
    (line,) = tracks["voice"]
    assert (line["type"], line["id"], line["start"]) == ("rect", "vo-1", "@scene-1.start")
    assert line["duration"] == spoken_seconds("Hello there.") > 0
    assert tracks["scenes"] == [{"type": "primitive", "id": "scene-1"}]


def test_numbers_take_longer_to_say_than_to_write():
    assert spoken_seconds("It is 4,215,000.") > spoken_seconds("It is plenty by.")


def test_a_fault_of_what_was_made_is_told_where_it_was_asked_for():
    told = {
        "/tracks/2/clips/0/src": "/brand/logoUrl", "/tracks/0/clips/0/data/title": "/data",
        "/tracks/0/clips/0/options/animation": "/scenes",
        "/tracks/1/clips/0/voice": "/audio/voiceId", "/meta": "", "/tracks/9": "",
    }  # fmt: skip
    tracks = tracks_of(rehearsal(DOCUMENT))
    for place, asked in told.items():
        assert in_request(tracks, Problem("x", place, "")).pointer == asked


@pytest.mark.parametrize("speaks", [True, False])
def test_the_planned_length_is_that_of_the_rehearsal(speaks):
    scenes = [
        {"primitiveId": "title-intro", "voScript": "Welcome, [name], to a very short film."},
        {"primitiveId": "stat-counters", "voScript": "In " + "so very " * 30 + "many words."},
        {"primitiveId": "outro"},
    ]
    slots = [{"key": "name", "type": "text"}, {"key": "revenue", "type": "number"}]
    template = custom_template({"name": "Short", "scenes": scenes, "dataSlots": slots}).template
    assert template is not None
    audio = {"includeVoiceover": speaks, "musicTrack": "none"}
    made = make(template, Wish(data={"name": "Ada", "revenue": 4_200_000}, audio=audio))
    assert made.document is not None
    film = compile_document(rehearsal(made.document), Compiler()).require()
    assert planned_seconds(made.document) == pytest.approx(float(film.duration), abs=0.05)
