"""Warm processes that check rows and make films, many of each."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from multiprocessing.synchronize import Event
from typing import Any, Generic, TypeVar

from kinoform.batches.hiring import Hiring
from kinoform.kit.lifeline import die_with

Task = TypeVar("Task")
Answer = TypeVar("Answer")
WAITING = 2
"""Tasks that are handed out for each process."""
LOOK_SECONDS = 0.3

_stop: Event | None = None


def is_stopped() -> bool:
    """Whether the work of this process is to end; for those who work in a crew."""
    return _stop is not None and _stop.is_set()


@dataclass
class Crew(Generic[Task, Answer]):
    """Some processes that do one kind of work."""

    work: Callable[[Task], Answer]
    workers: int
    begin: Callable[..., None]
    """Called in each process before its first task, with `begin_with`."""
    begin_with: tuple[Any, ...]
    lost: Callable[[Task], Answer]
    """What is answered to a task that brings down whatever process does it."""
    cancelled: Callable[[], bool]
    widens: Callable[[Answer], bool] = lambda _answer: True
    """Whether an answer is the one that the others wait for: until then one task is done alone."""
    _is_wide: bool = False
    _suspects: list[Task] = field(default_factory=list, init=False)

    def answers(self, tasks: Iterable[Task]) -> Iterator[Answer]:
        """The answer to each task, as they come; none more after it is cancelled."""
        waiting = iter(tasks)
        while True:
            under_way: dict[Future[Answer], Task] = {}
            context = Hiring()
            stop = context.Event()
            pool = ProcessPoolExecutor(
                1 if self._suspects else self.workers, mp_context=context, initializer=_begin,
                initargs=(os.getpid(), stop, self.begin, self.begin_with),
            )  # fmt: skip
            try:
                if self._suspects:
                    yield from self._one_by_one(pool, stop)
                else:
                    yield from self._side_by_side(pool, stop, waiting, under_way)
                    return
            except BrokenProcessPool:
                yield from self._taken_stock(under_way)
            finally:
                stop.set()
                pool.shutdown(wait=True, cancel_futures=True)
            if self.cancelled():
                return

    def _side_by_side(
        self, pool: ProcessPoolExecutor, stop: Event, waiting: Iterator[Task],
        under_way: dict[Future[Answer], Task],
    ) -> Iterator[Answer]:  # fmt: skip
        while True:
            if self.cancelled():
                stop.set()
            most = self.workers * WAITING if self._is_wide else 1
            while not stop.is_set() and len(under_way) < most:
                task = next(waiting, None)
                if task is None:
                    break
                try:
                    under_way[pool.submit(self.work, task)] = task
                except BrokenProcessPool:
                    self._suspects.append(task)
                    raise
            if not under_way:
                return
            done, _ = wait(under_way, timeout=LOOK_SECONDS, return_when=FIRST_COMPLETED)
            for future in done:
                answer = future.result()
                del under_way[future]
                self._is_wide = self._is_wide or self.widens(answer)
                yield answer

    def _one_by_one(self, pool: ProcessPoolExecutor, stop: Event) -> Iterator[Answer]:
        """What was under way when a process ended, each alone: so whoever is to blame shows."""
        while self._suspects and not stop.is_set():
            if self.cancelled():
                stop.set()
            future = pool.submit(self.work, self._suspects[0])
            while not future.done():
                wait((future,), timeout=LOOK_SECONDS)
                if self.cancelled():
                    stop.set()
            suspect = self._suspects.pop(0)
            try:
                yield future.result()
            except BrokenProcessPool:
                yield self.lost(suspect)
                raise

    def _taken_stock(self, under_way: dict[Future[Answer], Task]) -> Iterator[Answer]:
        for future, task in under_way.items():
            if future.done() and not future.cancelled() and future.exception() is None:
                yield future.result()
            else:
                self._suspects.append(task)


def _begin(
    parent: int, stop: Event, begin: Callable[..., None], begin_with: tuple[Any, ...]
) -> None:
    global _stop
    die_with(parent)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever hired us says when it is over
    _stop = stop
    begin(*begin_with)
