"""Turns are fair: whoever hangs keeps only a share, and nobody comes again in vain."""

from __future__ import annotations

from dataclasses import dataclass

from kinoform.jobs._turns import Turns

SLOW, QUICK = {"to slow": 2, "of ann": 3}, {"to quick": 2, "of ann": 3}
OTHERS = {"to slow": 2, "of ben": 3}


@dataclass
class Clock:
    now: float = 0.0

    def __call__(self) -> float:
        return self.now


def test_a_line_has_so_many_turns_at_a_time():
    turns = Turns(Clock())
    assert [turns.take(SLOW) > 0 for _ in range(4)] == [False, False, True, True]
    turns.give_back(SLOW, 0.1)
    assert turns.take(SLOW) == 0.0


def test_a_full_line_leaves_the_others_alone():
    turns = Turns(Clock())
    for _ in range(10):
        turns.take(SLOW)
    assert turns.take(QUICK) == 0.0
    assert turns.take(QUICK) > 0.0, "the account has its three"
    assert turns.take({"to quick": 2, "of ben": 3}) == 0.0


def test_a_refused_turn_takes_no_place_in_any_line():
    turns = Turns(Clock())
    for _ in range(2):
        turns.take(SLOW)
    for _ in range(5):
        assert turns.take(OTHERS) > 0.0
    turns.give_back(SLOW, 0.1)
    assert turns.take(OTHERS) == 0.0


def test_those_who_wait_come_back_one_after_the_other_at_the_pace_of_the_line():
    clock = Clock()
    turns = Turns(clock)
    turns.take(SLOW), turns.take(SLOW)
    clock.now = 10.0
    turns.give_back(SLOW, 10.0)
    turns.take(SLOW)
    waits = [turns.take(SLOW) for _ in range(3)]
    assert waits == [15.0, 20.0, 25.0]


def test_a_line_that_has_emptied_is_forgotten():
    clock = Clock()
    turns = Turns(clock)
    turns.take(SLOW)
    turns.give_back(SLOW, 15.0)
    turns.take(SLOW), turns.take(SLOW)
    assert 0.0 < turns.take(SLOW) < 1.0
