from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinoform.kit.retry_after import retry_after_seconds
from kinoform.notify.answer import Answer, PostFault
from kinoform.notify.schedule import (
    LONG_TAIL,
    SCHEDULES,
    NextStep,
    next_step,
    next_try_seconds,
    starting_with,
)


def never() -> float:
    return 0.0


def answered(status: int | None = None, code: str | None = None, retry_after=None) -> Answer:
    return Answer(
        status=status,
        fault=code and PostFault(code, "why"),
        retry_after_seconds=retry_after,
        took_seconds=0.1,
        excerpt="",
    )


FAILED = answered(500, "webhook_status")


def test_motionvid_tries_at_1_5_and_25_seconds_and_then_for_more_than_a_day():
    schedule = SCHEDULES["motionvid"]
    assert schedule[:3] == (1.0, 5.0, 25.0)
    assert list(schedule) == sorted(schedule)
    assert sum(schedule) > 86_400


def test_a_door_that_documents_nothing_gets_the_standard_schedule():
    assert SCHEDULES["standard"] == LONG_TAIL == starting_with()
    assert LONG_TAIL == (5, 300, 1_800, 7_200, 18_000, 36_000, 36_000)


def test_the_waits_follow_the_schedule_and_then_end():
    waits = [next_try_seconds((1.0, 5.0, 25.0), n, never) for n in (1, 2, 3, 4, 5)]
    assert waits == [1.0, 5.0, 25.0, None, None]


def test_a_wait_before_any_attempt_is_a_mistake():
    with pytest.raises(ValueError):
        next_try_seconds(LONG_TAIL, 0)


def test_chance_spreads_a_wait_by_a_tenth_at_most_and_never_shortens_it():
    waits = {next_try_seconds((100.0,), 1) for _ in range(200)}
    assert len(waits) > 100
    assert all(100.0 <= wait <= 110.0 for wait in waits)


@pytest.mark.parametrize(
    ("answer", "step"),
    [
        (answered(204), NextStep("delivered")),
        (answered(410, "webhook_status"), NextStep("gone")),
        (FAILED, NextStep("retry", 5.0)),
        (answered(404, "webhook_status"), NextStep("retry", 5.0)),
        (answered(302, "webhook_redirected"), NextStep("retry", 5.0)),
        (answered(None, "webhook_timeout"), NextStep("retry", 5.0)),
        (answered(None, "webhook_failed"), NextStep("retry", 5.0)),
        (answered(None, "webhook_forbidden_address"), NextStep("given_up")),
        (answered(None, "webhook_needs_https"), NextStep("given_up")),
        (answered(None, "webhook_bad_url"), NextStep("given_up")),
    ],
)
def test_each_answer_means_one_thing(answer, step):
    assert next_step(answer, LONG_TAIL, 1, never) == step


def test_after_the_last_try_a_message_is_given_up_but_can_still_be_delivered():
    last = len(LONG_TAIL) + 1
    assert next_step(FAILED, LONG_TAIL, last) == NextStep("given_up")
    assert next_step(answered(200), LONG_TAIL, last) == NextStep("delivered")
    assert next_step(answered(410, "webhook_status"), LONG_TAIL, last) == NextStep("gone")


@pytest.mark.parametrize(
    ("asked", "waits"), [(60.0, 60.0), (1.0, 5.0), (0.0, 5.0), (1e9, 86_400.0)]
)
def test_retry_after_puts_a_try_off_within_reason_and_never_brings_it_forward(asked, waits):
    answer = answered(503, "webhook_status", asked)
    assert next_step(answer, LONG_TAIL, 1, never) == NextStep("retry", waits)


def test_retry_after_is_read_as_seconds_or_as_a_date():
    assert retry_after_seconds(" 120 ") == 120.0
    assert retry_after_seconds("Wed, 21 Oct 2015 07:28:00 GMT") == 0.0
    soon = format_datetime(datetime.now(UTC) + timedelta(seconds=90), usegmt=True)
    assert 80.0 < retry_after_seconds(soon) < 91.0


@pytest.mark.parametrize(
    "written",
    ["", "soon", "-5", "1.5", "٣", "9" * 30, "Mon, 01 Jan 0001 00:00:00 -0000", "Wed, 99 Oct"],
)
def test_a_retry_after_that_cannot_be_meant_is_nothing_or_no_wait(written):
    assert retry_after_seconds(written) in {None, 0.0}


@given(st.text(max_size=40))
def test_any_retry_after_is_survived(written):
    assert (retry_after_seconds(written) or 0.0) >= 0.0
