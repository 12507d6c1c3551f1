"""Speech and music that nobody means well: refused at their place, and never at a great cost."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest

from kinoform.film import own_compiler, validate
from kinoform.model.problem import Problem
from kinoform.narration.rules import SpeechRules
from kinoform.narration.words.verbalise import verbalised

META = {"width": 64, "height": 36, "fps": 5}
RECT = {"type": "rect", "start": 0, "duration": 1}
SPOKEN = [{"word": "a", "start": at / 100, "end": (at + 1) / 100} for at in range(20_000)]
MOST_SECONDS = 10.0
AT = {"start": 0, "duration": 1}
NOWHERE = SpeechRules(folder=Path("/nonexistent/speech"), may_speak=False)


def problems(*clips: dict[str, Any]) -> list[Problem]:
    document = {"meta": META, "tracks": [{"clips": list(clips)}]}
    return list(validate(document, compiler=own_compiler(document, NOWHERE)))


def told(*clips: dict[str, Any]) -> list[tuple[str, str]]:
    return [(problem.code, problem.pointer) for problem in problems(*clips)]


@pytest.mark.parametrize("blank", ["\t", "\u00a0", "\u2003", " "])
def test_any_blank_may_stand_before_the_number_of_a_later_time(blank: str) -> None:
    assert told({**RECT, "id": "a"}, {**RECT, "start": f"@a+{blank}5"}) == []


@pytest.mark.parametrize("scheme", ["speech:", "music:"])
@pytest.mark.parametrize("opening", ["[", '{"a":', '{"mood":'])
def test_a_source_that_is_nested_without_end_is_refused(scheme: str, opening: str) -> None:
    (problem,) = problems({"type": "audio", "src": scheme + opening * 100_000, **AT})
    assert problem.pointer == "/tracks/0/clips/0/src"
    assert problem.code in {"bad_value", "music_unavailable"}


@pytest.mark.parametrize("source", ["speech:unread", "speech:\0", "speech:", "speech:null"])
def test_no_source_passes_for_speech_that_is_refused_elsewhere(source: str) -> None:
    assert told({"type": "audio", "src": source, **AT}) == [("bad_value", "/tracks/0/clips/0/src")]


@pytest.mark.parametrize("field", ["lut", "chroma_key", "playback_rate"])
@pytest.mark.parametrize("value", [{"src": "x"}, [], "x"])
def test_a_field_of_other_clips_is_only_warned_of(field: str, value: Any) -> None:
    assert told({**RECT, field: value}) == [("unknown_field", f"/tracks/0/clips/0/{field}")]


@pytest.mark.parametrize("phrase", ["z", "a " * 90 + "z", "a " * 90])
def test_thousands_of_times_in_one_long_speech_cost_little(phrase: str) -> None:
    speech = {"type": "subtitle", "id": "s", "start": 0, "words": SPOKEN}
    timed = [{**RECT, "start": f"@s[{phrase}]"} for _ in range(2_000)]
    begun = time.process_time()
    found = problems(speech, *timed)
    assert time.process_time() - begun < MOST_SECONDS
    assert len(found) == (2_000 if "z" in phrase else 0)


def test_hundreds_of_long_pronunciations_cost_little() -> None:
    begun = time.process_time()
    book = {" ".join(["a"] * count) + " z": "b" for count in range(1, 100)}
    tokens = verbalised("a " * 9_900, "en-US", book)
    assert time.process_time() - begun < MOST_SECONDS
    assert len(tokens) == 9_900


def test_pronunciations_are_as_long_as_names_are() -> None:
    clip = {"type": "narration", "text": "hello", "pronunciations": {"hello": "la " * 1_000}}
    assert told(clip) == [("too_long", "/tracks/0/clips/0/pronunciations/hello")]


@pytest.mark.parametrize("form", [r"(a+)+$", "[", "\\", ".*", "$^", "*"])
def test_signs_of_patterns_are_plain_letters_in_names(form: str) -> None:
    spoken = verbalised("b a b", "en-US", {form: "no"})
    assert [token.spoken for token in spoken] == ["b", "a", "b"]
