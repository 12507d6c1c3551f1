"""Speech by the command: a sound file, when each word is heard, and what went wrong."""

from __future__ import annotations

import json
import wave
from itertools import pairwise
from pathlib import Path

import pytest

from acceptance.command import Ended, called, left_in
from acceptance.command import kinoform as command

TEXT = "Revenue grew to $3.5 billion in 2024, up 65%."


@pytest.fixture(scope="session")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("data")


@pytest.fixture(autouse=True)
def own_data(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Speech is kept away from what else this machine has said."""
    monkeypatch.setenv("KINOFORM_DATA_DIR", str(kept))


def seconds_of(path: Path) -> float:
    with wave.open(str(path)) as file:
        assert (file.getnchannels(), file.getsampwidth()) == (1, 2)
        return file.getnframes() / file.getframerate()


def test_a_text_becomes_a_sound_and_a_list_of_words(tmp_path: Path) -> None:
    sound, words = tmp_path / "out.wav", tmp_path / "words.json"
    done = command("say", TEXT, "--voice", "bass", "-o", sound, "--words", words)
    assert (done.code, done.err) == (0, "")
    assert "out.wav" in done.out
    assert "9 words" in done.out
    found = json.loads(words.read_text("utf-8"))
    assert [sorted(word) for word in found] == [["end", "start", "word"]] * 9
    assert [word["word"] for word in found] == TEXT.split()
    assert all(word["start"] < word["end"] for word in found)
    assert all(one["end"] <= other["start"] for one, other in pairwise(found))
    assert found[-1]["end"] <= seconds_of(sound) <= found[-1]["end"] + 1
    assert left_in(tmp_path) == {"out.wav", "words.json"}


def said(folder: Path, *arguments: str | Path) -> Ended:
    return called("say", *arguments, "-o", folder / "a.wav", "--json")


def test_programs_read_one_object(tmp_path: Path) -> None:
    done = said(tmp_path, TEXT)
    assert done.code == 0
    assert done.answer == {
        "ok": True, "path": str(tmp_path / "a.wav"), "problems": [], "words": 9,
        "seconds": pytest.approx(seconds_of(tmp_path / "a.wav")),
    }  # fmt: skip


def test_a_text_may_come_through_a_pipe(tmp_path: Path) -> None:
    text = "Grüße from a pipe.\n"
    words = tmp_path / "words.json"
    done = command(
        "say", "-", "-o", tmp_path / "a.wav", "--words", words, "--json", stdin=text.encode()
    )
    assert done.answer["words"] == 4
    assert [word["word"] for word in json.loads(words.read_text("utf-8"))] == text.split()


def test_options_change_what_is_heard(tmp_path: Path) -> None:
    usual = said(tmp_path, "Ask Nguyen.").answer["seconds"]
    assert said(tmp_path, "Ask Nguyen.", "--speed", "2").answer["seconds"] < usual * 0.75
    named = said(tmp_path, "Ask Nguyen.", "--pronounce", "Nguyen=win").answer["seconds"]
    assert named != usual
    german = said(tmp_path, "Das kostet zwölf Euro.", "--language", "de").answer
    assert (german["ok"], german["words"]) == (True, 4)


def test_a_voice_that_is_elsewhere_is_replaced_and_people_are_told(tmp_path: Path) -> None:
    done = said(tmp_path, "Hi.", "--voice", "en-GB-RyanNeural")
    assert (done.code, done.problems) == (0, [("voice_replaced", "/voice")])
    done = called("say", "Hi.", "--voice", "en-GB-RyanNeural", "-o", tmp_path / "a.wav")
    assert done.code == 0
    assert "Tenor" in done.err


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        ((" ",), ("speech_empty", "/text")),
        (("🎉",), ("speech_empty", "/text")),
        (("日本語",), ("speech_unpronounceable", "/text")),
        (("a" * 20_001,), ("too_long", "/text")),
        (("Hi.", "--voice", "hart"), ("unknown_voice", "/voice")),
        (("Hi.", "--language", "tlh"), ("voice_unavailable", "/language")),
        (("Hi.", "--speed", "9"), ("out_of_range", "/speed")),
        (("Hi.", "--speed", "nan"), None),
    ],
    ids=lambda value: str(value)[:30],
)  # fmt: skip
def test_what_cannot_be_said_is_a_problem_and_leaves_no_file(
    arguments: tuple[str, ...], problem: tuple[str, str] | None, tmp_path: Path
) -> None:
    done = said(tmp_path, *arguments, "--words", tmp_path / "words.json")
    assert done.code == 2
    assert done.answer["ok"] is False
    assert problem is None or done.problems == [problem]
    assert left_in(tmp_path) == set()


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (["Hi."], "--output"),
        (["-o", "a.wav"], "TEXT"),
        (["Hi.", "-o", "a.mp3"], "--output"),
        (["Hi.", "-o", "a.wav", "--speed", "fast"], "--speed"),
        (["Hi.", "-o", "a.wav", "--pronounce", "Nguyen"], "--pronounce"),
        (["Hi.", "-o", "a.wav", "--pronounce", "=win"], "--pronounce"),
        (["Hi.", "-o", "a.wav", "--loud"], "--loud"),
    ],
)
def test_a_command_that_makes_no_sense_says_what(
    arguments: list[str], named: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = called("say", *arguments)
    assert done.code == 2
    assert named in done.err
    assert left_in(tmp_path) == set()


@pytest.mark.parametrize("option", ["-o", "--words"])
def test_a_place_that_cannot_be_written_is_a_problem(option: str, tmp_path: Path) -> None:
    gone = tmp_path / "nowhere" / "a.wav"
    targets = {"-o": tmp_path / "a.wav", "--words": tmp_path / "words.json", option: gone}
    done = called("say", "Hi.", *(part for pair in targets.items() for part in pair), "--json")
    assert (done.code, done.problems) == (1, [("target_unwritable", "")])
    assert "nowhere" in done.answer["problems"][0]["message"]


def test_bytes_that_are_no_text_are_a_problem(tmp_path: Path) -> None:
    done = command("say", "-", "-o", tmp_path / "a.wav", "--json", stdin=b"\xff\xfe\x00")
    assert done.code == 2
    assert done.answer["ok"] is False


class TestVoices:
    def test_people_read_who_can_speak_now_and_what_the_others_need(self) -> None:
        done = called("voices")
        assert done.code == 0
        lines = done.out.splitlines()
        assert lines[0].split()[:4] == ["heart", "en-US", "female", "hibari"]
        (ryan,) = [line for line in lines if line.startswith("en-GB-RyanNeural ")]
        assert "not now: " in ryan
        assert "KINOFORM_EDGE_VOICES" in ryan

    def test_programs_read_a_list(self) -> None:
        voices = json.loads(called("voices", "--json").out)
        by_id = {voice["id"]: voice for voice in voices}
        assert len(by_id) == len(voices) > 100
        assert by_id["heart"] == {
            "id": "heart", "name": "Heart", "language": "en-US", "gender": "female",
            "provider": "hibari", "description": "warm and clear, as recorded",
            "available": True, "reason": "",
        }  # fmt: skip
        assert all(voice["available"] is not bool(voice["reason"]) for voice in voices)
        assert {"edge", "elevenlabs", "openai", "kokoro"} <= {each["provider"] for each in voices}

    def test_a_language_narrows_the_list(self) -> None:
        for wish, meant in (("de", {"de"}), ("EN-gb", {"en-GB"}), ("xx", set())):
            done = called("voices", "--language", wish, "--json")
            found = {voice["language"] for voice in json.loads(done.out)}
            assert done.code == 0
            assert {tag if "-" in wish else tag[:2] for tag in found} == meant


def test_music_is_listed_for_people_and_programs() -> None:
    pieces = json.loads(called("music", "--json").out)
    ids = [piece["id"] for piece in pieces]
    assert {"calm", "uplifting"} <= set(ids)
    assert len(set(ids)) == len(ids)
    assert all(piece["description"] and piece["provider"] for piece in pieces)
    people = called("music")
    assert people.code == 0
    assert [line.split()[0] for line in people.out.splitlines()] == ids
