from __future__ import annotations

import pytest

from kinoform.look import copyfit, curves
from kinoform.look.curves import Beat, reading_seconds
from kinoform.look.type_scale import PAIRS, ROLES
from kinoform.model.easing import ease
from kinoform.model.typography import FontChoice, Paragraph, TextRun
from kinoform.typeset.layout import lay_out

LINES = [
    "Quarterly revenue up 45%",
    "The quick brown fox jumps over the lazy dog",
    "Noise-cancelling headphones with 40 hours of battery",
    "Introducing Aurora One",
]


@pytest.mark.parametrize("count", [1, 3, 12, 60])
def test_the_whole_picture_stands_in_time(count):
    beat = Beat(6.0)
    last = beat.delay(count - 1, count)
    assert last + beat.enter <= curves.STANDING_SECONDS + 1e-9
    assert beat.delay(0, count) == 0


@pytest.mark.parametrize("seconds", [0.2, 1.0, 2.0, 30.0])
def test_short_scenes_come_and_go_faster(seconds):
    beat = Beat(seconds)
    standing = beat.delay(9, 10) + beat.enter
    assert standing + beat.leave <= seconds * 0.51
    assert beat.leaves_at == pytest.approx(seconds - beat.leave)


def test_a_calm_scene_moves_at_the_usual_pace():
    beat = Beat(5.0)
    assert 0.5 <= beat.enter <= 0.7
    assert 0.25 <= beat.leave <= 0.35
    assert 0.04 <= beat.delay(1, 4) <= 0.08


@pytest.mark.parametrize("name", [curves.ENTER, curves.LEAVE, curves.MOVE, curves.DRIFT])
def test_curves_are_known_and_stay_within_their_way(name):
    curve = ease(name)
    assert all(0 <= curve(at / 50) <= 1 for at in range(51))


def test_a_pop_overshoots_a_little():
    peak = max(ease(curves.POP)(at / 200) for at in range(201))
    assert 1.01 < peak < 1.06


def test_more_words_take_longer_to_read():
    assert reading_seconds("one two three four") == pytest.approx(2.0)
    assert reading_seconds("漢字仮名交じり文の例") > reading_seconds("word")


@pytest.mark.parametrize("name", PAIRS)
@pytest.mark.parametrize("text", LINES)
def test_the_estimate_of_a_heading_is_close_to_what_is_set(name, text):
    pair, role = PAIRS[name], ROLES["headline"]
    font = FontChoice((pair.family(role),), 100.0, pair.weight(role), letter_spacing=-2.0)
    paragraph = Paragraph((TextRun(text, font),), wrap="nowrap")
    estimate = copyfit.ems(text, role.tracking) * pair.breadth(role) * 100
    assert estimate == pytest.approx(lay_out(paragraph).content.width, rel=0.07)


def test_lines_are_counted_as_they_break():
    assert copyfit.line_count("one", 100, 1000) == 1
    assert copyfit.line_count("one\ntwo", 100, 1000) == 2
    assert copyfit.line_count("a long line of many words", 100, 500) >= 3
    assert copyfit.line_count("これは長い文章です", 100, 350) == 3
    assert copyfit.line_count("", 100, 100) == 1
    assert copyfit.line_count("Q3 2026 in review", 100, 400) == 3
    assert copyfit.line_count("Q3 2026 in\u00a0review", 100, 400) == 2


def test_the_longest_word_counts_and_not_the_line():
    assert copyfit.longest_word_ems("a incomprehensible b") == copyfit.ems("incomprehensible")
    assert copyfit.longest_word_ems("") == 0
