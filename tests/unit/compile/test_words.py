"""Words of subtitles that lie in files."""

from __future__ import annotations

import json

import pytest

from kinoform.compile.words import BadWords, load_words, resolve_words


@pytest.fixture
def written(tmp_path):
    def write(text, name="words"):
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    return write


def read(path):
    return [(word.shown, word.start, word.end) for word in load_words(path)]


SRT = "1\n00:00:01,000 --> 00:00:03,000\n<i>Hello there,</i>\nworld!\n"


@pytest.mark.parametrize("wrap", [lambda words: words, lambda words: {"words": words}])
def test_json_is_a_list_of_words_or_an_object_with_one(written, wrap):
    words = [{"word": "hi", "punctuated_word": "Hi.", "start": 0.5, "end": 1, "confidence": 0.9}]
    assert read(written(json.dumps(wrap(words)))) == [("Hi.", 0.5, 1)]


def test_a_phrase_is_cut_into_words_that_share_its_time_by_their_letters(written):
    assert read(written(SRT)) == [
        ("Hello", 1.0, 1.6),
        ("there,", 1.6, 2.3),
        ("world!", 2.3, 3.0),
    ]


def test_web_captions_lose_their_tags(written):
    text = "WEBVTT\n\n00:01.000 --> 00:03.000 align:start\n<v Ann>Hi <c.loud>you</c> – there\n"
    assert [word for word, *_ in read(written(text))] == ["Hi", "you –", "there"]


def test_phrases_in_scripts_without_spaces_are_cut_at_words(written):
    text = SRT.replace("<i>Hello there,</i>\nworld!", "今日はいい天気ですね。")
    assert "".join(word for word, *_ in read(written(text))) == "今日はいい天気ですね。"
    assert len(read(written(text))) > 3


def test_advanced_substation_is_read_too(written):
    text = (
        "[Script Info]\nScriptType: v4.00+\n\n[V4+ Styles]\n\n[Events]\n"
        "Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text\n"
        "Dialogue: 0,0:00:01.00,0:00:02.00,Default,,0,0,0,,{\\b1}Bold{\\b0} words\n"
    )
    assert [word for word, *_ in read(written(text))] == ["Bold", "words"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "no format"),
        ("hello", "no format"),
        ("{", "no JSON"),
        ('{"text": "x"}', "neither a list"),
        ('[{"word": "a", "start": 1}]', "word 0/end"),
        (b"\xff\xfe\x00", "not UTF-8"),
        ("WEBVTT\n", "no words"),
        (SRT.replace("00:00:03", "50:00:03"), "no film lasts"),
    ],
)
def test_a_bad_file_is_refused_with_its_reason(written, text, said):
    with pytest.raises(BadWords, match=said):
        load_words(written(text))


def test_every_reference_is_replaced_and_each_file_is_asked_for_once(written):
    good, bad, asked = written(SRT, "good"), written("x", "bad"), []

    def fetch(source, where):
        asked.append((source, where))
        return {"good": good, "bad": bad}.get(source)

    subtitle = {"type": "subtitle", "words": {"src": "good"}}
    clips = [
        subtitle,
        {"type": "group", "clips": [subtitle, {"type": "subtitle", "words": {"src": "bad"}}]},
        {"type": "template", "data": {"words": {"src": "good"}}},
        {"type": "subtitle", "words": {"src": "gone"}},
        {"type": "text", "text": "words"},
    ]
    document = {"meta": {}, "tracks": [{"clips": clips}]}
    resolved, problems = resolve_words(document, fetch)
    found = resolved["tracks"][0]["clips"]
    assert [word["word"] for word in found[0]["words"]] == ["Hello", "there,", "world!"]
    assert found[1]["clips"][0]["words"] == found[2]["data"]["words"] == found[0]["words"]
    assert found[3]["words"] == found[1]["clips"][1]["words"] == []
    assert found[4] == clips[4]
    assert [source for source, _ in asked] == ["good", "bad", "gone"]
    assert asked[1][1] == "/tracks/0/clips/1/clips/1/words/src"
    assert [(p.code, p.pointer) for p in problems] == [
        ("bad_words", "/tracks/0/clips/1/clips/1/words/src")
    ]
    assert document["tracks"][0]["clips"][0]["words"] == {"src": "good"}
