"""The darkroom: a few warm processes, and a bounded line of those who wait for one."""

from __future__ import annotations

import asyncio
import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from types import TracebackType
from typing import Any, Literal, NoReturn, Self, TypeVar

from kinoform.darkroom.answers import (
    Measured,
    StreamPlan,
    measured_of,
    problems_of,
    seen_of,
    stream_plan_of,
)
from kinoform.darkroom.booth import Booth
from kinoform.darkroom.booths import Booths
from kinoform.darkroom.process import Gone, Orders, Process
from kinoform.darkroom.rules import MediaRules
from kinoform.darkroom.wire import Garbled, Message
from kinoform.kit.errands import Errands
from kinoform.model.problem import InvalidDocument, Problem, RenderFailed

Document = Mapping[str, Any] | str | bytes
"""A JSON object, or its text."""

Facts = TypeVar("Facts")

WARM_SECONDS = 600.0
"""How long a compiled film stands for its document; what a URL gives may change."""

_CRASHED = Problem(
    "preview_crashed", "", "the process that drew this document ended",
    "a medium in it may be damaged; leave out one after another to find it",
)  # fmt: skip
_TOO_SLOW = Problem(
    "preview_timeout", "", "this document took too long to draw",
    "try a smaller size, or fewer and smaller media",
)  # fmt: skip
_TOO_LARGE = Problem(
    "preview_too_large", "", "drawing this document takes more memory than is allowed",
    "try a smaller size, or smaller media",
)  # fmt: skip
_BUSY = Problem(
    "preview_busy", "", "too many previews are being drawn at this moment", "try again in a second"
)
_CLOSED = Problem("preview_closed", "", "the server is shutting down", "try again in a minute")
_OF_THE_DOCUMENT = {
    _CRASHED.code, _TOO_SLOW.code, _TOO_LARGE.code, "speech_timeout", "speech_failed",
}  # fmt: skip


