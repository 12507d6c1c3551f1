"""The booth: one process that speaks what documents ask for, there only while it is needed.

It alone loads the voices and knows the keys of providers elsewhere. What it says is kept on disk,
where the processes that draw find it.
"""

from __future__ import annotations

import asyncio
from contextlib import suppress

from kinoform.darkroom.answers import problems_of
from kinoform.darkroom.process import Gone, Orders, Process
from kinoform.darkroom.rules import MediaRules
from kinoform.darkroom.wire import Garbled, Message
from kinoform.kit.errands import Errands
from kinoform.model.problem import InvalidDocument, Problem, RenderFailed, errors_of

IDLE_SECONDS = 300.0
"""How long the voices stay loaded after the last word."""

_TOO_LONG = Problem(
    "speech_timeout", "", "speaking all of this takes too long",
    "send it again, since what was spoken is kept; or cut the text into several films",
)  # fmt: skip
_SILENT = Problem(
    "speech_failed", "", "the process that speaks ended",
    "send it again; if that does not help, try another voice",
)  # fmt: skip


class Booth:
    """Speaks for one document at a time."""

    def __init__(
        self, media: MediaRules, *, seconds: float = 120.0, memory_bytes: int = 4 * 1024**3
    ) -> None:
        self._orders = Orders(media, memory_bytes, speaks=True)
        self._seconds = seconds
        self._process: Process | None = None
        self._asked = 0
        self._is_open = True
        self._turn = asyncio.Lock()
        self._closing: asyncio.TimerHandle | None = None
        self._errands = Errands()

    @property
    def pid(self) -> int | None:
        """The process that speaks, for those who watch over it; None while there is none."""
        return None if self._process is None else self._process.pid

    async def speak(self, document: bytes) -> None:
        """Have everything in a document spoken, and kept.

        Raises InvalidDocument with every error that it has, and RenderFailed where speaking takes
        too long or ends its process.
        """
        # Whoever leaves takes nothing along: what is being spoken is kept for the next.
        await asyncio.shield(self._errands.begin(self._spoken(document)))

    async def _spoken(self, document: bytes) -> None:
        async with self._turn:
            self._stay()
            try:
                async with asyncio.timeout(self._seconds):
                    process = await self._ready()
                    # An era of its own: what a kept film says may have been cleared away.
                    self._asked += 1
                    question = Message({"ask": "speak", "era": self._asked}, document)
                    answer = await process.ask(question)
                problems = problems_of(answer.header["problems"])
            except TimeoutError:
                await self._end()
                raise RenderFailed(_TOO_LONG) from None
            except (Gone, OSError, Garbled, KeyError):
                await self._end()
                raise RenderFailed(_SILENT) from None
            self._leave_later()
        if errors_of(problems):
            raise InvalidDocument(problems)

    async def close(self) -> None:
        """End the process, if there is one, at once; whoever waits for it is told."""
        self._is_open = False
        await self._end()
        await self._leave()
        await self._errands.settled()

    async def _leave(self) -> None:
        self._stay()
        async with self._turn:
            await self._end()

    async def _ready(self) -> Process:
        if self._is_open and (self._process is None or not self._process.is_alive):
            await self._end()
            self._process = await Process.start(self._orders)
        if self._process is None or not self._is_open:
            raise Gone
        return self._process

    async def _end(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            with suppress(OSError):
                await process.stop()

    def _stay(self) -> None:
        if self._closing is not None:
            self._closing.cancel()
            self._closing = None

    def _leave_later(self) -> None:
        def leave() -> None:
            self._errands.begin(self._leave())

        self._closing = asyncio.get_running_loop().call_later(IDLE_SECONDS, leave)
