"""Discards: objects of the store that nothing names any more, until they are removed there.

They are noted in the transaction that forgets their row, so that no crash leaves an object behind.
"""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Column, Table, Text, delete, select
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
    """Objects that are to be removed, the oldest first; others who ask now get others."""
    wish = (
        select(discards.c.key)
        .order_by(discards.c.created_at)
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    return list((await tx.execute(wish)).scalars())


async def forget_discards(tx: Transaction, keys: Iterable[str]) -> None:
    """Note that objects are gone."""
    await tx.execute(delete(discards).where(discards.c.key.in_(list(keys))))