class Darkroom:
    """Looks at documents for a process that must load neither canvas nor codecs.

    Methods about pictures raise InvalidDocument for a bad document, and RenderFailed with one
    problem where drawing failed: `preview_crashed`, `preview_timeout` and `preview_too_large` are
    about the document, `preview_busy` and `preview_closed` about the server.
    """

    def __init__(
        self,
        processes: int = 1,
        memory_bytes: int = 2 * 1024**3,
        *,
        media: MediaRules,
        seconds: float = 30.0,
        most_waiting: int = 32,
    ) -> None:
        self._booths = Booths(media)
        self._orders = Orders(media, memory_bytes)
        self._count = processes
        self._seconds = seconds
        self._most_waiting = most_waiting
        self._waiting = 0
        self._speaking = 0
        self._is_open = False
        self._idle: list[Process] = []
        self._all: list[Process] = []
        self._turns = asyncio.Condition()
        self._errands = Errands()

    @property
    def pids(self) -> tuple[int, ...]:
        """The processes by their ids, for those who watch over them."""
        return tuple(process.pid for process in self._all)

    async def start(self) -> None:
        """Open with all processes ready; raises RenderFailed where they cannot even begin."""
        await self.open()
        await self.ready()

    async def open(self) -> None:
        """Start the processes, which then load by themselves; raises RenderFailed."""
        self._is_open = True
        try:
            for _ in range(self._count):
                await self._hire()
        except OSError:
            await self._give_up()

    async def ready(self) -> None:
        """Wait until all processes have loaded; raises RenderFailed where one has ended."""
        try:
            async with asyncio.timeout(self._seconds):
                await asyncio.gather(*(process.ready() for process in self._all))
        except (Gone, OSError):  # among them a TimeoutError
            await self._give_up()

    async def _give_up(self) -> NoReturn:
        await self.close()
        raise RenderFailed(
            replace(_CRASHED, message="no darkroom process could start", hint="see the log")
        ) from None

    async def close(self) -> None:
        """End every process; whoever waits is told."""
        async with self._turns:
            self._is_open = False
            self._turns.notify_all()
        self._errands.cancel()
        await self._errands.settled()
        await asyncio.gather(self._booths.close(), *(process.stop() for process in self._all))
        self._all.clear()
        self._idle.clear()

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.close()

    async def measure(self, document: Document) -> Measured:
        """The facts of a film and all problems of its document, however bad that is.

        Raises RenderFailed only where the server is busy or closing.
        """
        try:
            return await self._read(measured_of, document, {"ask": "measure"})
        except InvalidDocument as invalid:
            return Measured(problems=invalid.problems)
        except RenderFailed as failed:
            if failed.problem.code not in _OF_THE_DOCUMENT:
                raise
            return Measured(problems=(failed.problem,))

    async def check(self, documents: Sequence[Document]) -> tuple[tuple[Problem, ...], ...]:
        """What viewers of each of some films of templates will stumble over, and media that are
        not there: without places, and quicker than measuring every one.
        """
        whole = b"[" + b",".join(map(_bytes_of, documents)) + b"]"
        return await self._read(seen_of, whole, {"ask": "check"})

    async def still(
        self,
        document: Document,
        seconds: float,
        *,
        width: int | None = None,
        format: Literal["png", "jpg", "webp"] = "png",  # noqa: A002 - as the document calls it
    ) -> bytes:
        """The picture at an instant as a file; a width of None is the film's own."""
        wish = {"ask": "still", "seconds": seconds, "width": width, "format": format}
        return (await self._asked(document, wish)).body

    async def stream(self, document: Document, height: int) -> StreamPlan:
        """What a player must know of the preview at a height."""
        return await self._read(stream_plan_of, document, {"ask": "stream", "height": height})

    async def init_segment(self, document: Document, height: int) -> bytes:
        """What a player needs before any segment: an MP4 without a sample."""
        return (await self._asked(document, {"ask": "init", "height": height})).body

    async def segment(self, document: Document, height: int, number: int) -> bytes:
        """One segment of the preview, which plays at its place in the film."""
        wish = {"ask": "segment", "height": height, "number": number}
        return (await self._asked(document, wish)).body

    async def _read(
        self,
        facts_of: Callable[[Mapping[str, Any]], Facts],
        document: Document,
        wish: Mapping[str, Any],
    ) -> Facts:
        answer = await self._asked(document, wish)
        try:
            return facts_of(answer.header)
        except Garbled:
            raise RenderFailed(_CRASHED) from None

    async def _asked(self, document: Document, wish: Mapping[str, Any]) -> Message:
        """The answer to a question; what nobody has spoken yet is spoken first."""
        body = _bytes_of(document)
        answer = await self._answer(body, wish)
        booth = self._booths.needed(each.code for each in _problems_in(answer.header))
        if booth is not None:
            await self._spoken(booth, body)
            answer = await self._answer(body, wish)
        _raise_what_it_says(answer.header)
        return answer

    async def _spoken(self, booth: Booth, body: bytes) -> None:
        if self._speaking > self._most_waiting:
            raise RenderFailed(_BUSY)
        self._speaking += 1
        try:
            await booth.speak(body)
        except RenderFailed:
            if not self._is_open:
                raise RenderFailed(_CLOSED) from None
            raise
        finally:
            self._speaking -= 1

    async def _answer(self, body: bytes, wish: Mapping[str, Any]) -> Message:
        era = int(asyncio.get_running_loop().time() // WARM_SECONDS)
        process = await self._turn(hashlib.blake2b(body, digest_size=16).hexdigest())
        question = Message({**wish, "era": era}, body)
        task = self._errands.begin(self._exchange(process, question))
        try:
            # One who leaves does not take the answer with them: the process stays warm.
            return await asyncio.shield(task)
        except asyncio.CancelledError:
            if not task.cancelled():
                raise
            raise RenderFailed(_CLOSED) from None

    async def _turn(self, document: str) -> Process:
        """A process that has nothing to do, if possible one that knows the document."""
        try:
            async with asyncio.timeout(self._seconds), self._turns:
                if not self._is_open:
                    raise RenderFailed(_CLOSED)
                if not self._idle and self._waiting >= self._most_waiting:
                    raise RenderFailed(_BUSY)
                self._waiting += 1
                try:
                    await self._turns.wait_for(lambda: self._idle or not self._is_open)
                finally:
                    self._waiting -= 1
                if not self._is_open:
                    raise RenderFailed(_CLOSED)
                process = next((each for each in self._idle if each.seen == document), None)
                process = process or self._idle[0]
                self._idle.remove(process)
        except TimeoutError:
            raise RenderFailed(_BUSY) from None
        process.seen = document
        return process

    async def _exchange(self, process: Process, question: Message) -> Message:
        """Ask, and leave a process behind that can be asked next."""
        trouble = _CRASHED
        try:
            if not process.is_alive:
                process = await self._replaced(process)
            async with asyncio.timeout(self._seconds):
                answer = await process.ask(question)
            if "exhausted" not in answer.header:
                await self._give_back(process)
                return answer
            trouble = _TOO_LARGE
        except TimeoutError:
            trouble = _TOO_SLOW
        except (Gone, OSError):
            pass
        await self._give_back(await self._replaced(process))
        raise RenderFailed(trouble)

    async def _give_back(self, process: Process) -> None:
        async with self._turns:
            self._idle.append(process)
            self._turns.notify()

    async def _replaced(self, process: Process) -> Process:
        """Another process in the place of one that is no good any more."""
        await process.stop()
        with suppress(OSError):
            fresh = await Process.start(self._orders)
            self._all[self._all.index(process)] = fresh
            return fresh
        return process  # the machine has no room for a new one now; the next to ask tries again

    async def _hire(self) -> None:
        process = await Process.start(self._orders)
        self._all.append(process)
        self._idle.append(process)


def _bytes_of(document: Document) -> bytes:
    if isinstance(document, bytes):
        return document
    if isinstance(document, str):
        return document.encode("utf-8", "replace")
    try:
        return json.dumps(document).encode("ascii")
    except RecursionError:
        raise InvalidDocument(
            [Problem("too_deep", "", "values are nested too deep", "flatten the document")]
        ) from None


def _problems_in(header: Mapping[str, Any]) -> tuple[Problem, ...]:
    try:
        return problems_of(header.get("invalid") or header.get("problems") or ())
    except Garbled:
        return ()


def _raise_what_it_says(header: Mapping[str, Any]) -> None:
    try:
        if "failed" in header:
            raise RenderFailed(problems_of([header["failed"]])[0])
        if "invalid" in header:
            raise InvalidDocument(problems_of(header["invalid"]))
    except Garbled:
        raise RenderFailed(_CRASHED) from None
