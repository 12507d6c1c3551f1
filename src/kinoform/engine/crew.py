"""Renders the spans of a film in worker processes: a composition goes in, files come out."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from itertools import pairwise
from queue import Empty, Queue
from typing import IO, Any

from kinoform.engine.shoot import Shoot, Take, film_take, painter_of
from kinoform.engine.span_file import Asked
from kinoform.model.problem import Cancelled, Problem, RenderFailed

ATTEMPTS = 2

OnTake = Callable[[Take], None]
"""Hears of a take as soon as its file is whole."""


def _unheard(_take: Take) -> None:
    """Nobody wants to know."""


def film(
    shoot: Shoot,
    takes: Sequence[Take],
    workers: int,
    on_frames: Callable[[int], None],
    cancelled: Asked,
    on_take: OnTake = _unheard,
) -> None:
    """Render every take, in this process or in several; `on_frames` hears how many more."""
    if not takes:
        return
    if workers <= 1 or len(takes) == 1:
        painter = painter_of(shoot)
        for take in takes:
            film_take(painter, shoot, take, lambda: on_frames(1), cancelled)
            on_take(take)
        return
    _Crew(shoot, takes, min(workers, len(takes)), on_frames, cancelled, on_take).run()


def shares(takes: Sequence[Take], workers: int) -> list[list[Take]]:
    """The takes in one run for each worker."""
    borders = [len(takes) * share // workers for share in range(workers + 1)]
    return [list(takes[start:end]) for start, end in pairwise(borders)]


def next_take(waiting: list[list[Take]], last: Take) -> Take | None:
    """The take to do after another, gone from those that wait; None when all are given.

    A worker goes on where it left off, since it then need not look for its place in every video
    anew. At the end of its run it takes over the second half of the longest run that is left.
    """
    runs = [run for run in waiting if run]
    for run in runs:
        if run[0].span.start == last.span.end:
            return run.pop(0)
    longest = max(runs, key=len, default=None)
    if longest is None:
        return None
    half = len(longest) // 2
    waiting.append(longest[half:])
    del longest[half:]
    return waiting[-1].pop(0)


class _Crew:
    def __init__(
        self,
        shoot: Shoot,
        takes: Sequence[Take],
        workers: int,
        on_frames: Callable[[int], None],
        cancelled: Asked,
        on_take: OnTake,
    ) -> None:
        self._shoot = pickle.dumps(shoot)
        self._waiting = shares(takes, workers)
        self._attempts = dict.fromkeys(takes, 0)
        self._left = len(takes)
        self._on_frames = on_frames
        self._cancelled = cancelled
        self._on_take = on_take
        self._news: Queue[tuple[int, Any]] = Queue()
        self._processes: dict[int, subprocess.Popen[bytes]] = {}
        self._busy: dict[int, Take] = {}
        self._done_of_take: dict[int, int] = {}
        self._next = 0

    def run(self) -> None:
        try:
            for run in self._waiting:
                self._hire(run.pop(0))
            while self._left:
                if self._cancelled():
                    raise Cancelled
                try:
                    worker, news = self._news.get(timeout=0.2)
                except Empty:
                    continue
                self._hear(worker, news)
        finally:
            for process in self._processes.values():
                _dismiss(process)

    def _hire(self, take: Take) -> None:
        worker = self._next
        self._next += 1
        waiting = _standby.get()
        process = self._processes[worker] = waiting.pop() if waiting else _start_worker()
        threading.Thread(target=self._listen, args=(worker, process), daemon=True).start()
        self._tell(worker, self._shoot)
        self._give(worker, take)

    def _listen(self, worker: int, process: subprocess.Popen[bytes]) -> None:
        stream = process.stdout
        if stream is not None:
            with stream, suppress(EOFError, pickle.UnpicklingError):
                while True:
                    self._news.put((worker, pickle.load(stream)))  # noqa: S301 - our own process
        self._news.put((worker, None))

    def _tell(self, worker: int, message: bytes) -> None:
        stream = self._processes[worker].stdin
        if stream is not None:
            try:
                stream.write(message)
                stream.flush()
            except BrokenPipeError:
                pass  # its end is reported by the listener

    def _give(self, worker: int, take: Take) -> None:
        self._busy[worker] = take
        self._done_of_take[worker] = 0
        self._tell(worker, pickle.dumps(take))

    def _hear(self, worker: int, news: Any) -> None:
        if isinstance(news, int):
            self._done_of_take[worker] += news
            self._on_frames(news)
        elif news == "done":
            finished = self._busy.pop(worker)
            following = next_take(self._waiting, finished)
            self._left -= 1
            if following is not None:
                self._give(worker, following)
            self._on_take(finished)
        elif isinstance(news, Exception):
            raise news
        else:
            self._replace(worker)

    def _replace(self, worker: int) -> None:
        process = self._processes.pop(worker)
        code = process.wait()
        _close(process.stdin)
        take = self._busy.pop(worker, None)
        if take is None:
            return
        self._on_frames(-self._done_of_take[worker])
        self._attempts[take] += 1
        if self._attempts[take] >= ATTEMPTS:
            raise RenderFailed(
                Problem(
                    "worker_died", "",
                    f"a render process ended with code {code} at frames "
                    f"{take.span.start} to {take.span.end}",
                    "a medium in that part may be damaged, or memory ran out",
                )
            )  # fmt: skip
        self._hire(take)


_standby: ContextVar[list[subprocess.Popen[bytes]] | None] = ContextVar("standby", default=None)


@contextmanager
def on_standby(workers: int) -> Iterator[None]:
    """Has worker processes load what they need while their film is still being compiled."""
    processes = [_start_worker() for _ in range(workers)] if workers > 1 else []
    token = _standby.set(processes)
    try:
        yield
    finally:
        _standby.reset(token)
        for process in processes:
            _dismiss(process)
            _close(process.stdout)


def _start_worker() -> subprocess.Popen[bytes]:
    return subprocess.Popen(  # noqa: S603 - our own interpreter and module
        [sys.executable, "-P", "-m", "kinoform.engine.hand", str(os.getpid())],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, start_new_session=True,
    )  # fmt: skip


def _dismiss(process: subprocess.Popen[bytes]) -> None:
    process.kill()
    process.wait()
    _close(process.stdin)


def _close(pipe: IO[bytes] | None) -> None:
    if pipe is not None:
        with suppress(BrokenPipeError):  # what was not read will never be
            pipe.close()
