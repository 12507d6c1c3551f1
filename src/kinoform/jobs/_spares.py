"""Processes that are ready to film before anybody asks: one for each render at a time."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from kinoform.jobs._child import Child, Limits


class Spares:
    """Keeps so many children warm; one that was used is replaced when it has ended."""

    def __init__(self, limits: Limits, count: int) -> None:
        self._limits = limits
        self._count = count
        self._waiting: list[Child] = []
        self._used = 0
        self._filling = asyncio.Lock()

    @asynccontextmanager
    async def child(self) -> AsyncIterator[Child]:
        """A child for one order, ended afterwards in any case."""
        child = await self._taken()
        self._used += 1
        try:
            yield child
        finally:
            await child.end()
            self._used -= 1
            await self.fill()

    async def fill(self) -> None:
        """Start children for the slots that have none."""
        async with self._filling:
            dead = [child for child in self._waiting if not child.is_alive]
            self._waiting = [child for child in self._waiting if child.is_alive]
            for child in dead:
                await child.end()
            while self._used + len(self._waiting) < self._count:
                self._waiting.append(await Child.start(self._limits))

    async def close(self) -> None:
        """End those that nobody has used."""
        async with self._filling:
            self._count = 0
            while self._waiting:
                await self._waiting.pop().end()

    async def _taken(self) -> Child:
        while self._waiting:
            child = self._waiting.pop(0)
            if child.is_alive:
                return child
            await child.end()
        return await Child.start(self._limits)
