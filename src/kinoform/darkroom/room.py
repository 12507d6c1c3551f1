"""The darkroom: looks at documents in warm processes, once all that they say is spoken."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Mapping, Sequence
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
from kinoform.darkroom.pool import Pool
from kinoform.darkroom.process import Gone, Orders
from kinoform.darkroom.rules import MediaRules
from kinoform.darkroom.troubles import BUSY, CLOSED, CRASHED, TOO_LARGE, TOO_SLOW
from kinoform.darkroom.wire import Garbled, Message
from kinoform.model.problem import InvalidDocument, Problem, RenderFailed

Document = Mapping[str, Any] | str | bytes
"""A JSON object, or its text."""

Facts = TypeVar("Facts")

WARM_SECONDS = 600.0
"""How long a compiled film stands for its document; what a URL gives may change."""

_OF_THE_DOCUMENT = {
    CRASHED.code, TOO_SLOW.code, TOO_LARGE.code, "speech_timeout", "speech_failed",
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
        self._pool = Pool(Orders(media, memory_bytes), processes, seconds, most_waiting)
        self._most_waiting = most_waiting
        self._speaking = 0

    @property
    def pids(self) -> tuple[int, ...]:
        """The processes by their ids, for those who watch over them."""
        return self._pool.pids

    async def start(self) -> None:
        """Open with all processes ready; raises RenderFailed where they cannot even begin."""
        await self.open()
        await self.ready()

    async def open(self) -> None:
        """Start the processes, which then load by themselves; raises RenderFailed."""
        try:
            await self._pool.open()
        except OSError:
            await self._give_up()

    async def ready(self) -> None:
        """Wait until all processes have loaded; raises RenderFailed where one has ended."""
        try:
            await self._pool.ready()
        except (Gone, OSError):  # among them a TimeoutError
            await self._give_up()

    async def _give_up(self) -> NoReturn:
        await self.close()
        raise RenderFailed(
            replace(CRASHED, message="no darkroom process could start", hint="see the log")
        ) from None

    async def close(self) -> None:
        """End every process; whoever waits is told."""
        await asyncio.gather(self._pool.close(), self._booths.close())

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
            raise RenderFailed(CRASHED) from None

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
            raise RenderFailed(BUSY)
        self._speaking += 1
        try:
            await booth.speak(body)
        except RenderFailed:
            if not self._pool.is_open:
                raise RenderFailed(CLOSED) from None
            raise
        finally:
            self._speaking -= 1

    async def _answer(self, body: bytes, wish: Mapping[str, Any]) -> Message:
        era = int(asyncio.get_running_loop().time() // WARM_SECONDS)
        return await self._pool.answer(Message({**wish, "era": era}, body))


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
        raise RenderFailed(CRASHED) from None
