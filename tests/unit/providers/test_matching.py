from __future__ import annotations

import itertools
import math
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinoform.providers.speech.base import Token
from kinoform.providers.timing.matching import times_of_characters, times_of_words


def tokens(*written: str, **spoken: str) -> tuple[Token, ...]:
    return tuple(Token(word, spoken.get(word, word)) for word in written)


def evenly(*words: str, seconds: float = 1.0) -> list[tuple[str, tuple[float, float]]]:
    return [(word, (at * seconds, at * seconds + 0.8 * seconds)) for at, word in enumerate(words)]


def close(*spans: tuple[float, float] | None) -> list[object]:
    return [span and pytest.approx(span, abs=1e-6) for span in spans]


def test_words_that_are_spelled_alike_have_their_own_times():
    heard = evenly("Hello", "world", "again")
    times = times_of_words(tokens("“Hello,”", "WORLD", "again!"), heard)
    assert list(times) == close((0.0, 0.8), (1.0, 1.8), (2.0, 2.8))


def test_accents_width_and_sharp_s_make_no_difference():
    heard = evenly("cafe", "STRASSE", "ABC")
    assert list(times_of_words(tokens("Café", "Straße", "ＡＢＣ"), heard)) == close(
        (0.0, 0.8), (1.0, 1.8), (2.0, 2.8)
    )


def test_a_number_that_was_written_out_lasts_as_long_as_its_words():
    said = tokens("In", "2024,", "sales", **{"2024,": "twenty twenty-four,"})
    times = times_of_words(said, evenly("In", "twenty", "twenty", "four", "sales"))
    assert list(times) == close((0.0, 0.8), (1.0, 3.8), (4.0, 4.8))


def test_words_that_came_back_as_one_share_its_time_by_their_letters():
    times = times_of_words(tokens("about", "$3.5", "billion,"), evenly("about", "3.5 billion"))
    assert list(times) == close((0.0, 0.8), (1.0, 1.0 + 0.8 * 2 / 9), (1.0 + 0.8 * 2 / 9, 1.8))


def test_one_word_that_came_back_in_parts_lasts_from_the_first_to_the_last():
    said = tokens("state-of-the-art", "ideas")
    times = times_of_words(said, evenly("state", "of", "the", "art", "ideas"))
    assert list(times) == close((0.0, 3.8), (4.0, 4.8))


def test_a_word_that_nobody_mentioned_gets_the_pause_in_which_it_was_said():
    heard = [("one", (0.0, 0.4)), ("four", (1.6, 2.0))]
    times = times_of_words(tokens("one", "two", "three", "four"), heard)
    assert list(times) == close((0.0, 0.4), (0.4, 0.85), (0.85, 1.6), (1.6, 2.0))


def test_a_word_without_a_pause_to_be_in_shares_the_time_of_its_neighbour():
    heard = [("one", (0.0, 0.9)), ("three", (0.9, 1.5))]
    times = times_of_words(tokens("one", "two", "three"), heard)
    assert list(times) == close((0.0, 0.45), (0.45, 0.9), (0.9, 1.5))


def test_a_first_word_without_time_before_it_shares_with_the_next():
    times = times_of_words(tokens("a", "b"), [("b", (0.0, 1.0))])
    assert list(times) == close((0.0, 0.5), (0.5, 1.0))


def test_signs_are_timed_only_where_they_are_spoken():
    said = (Token("rock", "rock"), Token("&", "and"), Token("roll", "roll"), Token("🎸", ""))
    times = times_of_words(said, [("rock", (0.0, 0.5)), ("roll", (0.9, 1.4))])
    assert list(times) == close((0.0, 0.5), (0.5, 0.9), (0.9, 1.4), None)


def test_words_in_another_spelling_altogether_are_shared_out_in_order():
    times = times_of_words(tokens("Ｎo", "match", "here"), evenly("xx", "yyyy", "zzzz", "ww"))
    flat = [edge for span in times for edge in span]
    assert flat == sorted(flat)
    assert (flat[0], flat[-1]) == (0.0, pytest.approx(3.8))


def test_without_a_single_time_nothing_is_claimed():
    assert times_of_words(tokens("a"), []) is None
    assert times_of_words(tokens("a"), [("…", (0.0, 1.0))]) is None
    assert times_of_words(tokens("a"), [("a", (math.nan, 1.0))]) is None
    assert times_of_words(tokens("a"), [("a", (5.0, 6.0))], seconds=2.0) is None
    assert times_of_characters(tokens("a"), "ab", [0.0], [1.0]) is None
    assert times_of_characters(tokens("a"), "", [], []) is None


def test_times_end_with_the_sound():
    times = times_of_words(tokens("a", "b"), [("a", (0.0, 0.5)), ("b", (0.5, 9.0))], seconds=2.0)
    assert list(times) == close((0.0, 0.5), (0.5, 2.0))


def test_a_word_that_is_told_too_early_does_not_confuse_the_others():
    heard = [("one", (1.0, 1.4)), ("two", (0.1, 0.2)), ("three", (2.0, 2.5))]
    times = times_of_words(tokens("one", "two", "three"), heard)
    assert list(times) == close((1.0, 1.4), (1.4, 2.0), (2.0, 2.5))


def test_characters_give_the_letters_own_times_without_blanks_and_punctuation():
    text = "Hi,  you!"
    starts = [0.0, 0.3, 0.4, 0.6, 0.7, 1.0, 1.1, 1.5, 1.9]
    ends = [0.3, 0.4, 0.6, 0.7, 1.0, 1.1, 1.5, 1.9, 2.4]
    times = times_of_characters(tokens("Hi,", "you!"), text, starts, ends)
    assert list(times) == close((0.0, 0.4), (1.0, 1.9))


def test_characters_without_blanks_are_still_cut_into_tokens():
    times = times_of_characters(
        tokens("你好", "世界"), "你好，世界", [0.0, 0.2, 0.4, 0.9, 1.0], [0.2, 0.4, 0.5, 1.0, 1.3]
    )
    assert list(times) == close((0.0, 0.4), (0.9, 1.3))


def test_a_long_text_of_one_repeated_word_costs_no_time():
    words = ["no"] * 2_000
    began = time.process_time()
    times = times_of_words(tokens(*words), evenly(*words[:-1], "more"))
    assert None not in times
    assert time.process_time() - began < 1.0


WORD = st.text("ab1é,-— ", max_size=5)
MOMENT = st.one_of(st.floats(0.0, 20.0), st.floats())


@given(
    st.lists(st.builds(Token, WORD, WORD), max_size=8),
    st.lists(st.tuples(WORD, st.tuples(MOMENT, MOMENT)), max_size=8),
)
def test_whatever_is_told_times_go_forward_and_stay_inside_the_sound(said, heard):
    times = times_of_words(said, heard, seconds=10.0)
    if times is None:
        return
    assert len(times) == len(said)
    edges = [edge for span in times if span for edge in span]
    assert all(later >= edge - 1e-9 for edge, later in itertools.pairwise(edges))
    assert all(0.0 <= edge <= 10.0 + 1e-9 for edge in edges)
    for token, span in zip(said, times, strict=True):
        assert span is not None or not token.spoken
