"""A worker process: this module, run by a fresh interpreter, renders the takes that it is told to.

It neither imports the caller's script nor shares anything with its parent but two pipes, so a codec
that crashes costs one attempt at one span.
"""

from __future__ import annotations

import os
import pickle
import sys
from collections.abc import Iterator
from contextlib import suppress
from typing import IO, Any

from kinoform.engine.painter import Painter
from kinoform.engine.shoot import Shoot, failure_of, film_take, painter_of
from kinoform.kit.lazy import av, skia
from kinoform.kit.lifeline import die_with

REPORT_EVERY = 10
"""Frames; the first one is told of at once."""


def _orders(stream: IO[bytes]) -> Iterator[Any]:
    """What the parent asks for, until it has no more or is gone, even in the middle of a word."""
    while True:
        try:
            yield pickle.load(stream)  # noqa: S301 - from our own parent
        except (EOFError, pickle.UnpicklingError):
            return


def _work(orders: Iterator[Any], answers: IO[bytes]) -> None:
    """Render takes until there are no more orders."""

    def answer(message: Any) -> None:
        answers.write(pickle.dumps(message))
        answers.flush()

    painter: Painter | None = None
    has_drawn = False
    shoot: Shoot | None = next(orders, None)
    if shoot is None:
        return
    for take in orders:
        unreported = 0

        def count() -> None:
            nonlocal unreported, has_drawn
            unreported += 1
            if unreported >= REPORT_EVERY or not has_drawn:
                has_drawn = True
                answer(unreported)
                unreported = 0

        try:
            painter = painter or painter_of(shoot)
            film_take(painter, shoot, take, count)
        except Exception as error:  # noqa: BLE001 - the parent decides what it means
            answer(failure_of(error))
            return
        if unreported:
            answer(unreported)
        answer("done")


if __name__ == "__main__":
    die_with(int(sys.argv[1]))
    # What libraries print must not mix with the answers.
    answers_fd = os.dup(1)
    os.dup2(2, 1)
    av.VideoFrame, skia.Canvas  # noqa: B018 - loaded while nobody waits for it yet
    # A parent that has gone away hears nothing any more.
    with suppress(BrokenPipeError), os.fdopen(answers_fd, "wb") as out:
        _work(_orders(sys.stdin.buffer), out)
