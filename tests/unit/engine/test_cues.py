"""Subtitles are portions that people can read in time."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

import pysubs2
import pytest

from kinoform.engine.cues import LINE_LETTERS, LONGEST, cues_of
from kinoform.engine.outputs.sidecars import srt, vtt
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
