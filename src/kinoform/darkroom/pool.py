"""A few warm processes, and a bounded line of those who wait for one."""

from __future__ import annotations

import asyncio
import hashlib
from contextlib import suppress

from kinoform.darkroom.process import Gone, Orders, Process
from kinoform.darkroom.troubles import BUSY, CLOSED, CRASHED, TOO_LARGE, TOO_SLOW
from kinoform.darkroom.wire import Message
from kinoform.kit.errands import Errands
from kinoform.model.problem import RenderFailed


class Pool:
    """Processes that answer one question each at a time, and are replaced when they fail."""

    def __init__(self, orders: Orders, count: int, seconds: float, most_waiting: int) -> None:
        self._orders = orders
        self._count = count
        self._seconds = seconds
        """For one answer, and again for a turn."""
        self._most_waiting = most_waiting
        self._waiting = 0
        self.is_open = False
        self._idle: list[Process] = []
        self._all: list[Process] = []
        self._turns = asyncio.Condition()
        self._errands = Errands()

    @property
    def pids(self) -> tuple[int, ...]:
        """The processes by their ids."""
        return tuple(process.pid for process in self._all)

    async def open(self) -> None:
        """Start the processes, which then load by themselves; raises OSError."""
        self.is_open = True
        for _ in range(self._count):
            process = await Process.start(self._orders)
            self._all.append(process)
            self._idle.append(process)

    async def ready(self) -> None:
        """Wait until all have loaded; raises Gone or OSError where one has ended."""
        async with asyncio.timeout(self._seconds):
            await asyncio.gather(*(process.ready() for process in self._all))

    async def close(self) -> None:
        """End every process; whoever waits is told."""
        async with self._turns:
            self.is_open = False
            self._turns.notify_all()
        self._errands.cancel()
        await self._errands.settled()
        await asyncio.gather(*(process.stop() for process in self._all))
        self._all.clear()
        self._idle.clear()

    async def answer(self, question: Message) -> Message:
        """What a process says; raises RenderFailed where there is no turn or no answer."""
        process = await self._turn(hashlib.blake2b(question.body, digest_size=16).hexdigest())
        task = self._errands.begin(self._exchange(process, question))
        try:
            # One who leaves does not take the answer with them: the process stays warm.
            return await asyncio.shield(task)
        except asyncio.CancelledError:
            if not task.cancelled():
                raise
            raise RenderFailed(CLOSED) from None

    async def _turn(self, document: str) -> Process:
        """A process that has nothing to do, if possible one that knows the document."""
        try:
            async with asyncio.timeout(self._seconds), self._turns:
                if not self.is_open:
                    raise RenderFailed(CLOSED)
                if not self._idle and self._waiting >= self._most_waiting:
                    raise RenderFailed(BUSY)
                self._waiting += 1
                try:
                    await self._turns.wait_for(lambda: self._idle or not self.is_open)
                finally:
                    self._waiting -= 1
                if not self.is_open:
                    raise RenderFailed(CLOSED)
                process = next((each for each in self._idle if each.seen == document), None)
                process = process or self._idle[0]
                self._idle.remove(process)
        except TimeoutError:
            raise RenderFailed(BUSY) from None
        process.seen = document
        return process

    async def _exchange(self, process: Process, question: Message) -> Message:
        """Ask, and leave a process behind that can be asked next."""
        trouble = CRASHED
        try:
            if not process.is_alive:
                process = await self._replaced(process)
            async with asyncio.timeout(self._seconds):
                answer = await process.ask(question)
            if "exhausted" not in answer.header:
                await self._give_back(process)
                return answer
            trouble = TOO_LARGE
        except TimeoutError:
            trouble = TOO_SLOW
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
