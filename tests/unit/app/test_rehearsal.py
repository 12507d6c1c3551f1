from __future__ import annotations

from kinoform.app.rehearsal import in_request, rehearsal, spoken_seconds
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
    tried = rehearsal(DOCUMENT)
    assert in_request(tried, Problem("x", "/tracks/2/clips/0/src", "")).pointer == "/brand/logoUrl"
    assert in_request(tried, Problem("x", "/tracks/0/clips/0", "")).pointer == "/data"
    assert in_request(tried, Problem("x", "/meta", "")).pointer == ""
