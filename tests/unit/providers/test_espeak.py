"""The reader of many languages: exact word times, and text that stays text."""

from __future__ import annotations

import ctypes
import sys
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise

import numpy as np
import pytest

from kinoform.providers.speech import _espeak_library, espeak
from kinoform.providers.speech.base import Access, Line, Said, SpeechRefused, Token

_VOICES = {voice.id: voice for voice in espeak.voices(Access())}


def _said(text: str, voice: str = "espeak-en-us", speed: float = 1.0) -> Said:
    tokens = tuple(Token(word, word) for word in text.split(" "))
    return espeak.say(Line(tokens, _VOICES[voice], speed), Access())


def _seconds(said: Said) -> float:
    return len(said.wave) / said.sample_rate


@pytest.mark.parametrize("voice", _VOICES)
def test_every_voice_speaks(voice: str) -> None:
    said = _said("12", voice)

    assert 0.2 < _seconds(said) < 3
    assert np.abs(said.wave).max() > 0.1


def test_there_is_a_man_and_a_woman_for_each_of_many_languages() -> None:
    by_gender = {
        gender: {voice.language for voice in _VOICES.values() if voice.gender == gender}
        for gender in ("male", "female")
    }

    assert by_gender["male"] == by_gender["female"]
    assert len(by_gender["male"]) >= 60


def test_each_word_has_its_time_in_order_and_pauses_belong_to_nobody() -> None:
    said = _said("Hello there, dear world. A new sentence begins.")
    times = [time for time in said.times or () if time]

    assert len(times) == 8
    assert times[0][0] < 0.06
    assert all(start < end for start, end in times)
    assert all(now[1] <= later[0] for now, later in pairwise(times))
    assert times[4][0] - times[3][1] > 0.2
    assert times[-1][1] == pytest.approx(_seconds(said), abs=0.02)


def test_a_word_is_cut_out_of_a_sentence_by_its_time() -> None:
    said = _said("one elephant two")
    start, end = (said.times or ())[1] or (0.0, 0.0)

    alone = _said("elephant")

    assert end - start == pytest.approx(_seconds(alone), abs=0.2)


def test_times_are_right_behind_letters_of_several_bytes() -> None:
    words = ["Schöne", "Grüße", "aus", "München"]
    said = _said(" ".join(words), "espeak-de")

    lengths = [end - start for start, end in filter(None, said.times or ())]

    assert len(lengths) == 4
    assert words[lengths.index(min(lengths))] == "aus"


def test_words_that_run_together_share_their_time() -> None:
    times = _said("one of the people").times or ()

    assert all(times)
    assert [time and time[0] for time in times] == sorted(time[0] for time in times if time)


def test_what_is_not_spoken_has_no_time() -> None:
    tokens = (Token("Hello", "Hello"), Token("***", ""), Token("—", "—"), Token("you", "you"))
    said = espeak.say(Line(tokens, _VOICES["espeak-en-gb"]), Access())

    assert [time is not None for time in said.times or ()] == [True, False, False, True]


@pytest.mark.parametrize(
    ("steering", "plain"),
    [
        ("hello [[h@loU]] there", "hello   h@loU   there"),
        ("hello \x01450S there", "hello  450S there"),
        ("hello\u202e there\x00 you", "hello  there  you"),
    ],
)
def test_nothing_in_a_text_steers_the_reader(steering: str, plain: str) -> None:
    assert _seconds(_said(steering)) == _seconds(_said(plain))


def test_ssml_is_read_aloud_instead_of_obeyed() -> None:
    times = [time for time in _said('wait <break time="60s"/> here').times or () if time]

    assert len(times) == 4
    assert times[-1][1] < 10


def test_speed_changes_how_long_a_text_lasts() -> None:
    text = "This is said at another pace every time."

    assert _seconds(_said(text, speed=1.5)) < 0.8 * _seconds(_said(text))


@pytest.mark.parametrize("voice", ["espeak-en-us", "espeak-af", "espeak-ca-f", "espeak-ga-f"])
def test_short_words_at_great_speed_keep_their_order(voice: str) -> None:
    times = [time for time in _said("x y z i to be or a", voice, speed=3.0).times or () if time]

    assert len(times) == 8
    assert all(start <= end for start, end in times)
    assert all(now[1] <= later[0] for now, later in pairwise(times))


@pytest.mark.parametrize("text", ["—", "…", "\x07"])
def test_a_text_without_a_word_is_refused(text: str) -> None:
    with pytest.raises(SpeechRefused) as refused:
        _said(text)

    assert refused.value.code == "speech_unpronounceable"


def test_lines_read_at_once_do_not_mix() -> None:
    def length(voice: str) -> float:
        return _seconds(_said("The same words for everybody, twenty times.", voice))

    voices = ["espeak-en-us", "espeak-de", "espeak-fr-fr", "espeak-fi"]
    alone = [length(voice) for voice in voices]
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(length, voices * 3))

    assert together == alone * 3


def test_an_error_while_sound_is_handed_over_reaches_the_caller(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def full(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr(np.ctypeslib, "as_array", full)
    with pytest.raises(MemoryError):
        _said("hello")


def test_reading_stops_at_the_most_seconds() -> None:
    read = _espeak_library.read("on and on " * 200, "en-US", 160, most_seconds=2)

    assert read.is_cut
    assert len(read.samples) < 3 * read.sample_rate


def test_without_its_package_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    assert espeak.reason_against(Access()) == ""

    monkeypatch.setitem(sys.modules, "espeakng_loader", None)

    assert "pip install kinoform[espeak]" in espeak.reason_against(Access())
    with pytest.raises(SpeechRefused) as refused:
        _said("hello")
    assert refused.value.code == "speech_unavailable"


def test_a_line_lasts_as_long_after_any_other() -> None:
    first = _espeak_library.read("Good evening.", "en-us+f2", 155, 60.0)
    _espeak_library.read("Something else, and more of it.", "de+f2", 155, 60.0)
    again = _espeak_library.read("Good evening.", "en-us+f2", 155, 60.0)
    assert len(again.samples) == len(first.samples)
    assert again.words == first.words


def test_a_library_that_does_not_load_is_a_refusal(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_path: str) -> None:
        raise OSError("wrong ELF class")

    monkeypatch.setattr(ctypes, "CDLL", broken)
    with pytest.raises(SpeechRefused, match="wrong ELF class") as refused:
        _said("hello")

    assert refused.value.code == "speech_failed"
