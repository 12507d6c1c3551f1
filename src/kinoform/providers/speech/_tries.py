"""Asking again after what may pass, and not for ever."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

from kinoform.kit.dial import Deadline
from kinoform.providers.speech.base import Access, SpeechRefused

_FIRST_PAUSE_SECONDS = 0.25
_PAUSE_GROWTH = 4.0
_PATIENCE = 3.0
_Answer = TypeVar("_Answer")


class MayPass(Exception):
    """A failure that can be gone in a moment."""

    def __init__(self, refused: SpeechRefused, wait_seconds: float | None = None) -> None:
        self.refused = refused
        self.wait_seconds = wait_seconds
        """What the server asks for, if it does."""
        super().__init__(refused)


def tried(ask: Callable[[Deadline], _Answer], access: Access) -> _Answer:
    """What `ask` returns at the latest of `access.tries`.

    All tries and pauses together take no longer than three patient answers, which is the deadline
    that `ask` is told. A server that asks for a longer pause is believed, and its refusal is
    raised at once.
    """
    whole = Deadline.after(access.seconds * _PATIENCE)
    pause = _FIRST_PAUSE_SECONDS
    tries_left = access.tries
    while True:
        try:
            return ask(whole)
        except MayPass as failed:
            tries_left -= 1
            wait = pause if failed.wait_seconds is None else failed.wait_seconds
            if tries_left <= 0 or wait >= whole.seconds_left:
                raise failed.refused from None
        time.sleep(wait)
        pause *= _PAUSE_GROWTH
