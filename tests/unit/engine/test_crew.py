"""Who of several workers renders which span."""

from __future__ import annotations

from pathlib import Path

import pytest

from kinoform.engine.crew import next_take, shares
from kinoform.engine.shoot import Take
from kinoform.model.time import Span

TAKES = [Take(Span(index * 10, index * 10 + 10), Path(f"{index}.part")) for index in range(9)]


def numbers(takes: list[Take]) -> list[int]:
    return [take.span.start // 10 for take in takes]


@pytest.mark.parametrize("workers", [1, 2, 5, 9])
def test_every_worker_begins_with_a_run_of_its_own(workers: int) -> None:
    runs = shares(TAKES, workers)
    assert all(runs)
    assert [take for run in runs for take in run] == TAKES


def test_a_worker_goes_on_where_it_left_off() -> None:
    waiting = shares(TAKES, 3)
    first, second = waiting[0].pop(0), waiting[1].pop(0)
    assert numbers([first, second]) == [0, 3]
    assert next_take(waiting, second) == TAKES[4]
    assert next_take(waiting, first) == TAKES[1]


def test_a_quick_worker_takes_over_half_of_what_a_slow_one_has_left() -> None:
    waiting = shares(TAKES, 2)
    slow, last = waiting[0].pop(0), waiting[1].pop(0)
    assert numbers(waiting[0]) == [1, 2, 3]
    while last.span.end < 90:
        following = next_take(waiting, last)
        assert following is not None
        last = following
    taken_over = next_take(waiting, last)
    assert taken_over == TAKES[2]
    assert next_take(waiting, slow) == TAKES[1]
    assert next_take(waiting, taken_over) == TAKES[3]
    assert next_take(waiting, TAKES[3]) is None
