"""Worker processes that render spans: a composition goes in, files come out.

A worker is this module run by a fresh interpreter. It neither imports the caller's script nor
shares anything with it but two pipes, so a codec that crashes costs one attempt at one span.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from queue import Empty, Queue
from typing import IO, Any

from kinoform.engine.codecs import PictureCodec, VideoCodec
from kinoform.engine.painter import Painter
from kinoform.engine.span_file import Asked, Tick, encode_span, never, nothing
from kinoform.engine.span_pictures import draw_pictures
from kinoform.engine.stage import EngineStage
from kinoform.kit.heap import return_large_blocks
from kinoform.model.composition import Composition
from kinoform.model.problem import Cancelled, Problem, RenderFailed
from kinoform.model.time import Span
from kinoform.typeset.book import register_font

ATTEMPTS = 2
REPORT_EVERY = 10


@dataclass(frozen=True, slots=True)
class Shoot:
    """How a composition is filmed."""

    composition: Composition
    width: int
    height: int
    codec: VideoCodec | PictureCodec
    every: int = 1
    """Only each so-many-th frame of a span is filmed."""


@dataclass(frozen=True, slots=True)
class Take:
    """One span to render, and the file that it becomes."""

    span: Span
    path: Path


def painter_of(shoot: Shoot) -> Painter:
    """A painter with the document's fonts at hand."""
    return_large_blocks()
    for font in shoot.composition.fonts:
        register_font(font.path, font.family, weight=font.weight, italic=font.italic)
    stage = EngineStage(shoot.composition.rate)
    return Painter(shoot.composition, stage, shoot.width, shoot.height)


def film_take(
    painter: Painter, shoot: Shoot, take: Take, on_frame: Tick = nothing, cancelled: Asked = never
) -> None:
    """Make the file, or the folder of pictures, of one take."""
    frames = range(take.span.start, take.span.end, shoot.every)
    if isinstance(shoot.codec, PictureCodec):
        draw_pictures(painter, frames, take.path, shoot.codec, on_frame, cancelled)
    else:
        encode_span(painter, frames, take.path, shoot.codec, on_frame, cancelled)


def film(
    shoot: Shoot,
    takes: Sequence[Take],
    workers: int,
    on_frames: Callable[[int], None],
    cancelled: Asked,
) -> None:
    """Render every take, in this process or in several; `on_frames` hears how many more."""
    if workers <= 1 or len(takes) <= 1:
        painter = painter_of(shoot)
        for take in takes:
            film_take(painter, shoot, take, lambda: on_frames(1), cancelled)
        return
    _Crew(shoot, takes, min(workers, len(takes)), on_frames, cancelled).run()


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
    ) -> None:
        self._shoot = pickle.dumps(shoot)
        self._waiting = shares(takes, workers)
        self._attempts = dict.fromkeys(takes, 0)
        self._left = len(takes)
        self._on_frames = on_frames
        self._cancelled = cancelled
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
                process.kill()
                process.wait()
                _close(process)

    def _hire(self, take: Take) -> None:
        worker = self._next
        self._next += 1
        process = subprocess.Popen(  # our own interpreter and module
            [sys.executable, "-P", "-m", "kinoform.engine.crew"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, start_new_session=True,
        )  # fmt: skip
        self._processes[worker] = process
        threading.Thread(target=self._listen, args=(worker, process), daemon=True).start()
        self._tell(worker, self._shoot)
        self._give(worker, take)

    def _listen(self, worker: int, process: subprocess.Popen[bytes]) -> None:
        stream = process.stdout
        while stream is not None:
            try:
                self._news.put((worker, pickle.load(stream)))  # noqa: S301 - our own process
            except (EOFError, pickle.UnpicklingError):
                break
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
            following = next_take(self._waiting, self._busy.pop(worker))
            self._left -= 1
            if following is not None:
                self._give(worker, following)
        elif isinstance(news, Exception):
            raise news
        else:
            self._replace(worker)

    def _replace(self, worker: int) -> None:
        process = self._processes.pop(worker)
        code = process.wait()
        _close(process)
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


def _close(process: subprocess.Popen[bytes]) -> None:
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            with suppress(BrokenPipeError):  # what was not read will never be
                pipe.close()


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
    shoot: Shoot | None = next(orders, None)
    if shoot is None:
        return
    for take in orders:
        unreported = 0

        def count() -> None:
            nonlocal unreported
            unreported += 1
            if unreported >= REPORT_EVERY:
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


def failure_of(error: Exception) -> RenderFailed:
    """Any error while rendering, as one with a problem to show."""
    if isinstance(error, RenderFailed):
        return error
    return RenderFailed(Problem("render_failed", "", f"{type(error).__name__}: {error}"[:500]))


if __name__ == "__main__":
    # What libraries print must not mix with the answers.
    answers_fd = os.dup(1)
    os.dup2(2, 1)
    # A parent that has gone away hears nothing any more.
    with suppress(BrokenPipeError), os.fdopen(answers_fd, "wb") as out:
        _work(_orders(sys.stdin.buffer), out)
