"""Speech and music that a document wishes for in place of a URL."""

from __future__ import annotations

import pytest

import kinoform
from kinoform.compile.wishes import resolve_wishes
from kinoform.film import own_compiler
from kinoform.model.document.music import music_of
from kinoform.model.document.speech import speech_of
from kinoform.narration.rules import SpeechRules


def film(*clips):
    return {"meta": {"width": 64, "height": 36, "fps": 10}, "tracks": [{"clips": list(clips)}]}


def resolved(written):
    """The source that stands for a wish."""
    document, problems = resolve_wishes(film({"type": "audio", "src": written}))
    assert problems == []
    return document["tracks"][0]["clips"][0]["src"]


def test_a_wish_for_speech_becomes_a_source_with_all_that_it_says():
    spec = speech_of(resolved({"$speech": {"text": "Grüße!", "voice": "bass", "speed": 1.5}}))
    assert (spec.text, spec.voice, spec.speed) == ("Grüße!", "bass", 1.5)


def test_words_alone_are_a_wish_too():
    assert resolved({"$speech": "Hello."}) == resolved({"$speech": {"text": "Hello."}})
    assert resolved({"$music": "calm"}) == resolved({"$music": {"mood": "calm", "seed": 0}})
    assert music_of(resolved({"$music": "calm"})) == music_of("music:calm")


def test_the_same_wish_is_the_same_source_however_it_is_ordered():
    one = resolved({"$speech": {"text": "Hi.", "voice": "bass"}})
    assert one == resolved({"$speech": {"voice": "bass", "text": "Hi.", "pause": 0.4}})
    assert one != resolved({"$speech": {"text": "Hi.", "voice": "alto"}})


def test_wishes_are_found_however_deep_and_everything_else_stays():
    wish = {"$speech": "Hi."}
    clip = {"type": "group", "clips": [{"type": "group", "clips": [{"src": wish}]}, 7, None]}
    given = {**film(clip), "variables": {"kept": wish}}
    document, problems = resolve_wishes(given)
    assert problems == []
    source = document["tracks"][0]["clips"][0]["clips"][0]["clips"][0]["src"]
    assert source.startswith("speech:")
    assert document["variables"] == {"kept": wish}
    assert given["tracks"][0]["clips"] == [clip]
    assert clip["clips"][0]["clips"] == [{"src": wish}]


@pytest.mark.parametrize(
    "plain", [{"$speech": "a", "more": 1}, {"$sing": "a"}, {"speech": "a"}, "$speech", {}]
)
def test_what_only_looks_like_a_wish_stays(plain):
    document, problems = resolve_wishes(film({"data": plain}))
    assert (document, problems) == (film({"data": plain}), [])


def problems_of(tmp_path, *clips):
    compiler = own_compiler({}, SpeechRules(folder=tmp_path))
    found = kinoform.validate(film(*clips), compiler=compiler)
    return {(problem.code, problem.pointer) for problem in found}


@pytest.mark.parametrize(
    ("wish", "code", "where"),
    [
        ({"$speech": {}}, None, "$speech"),
        ({"$speech": None}, None, "$speech"),
        ({"$speech": 7}, None, "$speech"),
        ({"$speech": {"text": "a", "speed": 9}}, "out_of_range", "$speech/speed"),
        ({"$speech": {"text": ["a"]}}, None, "$speech/text"),
        ({"$speech": {"lines": [{"text": "a"}, {}]}}, "missing_field", "$speech/lines/1/text"),
        ({"$music": {"tempo": 90}}, "missing_field", "$music/mood"),
        ({"$music": {"mood": "calm", "seconds": -1}}, "out_of_range", "$music/seconds"),
    ],
)
def test_a_wish_that_makes_no_sense_is_told_where_and_only_once(wish, code, where, tmp_path):
    clip = {"type": "audio", "start": 0, "duration": 1, "src": wish}
    found = problems_of(tmp_path, clip)
    assert [pointer for _, pointer in found] == [f"/tracks/0/clips/0/src/{where}"]
    assert code is None or {each for each, _ in found} == {code}


@pytest.mark.parametrize(
    ("wish", "where"),
    [({"$speech": {"text": "Hi.", "voise": "bass"}}, "$speech/voise"),
     ({"$speech": {"lines": [{"text": "Hi.", "tone": "glad"}]}}, "$speech/lines/0/tone"),
     ({"$music": {"mood": "calm", "speed": 2}}, "$music/speed")],
)  # fmt: skip
def test_a_field_that_nobody_reads_is_a_warning(wish, where, tmp_path):
    clip = {"type": "audio", "start": 0, "duration": 1, "src": wish}
    assert problems_of(tmp_path, clip) == {("unknown_field", f"/tracks/0/clips/0/src/{where}")}


def test_a_wish_that_nobody_can_grant_is_told_where_it_stands(tmp_path):
    lines = [{"text": "Hi."}, {"text": "Ho.", "voice": "hart"}]
    wishes = [
        {"$speech": {"text": "Hi.", "voice": "hart"}}, {"$speech": {"lines": lines}},
        {"$speech": "!"}, "music:no-such-mood", {"$music": "no-such-mood"},
    ]  # fmt: skip
    clips = [{"type": "audio", "start": 0, "duration": 1, "src": wish} for wish in wishes]
    found = problems_of(tmp_path, *clips)
    assert found == {
        ("unknown_voice", "/tracks/0/clips/0/src/$speech/voice"),
        ("unknown_voice", "/tracks/0/clips/1/src/$speech/lines/1/voice"),
        ("speech_empty", "/tracks/0/clips/2/src/$speech"),
        ("music_unavailable", "/tracks/0/clips/3/src"),
        ("music_unavailable", "/tracks/0/clips/4/src"),
    }


def test_a_voice_is_no_picture(tmp_path):
    clip = {"type": "image", "src": {"$speech": "Hello"}, "start": 0, "duration": 1}
    assert problems_of(tmp_path, clip) == {("media_unsupported", "/tracks/0/clips/0/src")}
