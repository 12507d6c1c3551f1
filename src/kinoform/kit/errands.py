"""Tasks that go on to their end, whether or not anybody waits for them."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import Any, TypeVar

Result = TypeVar("Result")


class Errands:
    """Holds tasks until they are done, and hears of failures that nobody else hears of."""

    def __init__(self) -> None:
        self._under_way: set[asyncio.Task[Any]] = set()

    def begin(self, errand: Coroutine[Any, Any, Result]) -> asyncio.Task[Result]:
        """The task, begun; shield it where whoever waits may leave."""
        task = asyncio.create_task(errand)
        self._under_way.add(task)
        task.add_done_callback(self._finished)
        return task

    def cancel(self) -> None:
        """Ask all of them to stop."""
        for task in self._under_way:
            task.cancel()

    async def settled(self) -> None:
        """Wait until all of them are over, however they end."""
        await asyncio.gather(*self._under_way, return_exceptions=True)

    def _finished(self, task: asyncio.Task[Any]) -> None:
        self._under_way.discard(task)
        if not task.cancelled():
            task.exception()  # heard, even where nobody waits for it any more
