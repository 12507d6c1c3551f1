"""Ctrl-C and a polite end, noticed between two pictures rather than in the midst of something."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager

PATIENCE_SECONDS = 2.0
"""After which whatever does not look whether it is to stop is interrupted, as a fetch is."""


@contextmanager
def stoppable(patience_seconds: float = PATIENCE_SECONDS) -> Iterator[Callable[[], bool]]:
    """What tells whether somebody has asked to stop; who asks twice does not wait.

    An interrupt in the midst of anything can get lost in a library, or end the process with
    another code than ours.
    """
    asked = False

    def ask(*_: object) -> None:
        nonlocal asked
        if asked:
            raise KeyboardInterrupt
        asked = True
        if hasattr(signal, "setitimer"):
            signal.setitimer(signal.ITIMER_REAL, patience_seconds)

    def insist(*_: object) -> None:
        raise KeyboardInterrupt

    handlers = {signal.SIGTERM: ask, signal.SIGINT: ask}
    if hasattr(signal, "SIGALRM"):
        handlers[signal.SIGALRM] = insist
    before = {number: signal.signal(number, handler) for number, handler in handlers.items()}
    try:
        yield lambda: asked
    finally:
        if hasattr(signal, "setitimer"):
            signal.setitimer(signal.ITIMER_REAL, 0)
        for number, handler in before.items():
            signal.signal(number, handler)
