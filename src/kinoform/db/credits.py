"""Credits: every movement from one purse to another, and what is left in each.

An account has what it may spend, what is set aside for renders under way, and what is spent. No
credit comes from nowhere: grants leave a purse of the house that may fall below zero, no other may.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    ForeignKey,
    Identity,
    Index,
    Integer,
    Table,
    Text,
    insert,
    select,
    update,
)
from sqlalchemy.dialects.postgresql import insert as upsert

from kinoform.db.database import Transaction
from kinoform.db.metadata import instant, metadata

Purse = Literal["available", "reserved", "spent", "house"]

purses = Table(
    "purses",
    metadata,
    Column("account_id", ForeignKey("accounts.id"), primary_key=True),
    Column("purse", Text, primary_key=True),
    Column("balance", BigInteger, nullable=False, server_default="0"),
    CheckConstraint("balance >= 0 OR purse = 'house'", name="never_below_zero"),
)

transfers = Table(
    "transfers",
    metadata,
    Column("id", BigInteger, Identity(), primary_key=True),
    Column("account_id", ForeignKey("accounts.id"), nullable=False),
    Column("source", Text, nullable=False),
    Column("target", Text, nullable=False),
    Column("amount", Integer, nullable=False),
    Column("reason", Text, nullable=False),
    Column("render_id", Text),
    instant("created_at", default_now=True),
    CheckConstraint("amount > 0", name="positive"),
    Index(None, "account_id", "id"),
    Index("uq_transfers_render_reason", "render_id", "reason", unique=True),
)
"""For each render there is at most one movement of a kind: nothing is charged twice."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Transfer:
    """One movement from one purse of an account to another."""

    id: int
    account_id: str
    source: Purse
    target: Purse
    amount: int
    reason: str
    render_id: str | None
    created_at: datetime


async def list_transfers(
    tx: Transaction, account_id: str, *, before: int | None, limit: int
) -> list[Transfer]:
    """Movements of an account's credits, the newest first, from before one of them."""
    wish = select(transfers).where(transfers.c.account_id == account_id)
    if before is not None:
        wish = wish.where(transfers.c.id < before)
    rows = await tx.execute(wish.order_by(transfers.c.id.desc()).limit(limit))
    return [Transfer(**row) for row in rows.mappings()]


async def balance(tx: Transaction, account_id: str, purse: Purse = "available") -> int:
    """What is in a purse."""
    wish = select(purses.c.balance).where(
        purses.c.account_id == account_id, purses.c.purse == purse
    )
    return int((await tx.execute(wish)).scalar_one_or_none() or 0)


async def grant(tx: Transaction, account_id: str, amount: int, reason: str = "grant") -> int:
    """Give credits to an account; what it has then."""
    await _move(tx, account_id, "house", "available", amount, reason, None)
    return await balance(tx, account_id)


async def reserve(tx: Transaction, account_id: str, amount: int, render_id: str) -> bool:
    """Set credits aside for a render; False, and nothing moved, where there are not enough."""
    return await _move(tx, account_id, "available", "reserved", amount, "reserve", render_id)


async def settle(tx: Transaction, account_id: str, amount: int, render_id: str) -> bool:
    """Spend what was set aside for a render, once."""
    return await _move(tx, account_id, "reserved", "spent", amount, "settle", render_id)


async def refund(tx: Transaction, account_id: str, amount: int, render_id: str) -> bool:
    """Give back what was set aside for a render, once."""
    return await _move(tx, account_id, "reserved", "available", amount, "refund", render_id)


async def _move(
    tx: Transaction,
    account_id: str,
    source: Purse,
    target: Purse,
    amount: int,
    reason: str,
    render_id: str | None,
) -> bool:
    if amount <= 0:
        return True
    for purse in (source, target):
        await tx.execute(
            upsert(purses).values(account_id=account_id, purse=purse).on_conflict_do_nothing()
        )
    # Credits go both ways between two purses, so both are locked in one order first.
    both = purses.c.account_id == account_id, purses.c.purse.in_((source, target))
    await tx.execute(select(purses.c.purse).where(*both).order_by(purses.c.purse).with_for_update())
    taken = update(purses).where(purses.c.account_id == account_id, purses.c.purse == source)
    if source != "house":
        taken = taken.where(purses.c.balance >= amount)
    done = await tx.execute(taken.values(balance=purses.c.balance - amount))
    if not done.rowcount:
        return False
    await tx.execute(
        update(purses)
        .where(purses.c.account_id == account_id, purses.c.purse == target)
        .values(balance=purses.c.balance + amount)
    )
    await tx.execute(
        insert(transfers).values(
            account_id=account_id, source=source, target=target, amount=amount, reason=reason,
            render_id=render_id,
        )
    )  # fmt: skip
    return True
