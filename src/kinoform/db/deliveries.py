"""Deliveries: what is owed to webhooks, and how each try ended."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKey,
    Identity,
    Index,
    Integer,
    RowMapping,
    Table,
    Text,
    func,
    insert,
    select,
    update,
)
from sqlalchemy.dialects.postgresql import JSONB

from kinoform.db.database import Transaction
from kinoform.db.metadata import columns_of, identifier, instant, metadata
from kinoform.kit.ids import new_id

DeliveryStatus = Literal["pending", "delivered", "failed"]

deliveries = Table(
    "deliveries",
    metadata,
    identifier(),
    Column("number", BigInteger, Identity(), nullable=False, unique=True),
    Column("account_id", ForeignKey("accounts.id"), nullable=False),
    Column("dialect", Text, nullable=False),
    Column("event", Text, nullable=False),
    Column("render_id", Text),
    Column("url", Text, nullable=False),
    Column("payload", JSONB, nullable=False),
    Column("secret", Text),
    Column("webhook_id", ForeignKey("webhooks.id", ondelete="SET NULL"), index=True),
    Column("status", Text, nullable=False, server_default="pending"),
    Column("tries", Integer, nullable=False, server_default="0"),
    Column("answer", JSONB(none_as_null=True)),
    instant("created_at", default_now=True),
    instant("tried_at"),
    Index(None, "account_id", "number"),
    Index("uq_deliveries_render_event_url", "render_id", "event", "url", unique=True),
)
"""An event of a render is owed to an address once, however often it is announced."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """One message to one address."""

    id: str
    account_id: str
    dialect: str
    event: str
    render_id: str | None
    url: str
    payload: dict[str, Any]
    secret: str | None
    webhook_id: str | None
    """The subscription that it is owed to, if there was one."""
    status: DeliveryStatus
    tries: int
    answer: dict[str, Any] | None
    """What the receiver said last."""
    created_at: datetime
    tried_at: datetime | None


_COLUMNS = columns_of(deliveries)


async def owe_delivery(tx: Transaction, **values: Any) -> Delivery:
    """A message that has to be delivered."""
    made = await tx.execute(
        insert(deliveries).values(id=new_id("whd_"), **values).returning(*_COLUMNS)
    )
    return _delivery(made.mappings().one())


async def pending_delivery(tx: Transaction, delivery_id: str) -> Delivery | None:
    """A message that is still owed."""
    wish = select(*_COLUMNS).where(deliveries.c.id == delivery_id, deliveries.c.status == "pending")
    row = (await tx.execute(wish)).mappings().one_or_none()
    return _delivery(row) if row else None


async def note_try(
    tx: Transaction, delivery_id: str, status: DeliveryStatus, answer: dict[str, Any]
) -> None:
    """Remember how a try ended."""
    await tx.execute(
        update(deliveries)
        .where(deliveries.c.id == delivery_id)
        .values(
            status=status, answer=answer, tries=deliveries.c.tries + 1,
            tried_at=func.clock_timestamp(),
        )
    )  # fmt: skip


def _delivery(row: RowMapping) -> Delivery:
    return Delivery(**row)
