"""A recording of somebody who reads a text tells when each word of it is said."""

from __future__ import annotations

import os
import wave
from dataclasses import replace
from pathlib import Path
from statistics import mean
from typing import Any

import numpy as np
import pytest

from kinoform.compile.compiler import Compiled
from kinoform.film import compiled_film, own_compiler
from kinoform.model.document.speech import SpeechSpec
from kinoform.narration import listening
from kinoform.narration.desk import Desk
from kinoform.narration.rules import SpeechRules
from kinoform.providers.timing import aligning

TEXT = "Revenue grew to $3.5 billion in 2024. That was a good year."


@pytest.fixture(scope="module")
def rules(tmp_path_factory: pytest.TempPathFactory) -> SpeechRules:
    return SpeechRules(folder=tmp_path_factory.mktemp("listening") / "speech")


def made(rules: SpeechRules, **narration: Any) -> Compiled:
    """What becomes of a narration in a document of one's own."""
    clip = {"type": "narration", **narration}
    document = {"meta": {"width": 64, "height": 36}, "tracks": [{"clips": [clip]}]}
    return compiled_film(document, compiler=own_compiler(document, rules))


def spoken(rules: SpeechRules) -> Any:
    media = Desk(rules).made(SpeechSpec(text=TEXT, voice="tenor").speech_source).media
    assert media is not None
    return media


def test_words_of_a_recording_are_where_they_are_said(rules: SpeechRules) -> None:
    reader = spoken(rules)
    film = made(rules, recording=reader.path, text=TEXT).composition
    assert [word.text for word in film.words] == TEXT.split()
    pairs = zip(film.words, reader.words, strict=True)
    assert mean(abs(heard.start - said.start) for heard, said in pairs) < 0.12
    assert abs(film.duration - reader.duration) < 0.05


def test_a_recording_is_listened_to_again_once_there_is_a_listener(
    rules: SpeechRules, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader = spoken(rules)
    with monkeypatch.context() as without:
        for module in (aligning, listening):
            without.setattr(module, "is_installed", lambda: False)
        shared_out = made(rules, recording=reader.path, text=f"{TEXT} ").composition
    heard = made(rules, recording=reader.path, text=f"{TEXT} ").composition
    assert shared_out.words != heard.words


def test_a_recording_is_listened_to_once_however_often_its_file_is_used(
    rules: SpeechRules, tmp_path: Path
) -> None:
    recording = tmp_path / "recording.wav"
    recording.write_bytes(Path(spoken(rules).path).read_bytes())
    own = replace(rules, folder=tmp_path / "speech")
    first = made(own, recording=str(recording), text=TEXT).composition
    os.utime(recording, (1, 1))
    assert made(own, recording=str(recording), text=TEXT).composition == first
    assert len(list(own.folder.rglob("*.json"))) == 1
    samples = bytearray(recording.read_bytes())
    samples[-2_000:] = bytes(2_000)
    recording.write_bytes(samples)
    os.utime(recording, (1, 1))
    made(own, recording=str(recording), text=TEXT)
    assert len(list(own.folder.rglob("*.json"))) == 2


def test_those_who_draw_may_listen_since_it_takes_no_voice_and_no_key(rules: SpeechRules) -> None:
    reader = spoken(rules)
    film = made(rules.silent(), recording=reader.path, text=TEXT)
    assert film.problems == ()


def test_a_recording_that_is_no_use_is_told_at_its_place(
    rules: SpeechRules, tmp_path: Path
) -> None:
    silent = tmp_path / "silent.wav"
    with wave.open(str(silent), "wb") as file:
        file.setparams((1, 2, 24_000, 0, "NONE", ""))
        file.writeframes(np.zeros(24_000, "<i2").tobytes())
    note = tmp_path / "note.txt"
    note.write_text("no sound")
    for recording, code in (
        (str(silent), "speech_failed"),
        (str(note), "media_unsupported"),
        (str(tmp_path / "missing.wav"), "fetch_not_found"),
    ):
        (problem,) = made(rules, recording=recording, text=TEXT).problems
        assert (problem.code, problem.pointer) == (code, "/tracks/0/clips/0/recording")
        assert problem.hint


def test_a_recording_has_one_text(rules: SpeechRules) -> None:
    (problem,) = made(rules, recording="voice.wav", lines=[{"text": "Hello"}]).problems
    assert problem.code == "bad_value"
