"""From how long each sound lasts to when each written word is spoken."""

from __future__ import annotations

import pytest

from kinoform.providers.speech.base import Token
from kinoform.providers.timing.durations import Group, groups_of, times_of_tokens


def groups(symbols, seconds, start=0.0):
    """Sounds of a letter each; "|" is the silence at an edge."""
    found = groups_of([None if each == "|" else each for each in symbols], seconds, start)
    return [(group.sounds, round(group.start, 3), round(group.end, 3)) for group in found]


def test_a_group_begins_with_the_end_of_the_pause_before_it():
    assert groups("|ab cd|", [0.5, 0.1, 0.1, 0.2, 0.1, 0.1, 0.5]) == [
        ("ab", 0.47, 0.7),
        ("cd", 0.87, 1.1),
    ]


def test_a_pause_that_is_short_belongs_wholly_to_the_word_after_it():
    assert groups("|a b|", [0, 0.1, 0.02, 0.1, 0]) == [("a", 0.0, 0.1), ("b", 0.1, 0.22)]


def test_the_pause_of_a_comma_is_nobodys():
    assert groups("|a, b|", [0, 0.1, 0.4, 0.1, 0.1, 0])[0] == ("a,", 0.0, 0.1)


def test_later_sentences_go_on_with_the_clock():
    assert groups("|a|", [0.1, 0.2, 0.1], 10.0) == [("a", 10.07, 10.3)]


@pytest.mark.parametrize("symbols", ["", "|", "||", "| |"])
def test_silence_has_no_groups(symbols):
    assert groups(symbols, [0.1] * len(symbols)) == []


def test_a_mark_alone_is_no_word():
    assert not Group("—", 0, 1).is_word
    assert Group("a—", 0, 1).is_word


def times(said, heard):
    """Times of tokens by their sounds, where groups that are heard last a second each."""
    tokens = [Token(sounds, sounds) for sounds in said]
    found = [Group(sounds, index, index + 1) for index, sounds in enumerate(heard)]
    return times_of_tokens(tokens, found, lambda sounds: sounds)


def test_a_word_lasts_as_long_as_all_that_is_said_for_it():
    assert times(["up", "siksti faiv", "nau"], ["up", "siksti", "faiv", "nau"]) == (
        (0, 1), (1, 3), (3, 4),
    )  # fmt: skip


def test_what_is_not_said_has_no_time():
    assert times(["ab", "", "—", "cd"], ["ab", "—", "cd"]) == ((0, 1), None, None, (2, 3))


def test_words_that_are_said_together_are_told_apart_by_the_others():
    assert times(["tu", "av", "ðə", "big", "wʌn"], ["tu", "avðə", "big", "wʌn"])[3:] == (
        (2, 3), (3, 4),
    )  # fmt: skip


def test_a_word_that_is_said_in_more_parts_than_alone_keeps_them():
    assert times(["ab", "cdef", "gh"], ["ab", "cd", "ef", "gh"])[0] == (0, 1)
    assert times(["ab", "cdef", "gh"], ["ab", "cd", "ef", "gh"])[2] == (3, 4)


def test_stress_makes_no_other_word():
    assert times(["ðə", "en", "x"], ["ðˈə", "ˌen"])[:2] == ((0, 1), (1, 2))


def test_nothing_said_and_nothing_heard_is_no_fault():
    assert times([], []) == ()
    assert times(["a"], []) == (None,)
