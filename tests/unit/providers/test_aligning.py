"""Word times for sound that comes without: held against voices that know their own."""

from __future__ import annotations

import sys
from dataclasses import replace
from functools import cache
from itertools import pairwise

import numpy as np
import pytest

from kinoform.providers.speech import espeak, hibari
from kinoform.providers.speech.base import Access, Line, Said, Span, Token
from kinoform.providers.timing.aligning import aligned
from kinoform.providers.timing.letter_sounds import sounds_of_letters, sounds_of_word
from kinoform.providers.timing.proportional import times_by_share

_TEXTS = (
    (
        "Machine learning is a way of teaching computers to recognise patterns in data. Instead of "
        "writing every rule by hand, we show the computer thousands of examples."
    ),
    (
        "Our company grew by a third last year, and the team in London hired nine engineers. "
        "Customers told us that the new version is faster and simpler to use."
    ),
    (
        "Hello! This short film shows how a city changed. In nineteen ninety, few people lived "
        "here; today, thirty years later, there are millions."
    ),
)
_VOICES = {
    voice.id: (module, voice) for module in (hibari, espeak) for voice in module.voices(Access())
}


@cache
def _spoken(text: str, voice: str = "heart") -> tuple[Line, Said]:
    module, speaker = _VOICES[voice]
    line = Line(tuple(Token(word, word) for word in text.split()), speaker)
    return line, module.say(line, Access())


def _mean_error_seconds(found: tuple[Span | None, ...], said: Said) -> float:
    pairs = [(a, b) for a, b in zip(found, said.times or (), strict=True) if a and b]
    assert len(pairs) == len([time for time in said.times or () if time])
    return float(np.mean([abs(a[0] - b[0]) for a, b in pairs]))


@pytest.mark.parametrize("text", _TEXTS)
@pytest.mark.parametrize("voice", ["heart", "bass", "espeak-en-gb", "espeak-en-us-f"])
def test_english_is_listened_to(text: str, voice: str) -> None:
    line, said = _spoken(text, voice)

    found = aligned(replace(said, times=None), line)

    assert _mean_error_seconds(found, said) < 0.08


@pytest.mark.parametrize("text", _TEXTS)
@pytest.mark.parametrize("voice", ["heart", "bass", "espeak-en-gb"])
def test_without_listening_words_share_the_time_between_pauses(text: str, voice: str) -> None:
    line, said = _spoken(text, voice)

    assert _mean_error_seconds(times_by_share(said, line.tokens), said) < 0.15


def test_other_languages_share_the_time() -> None:
    line, said = _spoken(
        "Statt jede Regel zu schreiben, zeigen wir dem Rechner Beispiele. Viele, sehr viele!",
        "espeak-de",
    )

    found = aligned(said, line)

    assert found == times_by_share(said, line.tokens)
    assert _mean_error_seconds(found, said) < 0.15


def test_without_the_aligner_english_shares_the_time(monkeypatch: pytest.MonkeyPatch) -> None:
    line, said = _spoken(_TEXTS[2])

    monkeypatch.setitem(sys.modules, "pocketsphinx", None)

    assert aligned(said, line) == times_by_share(said, line.tokens)


def test_words_of_no_dictionary_are_heard_too() -> None:
    line, said = _spoken(
        "Kinoform renders films with FFmpeg and Postgres, while Zürich’s café and 你好 narrate "
        "Kubernetes for the XQR users."
    )
    tokens = tuple(replace(t, spoken="nee how") if t.written == "你好" else t for t in line.tokens)

    found = aligned(said, line)

    assert all(found)
    near = aligned(said, replace(line, tokens=tokens))
    assert max(abs(a[0] - b[0]) for a, b in zip(found, near, strict=True) if a and b) < 0.4
    errors = [abs(a[0] - b[0]) for a, b in zip(found, said.times or (), strict=True) if a and b]
    assert float(np.median(errors)) < 0.08


def test_a_token_of_several_words_lasts_from_the_first_to_the_last() -> None:
    line, said = _spoken(_TEXTS[2])
    at = line.written.split().index("nineteen")
    year = Token("1990,", "nineteen ninety,")
    tokens = (*line.tokens[:at], year, *line.tokens[at + 2 :])

    found = aligned(said, replace(line, tokens=tokens))[at]
    first, last = (said.times or ())[at : at + 2]

    assert found is not None
    assert first is not None
    assert last is not None
    assert found[0] == pytest.approx(first[0], abs=0.15)
    assert found[1] == pytest.approx(last[1], abs=0.25)


def test_what_is_not_spoken_has_no_time() -> None:
    line, said = _spoken(_TEXTS[1])
    tokens = (Token("—", "—"), *line.tokens, Token("😀", ""))

    for found in (aligned(said, replace(line, tokens=tokens)), times_by_share(said, tokens)):
        assert found[0] is None
        assert found[-1] is None
        assert all(found[1:-1])


def test_sound_that_says_something_else_is_shared_out() -> None:
    line, _ = _spoken(_TEXTS[0])
    _, other = _spoken(_TEXTS[2])

    _is_in_order(aligned(other, line), other)


@pytest.mark.parametrize("seconds", [0.0, 0.001, 0.05, 1.0])
@pytest.mark.parametrize("level", [0.0, 0.1])
def test_times_stay_in_order_and_inside_any_sound(seconds: float, level: float) -> None:
    line, _ = _spoken(_TEXTS[0])
    noise = np.random.default_rng(0).normal(0, level, int(seconds * 22_050)).astype(np.float32)
    said = Said(noise, 22_050)

    _is_in_order(aligned(said, line), said)


def _is_in_order(times: tuple[Span | None, ...], said: Said) -> None:
    known = [time for time in times if time]
    assert len(known) == len(times)
    assert known[0][0] >= 0
    assert known[-1][1] <= len(said.wave) / said.sample_rate + 1e-6
    assert all(start <= end for start, end in known)
    assert all(now[1] <= later[0] + 1e-6 for now, later in pairwise(known))


def test_a_pause_is_where_the_sentence_ends_and_belongs_to_no_word() -> None:
    tone = np.sin(np.arange(16_000) * 0.2).astype(np.float32) * 0.3
    said = Said(np.concatenate((tone, np.zeros(8_000, np.float32), tone)), 16_000)
    tokens = tuple(Token(word, word) for word in ("Stop", "here.", "Somebody", "calls"))

    times = times_by_share(said, tokens)

    assert [round(time[0], 1) for time in times if time][2] == 1.5
    assert [round(time[1], 1) for time in times if time][1] == 1.0


@pytest.mark.parametrize(
    ("word", "sounds"),
    [
        ("phone", "F AA N"),
        ("station", "S T AE SH AH N"),
        ("zapper", "Z AE P ER"),
        ("你好", "AH AH"),
        ("", ""),
    ],
)
def test_unknown_words_have_a_probable_sound(word: str, sounds: str) -> None:
    assert sounds_of_word(word) == sounds


def test_short_names_in_capitals_are_spelled() -> None:
    assert sounds_of_letters("xqr") == "EH K S K Y UW AA R"


def test_a_word_without_end_does_not_sound_without_end() -> None:
    assert len(sounds_of_word("la" * 3_000).split()) <= 40
