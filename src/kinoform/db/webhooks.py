"""Webhooks that somebody subscribed to events of their account."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKey,
    Identity,
    Index,
    RowMapping,
    Table,
    Text,
    any_,
    delete,
    func,
    insert,
    literal,
    select,
    update,
)
from sqlalchemy.dialects.postgresql import ARRAY

from kinoform.db.accounts import accounts
from kinoform.db.database import Transaction
from kinoform.db.metadata import columns_of, identifier, instant, metadata
from kinoform.kit.ids import new_id

webhooks = Table(
    "webhooks",
    metadata,
    identifier(),
    Column("number", BigInteger, Identity(), nullable=False, unique=True),
    Column("account_id", ForeignKey("accounts.id"), nullable=False),
    Column("dialect", Text, nullable=False),
    Column("url", Text, nullable=False),
    Column("events", ARRAY(Text), nullable=False),
    Column("secret", Text, nullable=False),
    instant("created_at", default_now=True),
    instant("disabled_at"),
    Index(None, "account_id", "dialect", "number"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Webhook:
    """One address that hears of events."""

    id: str
    account_id: str
    dialect: str
    url: str
    events: tuple[str, ...]
    secret: str
    created_at: datetime
    disabled_at: datetime | None
    """Since when it hears nothing any more, because it said that it is gone or was switched off."""


_COLUMNS = columns_of(webhooks)


async def keep_webhook(tx: Transaction, **values: Any) -> Webhook:
    """A new webhook."""
    made = await tx.execute(
        insert(webhooks).values(id=new_id("wh_"), **values).returning(*_COLUMNS)
    )
    return _webhook(made.mappings().one())


async def webhook_of(
    tx: Transaction, account_id: str, webhook_id: str, *, lock: bool = False
) -> Webhook | None:
    """One webhook of an account; with a lock, nothing is owed to it until the transaction ends."""
    wish = select(*_COLUMNS).where(webhooks.c.id == webhook_id, webhooks.c.account_id == account_id)
    if lock:
        wish = wish.with_for_update()
    row = (await tx.execute(wish)).mappings().one_or_none()
    return _webhook(row) if row else None


async def hold_webhooks(tx: Transaction, account_id: str) -> None:
    """Keep others from adding webhooks to an account until the transaction ends."""
    await tx.execute(select(func.pg_advisory_xact_lock(func.hashtext(f"webhooks of {account_id}"))))


async def list_webhooks(tx: Transaction, account_id: str, dialect: str) -> list[Webhook]:
    """Webhooks of an account at a door, the newest first."""
    rows = await tx.execute(
        select(*_COLUMNS)
        .where(webhooks.c.account_id == account_id, webhooks.c.dialect == dialect)
        .order_by(webhooks.c.number.desc())
    )
    return [_webhook(row) for row in rows.mappings()]


async def listening(tx: Transaction, account_id: str, dialect: str, event: str) -> list[Webhook]:
    """Webhooks that want to hear of an event now; none is deleted until the transaction ends."""
    rows = await tx.execute(
        select(*_COLUMNS)
        .where(
            webhooks.c.account_id == account_id,
            webhooks.c.dialect == dialect,
            literal(event) == any_(webhooks.c.events),
            webhooks.c.disabled_at.is_(None),
        )
        .order_by(webhooks.c.number)
        .with_for_update(key_share=True, read=True)
    )
    return [_webhook(row) for row in rows.mappings()]


async def change_webhook(
    tx: Transaction,
    account_id: str,
    webhook_id: str,
    *,
    is_active: bool | None = None,
    **values: Any,
) -> Webhook | None:
    """A webhook with new values, switched on or off if so wished; None where there is none."""
    if is_active is not None:
        since = func.coalesce(webhooks.c.disabled_at, func.clock_timestamp())
        values["disabled_at"] = None if is_active else since
    done = await tx.execute(
        update(webhooks)
        .where(webhooks.c.id == webhook_id, webhooks.c.account_id == account_id)
        .values(**values)
        .returning(*_COLUMNS)
    )
    row = done.mappings().one_or_none()
    return _webhook(row) if row else None


async def disable_webhook(tx: Transaction, webhook_id: str) -> None:
    """Tell an address nothing any more."""
    await tx.execute(
        update(webhooks)
        .where(webhooks.c.id == webhook_id, webhooks.c.disabled_at.is_(None))
        .values(disabled_at=func.clock_timestamp())
    )


async def delete_webhook(tx: Transaction, account_id: str, webhook_id: str) -> bool:
    """Whether there was such a webhook; it is gone now."""
    done = await tx.execute(
        delete(webhooks).where(webhooks.c.id == webhook_id, webhooks.c.account_id == account_id)
    )
    return done.rowcount == 1


async def change_account_secret(tx: Transaction, account_id: str, secret: str) -> None:
    """Sign what goes to the addresses that an account's renders name by another secret."""
    await tx.execute(
        update(accounts).where(accounts.c.id == account_id).values(webhook_secret=secret)
    )


def _webhook(row: RowMapping) -> Webhook:
    return Webhook(**{**row, "events": tuple(row["events"])})
