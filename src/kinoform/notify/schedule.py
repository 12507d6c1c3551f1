"""When a webhook is tried again, and when no more."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from kinoform.notify.answer import Answer

Schedule = tuple[float, ...]
"""Seconds to wait after the first, the second and each further try."""

LONG_TAIL: Schedule = (5.0, 300.0, 1_800.0, 7_200.0, 18_000.0, 36_000.0, 36_000.0)
"""As Standard Webhooks recommends: long enough for a receiver's bad night."""


def starting_with(*documented_seconds: float) -> Schedule:
    """A door's documented first waits, and then what of the long tail is longer than they are."""
    longest = max(documented_seconds, default=0.0)
    return (*documented_seconds, *(wait for wait in LONG_TAIL if wait > longest))


MAIL: Schedule = (30.0, 120.0, 600.0, 1_800.0, 3_600.0, 7_200.0, 14_400.0)
"""For letters, whose tokens are good for a day: given up well within it."""

SCHEDULES: Mapping[str, Schedule] = MappingProxyType(
    {"standard": LONG_TAIL, "motionvid": starting_with(1.0, 5.0, 25.0)}
)
"""By the name that a delivery keeps."""

LONGEST_RETRY_AFTER_SECONDS = 86_400.0
_JITTER = 0.1
_HOPELESS = {"webhook_bad_url", "webhook_forbidden_address", "webhook_needs_https"}


@dataclass(frozen=True, slots=True)
class NextStep:
    """What follows from a try."""

    verdict: Literal["delivered", "gone", "retry", "given_up"]
    """`gone` ends the endpoint (410), `given_up` only this message."""
    wait_seconds: float | None = None
    """Only for a retry."""


def next_step(
    answer: Answer, schedule: Schedule, attempts: int, dice: Callable[[], float] = random.random
) -> NextStep:
    """What to do after the last of so many attempts.

    A URL that we ourselves refuse is given up at once: waiting does not make it better, and the
    owner should hear of it soon. A receiver's Retry-After can put a try off, up to a day, and
    never brings it forward.
    """
    if answer.fault is None:
        return NextStep("delivered")
    if answer.status == 410:
        return NextStep("gone")
    wait = next_try_seconds(schedule, attempts, dice)
    if wait is None or answer.fault.code in _HOPELESS:
        return NextStep("given_up")
    asked = min(answer.retry_after_seconds or 0.0, LONGEST_RETRY_AFTER_SECONDS)
    return NextStep("retry", max(wait, asked))


def next_try_seconds(
    schedule: Schedule, attempts: int, dice: Callable[[], float] = random.random
) -> float | None:
    """The wait after so many attempts; None when they were the last.

    Up to a tenth is added by chance, so that what failed together does not return together.
    """
    if attempts < 1:
        raise ValueError("a wait comes after an attempt")
    if attempts > len(schedule):
        return None
    return schedule[attempts - 1] * (1.0 + _JITTER * dice())
