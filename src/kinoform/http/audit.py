"""The trail of calls: gathered for a moment and written together, so that no call waits for it.

What a killed server has gathered in its last moment is lost; what those calls did is not.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from sqlalchemy.exc import DBAPIError

from kinoform.db.audits import Call, note_calls
from kinoform.db.database import Database

GATHER_SECONDS = 0.25
MOST_GATHERED = 20_000
"""Beyond, as while the database is away, the oldest calls are given up for the newer."""

log = logging.getLogger(__name__)


class Trail:
    """Takes calls down."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._calls: list[Call] = []

    def note(self, call: Call) -> None:
        """Have a call written down soon."""
        self._calls.append(call)

    @asynccontextmanager
    async def kept(self) -> AsyncIterator[Trail]:
        """The trail, written while the block runs and at its end."""
        writing = asyncio.create_task(self._write_on())
        try:
            yield self
        finally:
            writing.cancel()
            with suppress(asyncio.CancelledError):
                await writing
            await self._write()

    async def _write_on(self) -> None:
        while True:
            await asyncio.sleep(GATHER_SECONDS)
            await asyncio.shield(self._write())

    async def _write(self) -> None:
        calls, self._calls = self._calls, []
        if not calls:
            return
        try:
            async with self._database.apart() as tx:
                await note_calls(tx, calls)
        except DBAPIError:
            log.warning("%s calls wait to be written to the audit", len(calls))
            self._calls = (calls + self._calls)[-MOST_GATHERED:]
