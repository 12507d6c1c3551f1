"""Speech and music that nobody means well: refused at their place, and never at a great cost."""

from __future__ import annotations

import json
import os
import resource
import socket
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from kinoform.film import own_compiler, validate
from kinoform.model.problem import Problem
from kinoform.narration.level import levelled
from kinoform.narration.recordings import Recordings
from kinoform.narration.rules import SpeechRules
from kinoform.narration.words.verbalise import verbalised
from kinoform.providers.music.base import Wish
from kinoform.providers.music_shelf import MusicShelf
from kinoform.providers.speech.base import Access

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


def _garbage(path: Path) -> None:
    path.write_bytes(b"\x07" * path.stat().st_size)


def _deep(path: Path) -> None:
    path.write_text("[" * 100_000)


def _no_time(path: Path) -> None:
    path.write_text(json.dumps({**json.loads(path.read_text()), "words": [["a", "1/0", "2"]]}))


def _no_rate(path: Path) -> None:
    path.write_text(json.dumps({**json.loads(path.read_text()), "sampleRate": 0}))


@pytest.mark.parametrize(
    ("ending", "damage"),
    [(".wav", _garbage), (".json", _garbage), (".json", _deep), (".json", _no_time),
     (".json", _no_rate)],
)  # fmt: skip
def test_what_is_damaged_on_disk_was_never_said(
    tmp_path: Path, ending: str, damage: Callable[[Path], None]
) -> None:
    recordings = Recordings(tmp_path)
    recordings.keep("ab" * 16, np.ones(800, np.float32), 8_000, ())
    assert recordings.find("ab" * 16)
    (file,) = tmp_path.rglob(f"*{ending}")
    damage(file)
    assert recordings.find("ab" * 16) is None


@pytest.mark.parametrize("wish", ["speech", "music"])
def test_a_folder_that_cannot_be_written_is_one_problem(tmp_path: Path, wish: str) -> None:
    (tmp_path / "file").write_text("in the way")
    spoken = {"type": "narration", "text": "hello", "voice": "espeak-en-us"}
    clip = spoken if wish == "speech" else {"type": "audio", "src": "music:calm", **AT}
    document = {"meta": META, "tracks": [{"clips": [clip]}]}
    rules = SpeechRules(folder=tmp_path / "file" / "speech")
    (problem,) = validate(document, compiler=own_compiler(document, rules))
    assert (problem.code, bool(problem.hint)) == (f"{wish}_failed", True)
    assert problem.pointer.startswith("/tracks/0/clips/0/")


def test_music_stays_within_its_budget(tmp_path: Path) -> None:
    shelf = MusicShelf(tmp_path, budget_bytes=1_000_000)
    first = shelf.file(Wish(piece="calm", seconds=3, seed=1))
    left_by_a_crash = tmp_path / ".x.part"
    left_by_a_crash.write_bytes(b"x")
    for path in (first, left_by_a_crash):
        os.utime(path, (0, 0))
    second = shelf.file(Wish(piece="calm", seconds=3, seed=2))
    assert list(tmp_path.iterdir()) == [second]


@pytest.mark.allow_hosts(["127.0.0.1"])
def test_a_film_of_many_lines_waits_once_for_a_server_that_keeps_silent(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0), backlog=100) as silent:
        url = f"http://127.0.0.1:{silent.getsockname()[1]}"
        rules = SpeechRules(folder=tmp_path, access=Access(openai_url=url, seconds=0.5))
        lines = [{"text": f"line {index}", "voice": "openai:alloy"} for index in range(40)]
        clips = [{"type": "narration", "lines": lines}]
        clips += [{"type": "narration", **line} for line in lines[:20]]
        document = {"meta": META, "tracks": [{"clips": clips}]}
        begun = time.monotonic()
        found = validate(document, compiler=own_compiler(document, rules))
        assert time.monotonic() - begun < 4.0
    assert len(found) == 60
    assert {problem.code for problem in found} == {"speech_timeout"}


@pytest.mark.parametrize("text", ["$" * 19_000, "\ufdfa" * 19_000])
def test_signs_that_are_said_in_many_words_are_no_way_around_the_limit(text: str) -> None:
    assert told({"type": "narration", "text": text, "voice": "heart"}) == [
        ("too_long", "/tracks/0/clips/0/text")
    ]


def test_a_long_speech_is_measured_in_little_memory() -> None:
    wave = np.tile(np.sin(np.arange(24_000) / 9).astype(np.float32), 600)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    levelled(wave, 24_000)
    grown_bytes = 1024 * (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)
    assert grown_bytes < 8 * wave.nbytes
