"""The one Postgres that everything is kept in."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from contextvars import ContextVar
from typing import Any

from sqlalchemy.engine import make_url
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

Transaction = AsyncConnection
"""An open transaction; whoever opened it commits it, nobody else."""

_whole: ContextVar[AsyncConnection | None] = ContextVar("_whole", default=None)


class Database:
    """Connections to a Postgres, by its URL."""

    def __init__(self, url: str, pool_size: int = 10) -> None:
        self.url = url
        self.engine: AsyncEngine = create_async_engine(
            driver_url(url),
            pool_size=pool_size,
            max_overflow=pool_size,
            pool_pre_ping=True,
            hide_parameters=True,  # errors go to logs, and parameters may be secrets
        )

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Transaction]:
        """All or nothing: committed at the end of the block, undone by an error in it.

        Inside of `whole`, the block is a part of that larger transaction.
        """
        around = _whole.get()
        if around is None:
            async with self.apart() as connection:
                yield connection
        else:
            async with around.begin_nested():
                yield around

    @asynccontextmanager
    async def apart(self) -> AsyncIterator[Transaction]:
        """A transaction of its own, whatever goes on around it."""
        async with self.engine.begin() as connection:
            yield connection

    @asynccontextmanager
    async def whole(self) -> AsyncIterator[Transaction]:
        """One transaction for all that happens in the block, however many it opens."""
        async with self.apart() as connection:
            before = _whole.set(connection)
            try:
                yield connection
            finally:
                _whole.reset(before)

    async def close(self) -> None:
        """Let go of all connections."""
        await self.engine.dispose()


def driver_url(url: str) -> str:
    """The URL with the driver that is used here, whatever driver it named."""
    return make_url(url).set(drivername="postgresql+psycopg").render_as_string(hide_password=False)


def plain_url(url: str) -> str:
    """The URL as libpq reads it."""
    return make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)


async def driver_connection(transaction: Transaction) -> Any:
    """The psycopg connection beneath a transaction, for what must be written in the same one."""
    return (await transaction.get_raw_connection()).driver_connection
