"""Discards: objects of the store that nothing names any more, until they are removed there.

They are noted in the transaction that forgets their row, so that no crash leaves an object behind.
"""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Column, Table, Text, delete, func, select, update
from sqlalchemy.dialects.postgresql import insert as upsert

from kinoform.db.database import Transaction
from kinoform.db.metadata import instant, metadata

discards = Table(
    "discards",
    metadata,
    Column("key", Text, primary_key=True),
    instant("created_at", default_now=True),
)


async def discard(tx: Transaction, keys: Iterable[str]) -> None:
    """Have objects removed soon."""
    rows = [{"key": key} for key in keys]
    if rows:
        await tx.execute(upsert(discards).values(rows).on_conflict_do_nothing())


async def some_discards(tx: Transaction, limit: int) -> list[str]:
    """Objects that are to be removed, the oldest first.

    Two who ask at once may get the same ones: an object that is gone can be removed again.
    """
    wish = select(discards.c.key).order_by(discards.c.created_at, discards.c.key).limit(limit)
    return list((await tx.execute(wish)).scalars())


async def put_off_discards(tx: Transaction, keys: Iterable[str]) -> None:
    """Have all other objects removed before these, which the store would not let go."""
    await tx.execute(
        update(discards)
        .where(discards.c.key.in_(list(keys)))
        .values(created_at=func.clock_timestamp())
    )


async def forget_discards(tx: Transaction, keys: Iterable[str]) -> None:
    """Note that objects are gone."""
    await tx.execute(delete(discards).where(discards.c.key.in_(list(keys))))
