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
    select,
    update,
)
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.dialects.postgresql import insert as upsert

from kinoform.db.database import Transaction
from kinoform.db.metadata import columns_of, identifier, instant, metadata, older_than
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
    webhook_id: str | None
    """The subscription that it is owed to; empty for an address that a render named."""
    status: DeliveryStatus
    tries: int
    answer: dict[str, Any] | None
    """What the receiver said last."""
    created_at: datetime
    tried_at: datetime | None


_COLUMNS = columns_of(deliveries)


async def owe_delivery(tx: Transaction, **values: Any) -> Delivery | None:
    """A message that has to be delivered; None where it is owed or delivered already."""
    made = await tx.execute(
        upsert(deliveries)
        .values(id=new_id("whd_"), **values)
        .on_conflict_do_nothing()
        .returning(*_COLUMNS)
    )
    row = made.mappings().one_or_none()
    return _delivery(row) if row else None


async def pending_delivery(tx: Transaction, delivery_id: str, tries: int) -> Delivery | None:
    """A message that is still owed after so many tries."""
    wish = select(*_COLUMNS).where(
        deliveries.c.id == delivery_id, deliveries.c.status == "pending",
        deliveries.c.tries == tries,
    )  # fmt: skip
    row = (await tx.execute(wish)).mappings().one_or_none()
    return _delivery(row) if row else None


async def delivery_of(
    tx: Transaction, delivery_id: str, account_id: str | None = None
) -> Delivery | None:
    """One message, of an account or of any; nothing happens to it until the transaction ends."""
    wish = select(*_COLUMNS).where(deliveries.c.id == delivery_id).with_for_update()
    if account_id is not None:
        wish = wish.where(deliveries.c.account_id == account_id)
    row = (await tx.execute(wish)).mappings().one_or_none()
    return _delivery(row) if row else None


async def list_deliveries(
    tx: Transaction,
    *,
    account_id: str | None = None,
    dialect: str | None = None,
    webhook_id: str | None = None,
    status: DeliveryStatus | None = None,
    before: str | None = None,
    limit: int,
) -> list[Delivery]:
    """Messages with all that is named, the newest first, from before one of them."""
    named = {
        deliveries.c.account_id: account_id, deliveries.c.dialect: dialect,
        deliveries.c.webhook_id: webhook_id, deliveries.c.status: status,
    }  # fmt: skip
    wish = select(*_COLUMNS).where(
        *(column == value for column, value in named.items() if value is not None)
    )
    if before is not None:
        wish = wish.where(older_than(deliveries, before))
    rows = await tx.execute(wish.order_by(deliveries.c.number.desc()).limit(limit))
    return [_delivery(row) for row in rows.mappings()]


async def note_try(
    tx: Transaction, tried: Delivery, status: DeliveryStatus, answer: dict[str, Any]
) -> bool:
    """Whether a try is the next one of its message; it is remembered then."""
    done = await tx.execute(
        update(deliveries)
        .where(
            deliveries.c.id == tried.id, deliveries.c.status == "pending",
            deliveries.c.tries == tried.tries,
        )
        .values(
            status=status, answer=answer, tries=tried.tries + 1, tried_at=func.clock_timestamp()
        )
    )  # fmt: skip
    return done.rowcount == 1


async def renew_delivery(tx: Transaction, delivery_id: str) -> Delivery:
    """A message that is owed once more; its tries are counted on."""
    done = await tx.execute(
        update(deliveries)
        .where(deliveries.c.id == delivery_id)
        .values(status="pending")
        .returning(*_COLUMNS)
    )
    return _delivery(done.mappings().one())


async def give_up_delivery(tx: Transaction, delivery_id: str) -> None:
    """Owe a message no more; what its receiver said last stays."""
    await tx.execute(
        update(deliveries)
        .where(deliveries.c.id == delivery_id, deliveries.c.status == "pending")
        .values(status="failed")
    )


async def give_up_deliveries_to(tx: Transaction, webhook_id: str) -> None:
    """Owe a webhook nothing more."""
    await tx.execute(
        update(deliveries)
        .where(deliveries.c.webhook_id == webhook_id, deliveries.c.status == "pending")
        .values(status="failed")
    )


def _delivery(row: RowMapping) -> Delivery:
    return Delivery(**row)
