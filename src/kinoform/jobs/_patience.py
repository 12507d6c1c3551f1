"""Takes a step in the database, even if it is away for a moment."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import TypeVar

from procrastinate.exceptions import ConnectorException
from sqlalchemy.exc import DBAPIError

from kinoform.app.house import House
from kinoform.db.database import Transaction

PATIENCE_SECONDS, PAUSE_SECONDS = 10.0, 0.5

Answer = TypeVar("Answer")


async def patiently(house: House, step: Callable[[Transaction], Awaitable[Answer]]) -> Answer:
    """What a step answers whose transaction was committed; it is tried again for a while.

    A step whose end was not heard is taken twice, so it has to find that out by itself.
    """
    until = time.monotonic() + PATIENCE_SECONDS
    while True:
        try:
            async with house.database.transaction() as tx:
                return await step(tx)
        except (DBAPIError, ConnectorException):
            if time.monotonic() >= until:
                raise
        await asyncio.sleep(PAUSE_SECONDS)
