"""Times that hang on other clips: how they are written, and where words are found."""

from __future__ import annotations

from fractions import Fraction

import pytest

from kinoform.compile.anchors import Anchor, Heard
from kinoform.model.word import Word

HALF = Fraction(1, 2)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("@intro", Anchor("intro")),
        ("@intro.start", Anchor("intro")),
        ("@intro.end", Anchor("intro", "end")),
        ("@intro.end+0.5", Anchor("intro", "end", shift=HALF)),
        (" @intro.end - 0.5s ", Anchor("intro", "end", shift=-HALF)),
        ("@scene-1+2", Anchor("scene-1", shift=Fraction(2))),
        ("@lyrics", Anchor("lyrics")),
        ("@s", Anchor("s")),
        ("@lyrics+2s", Anchor("lyrics", shift=Fraction(2))),
        ("@vo[revenue]", Anchor("vo", words="revenue")),
        ("@vo[revenue grew].end", Anchor("vo", "end", words="revenue grew")),
        ("@vo[revenue#2]-0.25", Anchor("vo", words="revenue", nth=2, shift=Fraction(-1, 4))),
        ("@vo[$3.5 billion]", Anchor("vo", words="$3.5 billion")),
        ("@声[収益]", Anchor("声", words="収益")),
        ("after narration", Anchor(None, "end")),
        ("with narration+0.5", Anchor(None, shift=HALF)),
        ("after  narration - 0.5", Anchor(None, "end", shift=-HALF)),
        ("after intro", Anchor("intro", "end")),
        ("after titles", Anchor("titles", "end")),
        ("with @intro", Anchor("intro")),
        ("after scene-1+0.5s", Anchor("scene-1", "end", shift=HALF)),
    ],
)
def test_a_time_is_read_as_people_write_it(written, meant):
    assert Anchor.of(written) == meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("@scene-2", Anchor("scene-2")),
        ("after scene-2", Anchor("scene-2", "end")),
        ("with @scene-2", Anchor("scene-2")),
        ("@scene-2-1", Anchor("scene-2", shift=Fraction(-1))),
        ("@scene - 2", Anchor("scene", shift=Fraction(-2))),
        ("@scene-3", Anchor("scene", shift=Fraction(-3))),
    ],
)
def test_an_id_that_ends_like_a_shift_is_that_id_where_a_clip_has_it(written, meant):
    assert Anchor.of(written, {"scene", "scene-2"}) == meant


@pytest.mark.parametrize(
    "written",
    ["", "@", "intro", "@intro.middle", "@intro+", "@intro+0.5.5", "@intro+1e3", "@a b", "@vo[]",
     "@vo[a", "@vo[a]b", "@vo[a#0]", "@vo[a#99999]", "@vo[a#]", "@vo[a]]", "before narration",
     "after", "after narration narration", "afternarration", "@@vo", "1.5", "auto", "end"],
)  # fmt: skip
def test_what_is_no_time_is_none(written):
    assert Anchor.of(written) is None


def test_hostile_times_are_read_at_once():
    for written in ("@" + "a" * 100_000 + "[", "@a[" + "b " * 50_000, "after" + " " * 100_000):
        assert Anchor.of(written) is None


TEXT = "Our revenue grew: the “Revenue” of Maria's team – up 65%!"
SAID = Heard.of([Word(text, Fraction(at), at + HALF) for at, text in enumerate(TEXT.split())])


@pytest.mark.parametrize(
    ("written", "seconds"),
    [
        ("@vo[our]", 0), ("@vo[Revenue]", 1), ("@vo[REVENUE#2]", 4), ("@vo[grew:]", 2),
        ("@vo[grew]", 2), ("@vo[marias]", 6), ("@vo[65]", 10), ("@vo[65%]", 10),
        ("@vo[revenue grew]", 1), ("@vo[the revenue]", 3), ("@vo[the revenue].end", 4.5),
        ("@vo[revenue].end", 1.5), ("@vo[our revenue grew the]", 0),
    ],
)  # fmt: skip
def test_words_are_found_without_regard_to_case_and_marks(written, seconds):
    assert Anchor.of(written).found_in(SAID) == Fraction(seconds)


@pytest.mark.parametrize(
    "written",
    ["@vo[revenues]", "@vo[rev]", "@vo[revenue#3]", "@vo[grew revenue]", "@vo[revenue the]",
     "@vo[%]", "@vo[!?]", "@vo[ ]"],
)  # fmt: skip
def test_words_that_are_not_said_just_so_are_nowhere(written):
    assert Anchor.of(written).found_in(SAID) is None


def test_lone_signs_between_words_are_passed_over():
    words = ["It", "is", "rock", "&", "roll", "–", "loud"]
    heard = Heard.of([Word(text, Fraction(at), at + HALF) for at, text in enumerate(words)])
    for written in ("@vo[rock & roll]", "@vo[rock roll]"):
        assert Anchor.of(written).found_in(heard) == 2
    assert Anchor.of("@vo[roll loud].end").found_in(heard) == 6 + HALF


def test_in_silence_nothing_is_found():
    assert Anchor.of("@vo[revenue]").found_in(Heard.of(())) is None
