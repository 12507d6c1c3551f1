"""Previews: documents behind a link for some days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import (
    Column,
    ForeignKey,
    RowMapping,
    Table,
    delete,
    func,
    insert,
    select,
)
from sqlalchemy.dialects.postgresql import JSONB

from kinoform.db.database import Transaction
from kinoform.db.metadata import identifier, instant, metadata

LIFE_DAYS = 7

previews = Table(
    "previews",
    metadata,
    identifier(),
    Column("account_id", ForeignKey("accounts.id"), index=True),
    Column("document", JSONB, nullable=False),
    instant("created_at", default_now=True),
    instant("expires_at"),
)
"""Those of the public preview service belong to nobody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """A document that can be looked at by its link."""

    id: str
    account_id: str | None
    document: dict[str, Any]
    created_at: datetime
    expires_at: datetime


async def keep_preview(
    tx: Transaction, preview_id: str, account_id: str | None, document: dict[str, Any]
) -> Preview:
    """A preview that lives for a week."""
    made = await tx.execute(
        insert(previews)
        .values(
            id=preview_id, account_id=account_id, document=document,
            expires_at=func.now() + func.make_interval(0, 0, 0, LIFE_DAYS),
        )
        .returning(previews)
    )  # fmt: skip
    return _preview(made.mappings().one())


async def preview_of(
    tx: Transaction, preview_id: str, account_id: str | None = None
) -> Preview | None:
    """A preview that is not over; with an account, only one of its own."""
    wish = select(previews).where(previews.c.id == preview_id, previews.c.expires_at > func.now())
    if account_id is not None:
        wish = wish.where(previews.c.account_id == account_id)
    row = (await tx.execute(wish)).mappings().one_or_none()
    return _preview(row) if row else None


async def delete_preview(tx: Transaction, preview_id: str, account_id: str) -> bool:
    """Whether an account had such a preview; it is gone now."""
    done = await tx.execute(
        delete(previews).where(previews.c.id == preview_id, previews.c.account_id == account_id)
    )
    return done.rowcount == 1


async def sweep_previews(tx: Transaction) -> int:
    """How many previews were over and are gone now."""
    return (await tx.execute(delete(previews).where(previews.c.expires_at <= func.now()))).rowcount


def _preview(row: RowMapping) -> Preview:
    return Preview(**row)
