"""A process that films one order, as the worker sees it."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys
from asyncio.subprocess import PIPE
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kinoform.darkroom.limits import bare_environment
from kinoform.darkroom.rules import MediaRules

LONGEST_LINE_BYTES = 8 * 1024 * 1024
GOODBYE_SECONDS = 1.0
"""Between the last word of a process and its end."""


class Died(Exception):
    """The process ended without an answer; `code` is its exit code, below zero for a signal."""

    def __init__(self, code: int) -> None:
        self.code = code
        super().__init__(code)

    @property
    def was_killed(self) -> bool:
        """Whether a signal ended it: a codec that crashed, or a machine short of memory."""
        return self.code < 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What a process that films may have."""

    media: MediaRules
    memory_bytes: int
    """More than it has when it is ready; so may each process that it starts."""
    file_bytes: int
    """Of one file that it writes."""
    folder: Path
    """Where it puts what it needs for a moment."""


class Child:
    """Carries out one order, and is over then."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process

    @classmethod
    async def start(cls, limits: Limits) -> Child:
        """A process that gets ready by itself; an order may be given before it is."""
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-P", "-m", "kinoform.jobs._filming",
            stdin=PIPE, stdout=PIPE, start_new_session=True, limit=LONGEST_LINE_BYTES,
            env={**bare_environment(), "TMPDIR": str(limits.folder)},
        )  # fmt: skip
        child = cls(process)
        await child._tell(
            {
                "parent": os.getpid(),
                "media": limits.media.silent().as_dict(),
                "memoryBytes": limits.memory_bytes,
                "fileBytes": limits.file_bytes,
            }
        )
        return child

    @property
    def is_alive(self) -> bool:
        return self._process.returncode is None

    @property
    def pid(self) -> int:
        return self._process.pid

    async def film(
        self, order: dict[str, Any], on_line: Callable[[dict[str, Any]], None]
    ) -> dict[str, Any]:
        """The answer to an order: files, or a problem; raises Died."""
        await self._tell(order)
        while (line := await self._heard()) is not None:
            if "files" in line or "problem" in line:
                return line
            on_line(line)
        with suppress(TimeoutError):
            await asyncio.wait_for(self._process.wait(), GOODBYE_SECONDS)
        self.kill()
        raise Died(await self._process.wait())

    def kill(self) -> None:
        """End it at once, with every process of its own."""
        with suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)

    async def end(self) -> None:
        """Kill it, and wait until it is gone."""
        self.kill()
        if self._process.stdin is not None:
            self._process.stdin.close()
        await self._process.wait()

    async def _tell(self, line: dict[str, Any]) -> None:
        pipe = self._process.stdin
        if pipe is not None:
            with suppress(ConnectionError):  # its end is noticed where its answer is read
                pipe.write(json.dumps(line).encode() + b"\n")
                await pipe.drain()

    async def _heard(self) -> dict[str, Any] | None:
        """The next line; None when there are no more, or none that makes sense."""
        pipe = self._process.stdout
        if pipe is None:
            return None
        try:
            line = json.loads(await pipe.readline())
        except ValueError:  # too long or no JSON: the process reads media of strangers
            return None
        return line if isinstance(line, dict) else None
