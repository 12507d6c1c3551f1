"""Subtitles are portions that people can read in time."""

from __future__ import annotations

import json
import re
from fractions import Fraction
from itertools import pairwise

import pysubs2
import pytest

from kinoform.engine.cues import LINE_LETTERS, LONGEST, cues_of
from kinoform.engine.outputs.sidecars import SIDECARS, ass, srt, vtt, words_json
from kinoform.model.document.timeline import Output
from kinoform.model.geometry import Size
from kinoform.model.word import Word

TEXT = (
    "The quick brown fox jumps over the lazy dog, and nobody knows why. It may have been "
    "in a hurry, or it may have had something to prove to the other animals of the forest; "
    "in any case it landed well. Extraordinarily-long-compound-words-are-sometimes-unavoidable "
    "in German texts."
)


def _words(text: str, seconds: float = 0.3, begin: float = 0.0) -> list[Word]:
    length = Fraction(str(seconds))
    starts = (Fraction(str(begin)) + place * length for place in range(len(text.split())))
    return [
        Word(word, start, start + length) for word, start in zip(text.split(), starts, strict=True)
    ]


@pytest.mark.parametrize("seconds", [0.1, 0.3, 1.5])
def test_every_word_is_shown_in_short_lines_and_in_time(seconds: float) -> None:
    words = _words(TEXT, seconds)
    end = words[-1].end
    cues = cues_of(words, Fraction(0), end)
    assert " ".join(cue.text for cue in cues).split() == TEXT.split()
    for cue in cues:
        lines = cue.text.split("\n")
        assert len(lines) <= 2
        assert all(len(line) <= LINE_LETTERS or " " not in line for line in lines)
        assert 0 < cue.end - cue.start <= LONGEST + Fraction(1, 4)
    assert all(before.end <= after.start for before, after in pairwise(cues))
    assert cues[-1].end <= end


def test_a_pause_and_the_end_of_a_sentence_begin_a_new_portion() -> None:
    words = [*_words("This comes first."), *_words("This comes later", begin=3)]
    assert [cue.text for cue in cues_of(words, Fraction(0), Fraction(9))] == [
        "This comes first.", "This comes later",
    ]  # fmt: skip
    words = _words("Here is a whole sentence. And another one follows.")
    assert [cue.text for cue in cues_of(words, Fraction(0), Fraction(9))] == [
        "Here is a whole sentence.", "And another one follows.",
    ]  # fmt: skip


def test_scripts_without_spaces_get_none() -> None:
    words = [
        Word(letter, Fraction(place), Fraction(place + 1)) for place, letter in enumerate("你好吗")
    ]
    assert cues_of(words, Fraction(0), Fraction(3))[0].text == "你好吗"


def test_a_part_of_a_film_counts_from_its_own_beginning() -> None:
    words = _words("one two three four", 1)
    cues = cues_of(words, Fraction(1), Fraction(3))
    assert [(cue.start, cue.end, cue.text) for cue in cues] == [(0, 2, "two three")]


def test_nothing_said_makes_no_portions() -> None:
    assert cues_of((), Fraction(0), Fraction(5)) == ()
    assert cues_of([Word(" ", Fraction(0), Fraction(1))], Fraction(0), Fraction(5)) == ()


def test_files_of_subtitles_can_be_read_again_to_the_millisecond() -> None:
    words = _words("Tom & Jerry <3 each other", 0.777, 3599.5)
    cues = cues_of(words, Fraction(0), Fraction(4000))
    for text, kind in ((srt(cues), "srt"), (vtt(cues), "vtt")):
        events = pysubs2.SSAFile.from_string(text, kind).events
        assert [(event.start, event.end) for event in events] == [
            (round(cue.start * 1000), round(cue.end * 1000)) for cue in cues
        ]
    assert "\n00:59:59,500 --> 01:00:04,412\nTom & Jerry <3 each other\n" in srt(cues)
    assert "\n00:59:59.500 --> 01:00:04.412\nTom &amp; Jerry &lt;3 each other\n" in vtt(cues)


def test_karaoke_gives_each_word_its_own_time_and_each_pause_its_own() -> None:
    words = [
        Word("Hello", Fraction("1"), Fraction("1.4")),
        Word("{you}", Fraction("1.5"), Fraction("1.836")),
    ]
    script = pysubs2.SSAFile.from_string(
        ass(cues_of(words, Fraction(0), Fraction(9)), Size(1080, 1920)), "ass"
    )
    assert [event.text for event in script.events] == [r"{\k40}Hello{\k10} {\k34}｛you｝"]
    assert (script.info["PlayResX"], script.info["PlayResY"]) == ("1080", "1920")
    assert script.styles["Default"].primarycolor != script.styles["Default"].secondarycolor


def test_karaoke_loses_no_word_and_never_runs_out_of_step() -> None:
    words = _words(TEXT, 0.3333)
    cues = cues_of(words, Fraction(0), words[-1].end)
    script = pysubs2.SSAFile.from_string(ass(cues, Size(1920, 1080)), "ass")
    for cue, event in zip(cues, script.events, strict=True):
        assert event.plaintext == cue.text
        lengths = [int(length) for length in re.findall(r"\\k(\d+)", event.text)]
        assert sum(lengths) == pytest.approx(float(cue.words[-1].end - cue.start) * 100, abs=1)


def test_json_has_every_word_in_seconds_to_the_millisecond() -> None:
    words = _words(TEXT, 0.3333)
    found = json.loads(words_json(cues_of(words, Fraction(0), words[-1].end)))
    assert [word["word"] for word in found["words"]] == TEXT.split()
    assert found["words"][1] == {"word": "quick", "start": 0.333, "end": 0.667}
    assert set(found["cues"][0]) == {"start", "end", "text"}


def test_every_sidecar_that_an_output_may_ask_for_can_be_written() -> None:
    asked = Output(format="mp4", sidecars=tuple(SIDECARS)).sidecars
    cues = cues_of(_words(TEXT), Fraction(0), Fraction(60))
    for kind in asked:
        assert "brown" in SIDECARS[kind].write(cues, Size(640, 360))
        assert "brown" not in SIDECARS[kind].write((), Size(640, 360))
