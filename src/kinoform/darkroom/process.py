"""One darkroom process, as the server sees it."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from asyncio.subprocess import PIPE
from contextlib import suppress
from dataclasses import dataclass

from kinoform.darkroom.limits import bare_environment
from kinoform.darkroom.rules import MediaRules
from kinoform.darkroom.wire import SIZES, Garbled, Message, message_of, sizes_of
from kinoform.kit.claimed_folder import ClaimedFolder, claimed_folder

WORK_PREFIX = "kinoform-darkroom-"
"""Begins the names of folders for what the processes keep on disk."""


class Gone(Exception):
    """The process ended, or what it says makes no sense."""


@dataclass(frozen=True, slots=True)
class Orders:
    """What a process is told before its first question."""

    media: MediaRules
    memory_bytes: int
    speaks: bool = False
    """Whether it is there to speak instead of to draw; others are told no keys."""


class Process:
    """Asks one question at a time."""

    def __init__(self, process: asyncio.subprocess.Process, work: ClaimedFolder) -> None:
        self._process = process
        self._work = work
        self._is_ready = False
        self.seen: str = ""
        """The document that was asked about last."""

    @classmethod
    async def start(cls, orders: Orders) -> Process:
        """A process that loads what it needs by itself; `ready` waits for it."""
        work = claimed_folder(WORK_PREFIX)
        try:
            process = await asyncio.create_subprocess_exec(
                sys.executable, "-P", "-m", "kinoform.darkroom.inside",
                stdin=PIPE, stdout=PIPE, start_new_session=True,
                env=bare_environment(),
            )  # fmt: skip
        except BaseException:
            work.drop()
            raise
        started = cls(process, work)
        header = {
            "parent": os.getpid(),
            "work": str(work.path),
            "memory_bytes": orders.memory_bytes,
            "media": (orders.media if orders.speaks else orders.media.silent()).as_dict(),
            "speaks": orders.speaks,
        }
        with suppress(Gone):  # its end is noticed by the first who asks
            await started._tell(Message(header))
        return started

    @property
    def is_alive(self) -> bool:
        return self._process.returncode is None

    @property
    def pid(self) -> int:
        return self._process.pid

    async def ready(self) -> None:
        """Wait until every library is loaded; raises Gone."""
        if not self._is_ready:
            await self._heard()
            self._is_ready = True

    async def ask(self, question: Message) -> Message:
        """The answer to a question; raises Gone."""
        await self.ready()
        await self._tell(question)
        return await self._heard()

    async def stop(self) -> None:
        """End it at once, with every process of its own, and leave nothing behind."""
        with suppress(ProcessLookupError):
            if hasattr(os, "killpg"):
                os.killpg(self._process.pid, signal.SIGKILL)
            else:
                self._process.kill()
        await self._process.wait()
        if self._process.stdin is not None:
            self._process.stdin.close()
        await asyncio.to_thread(self._work.drop)

    async def _tell(self, message: Message) -> None:
        pipe = self._process.stdin
        if pipe is None:
            raise Gone
        try:
            pipe.write(message.packed())
            await pipe.drain()
        except (ConnectionError, RuntimeError) as fault:
            raise Gone from fault

    async def _heard(self) -> Message:
        pipe = self._process.stdout
        if pipe is None:
            raise Gone
        try:
            header, body = sizes_of(await pipe.readexactly(SIZES.size))
            return message_of(await pipe.readexactly(header), await pipe.readexactly(body))
        except (asyncio.IncompleteReadError, ConnectionError, Garbled) as fault:
            raise Gone from fault
