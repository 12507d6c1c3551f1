"""The audit: every call with a key or a session, and how it ended."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime

from sqlalchemy import (
    BigInteger,
    Column,
    Double,
    ForeignKey,
    Identity,
    Index,
    Integer,
    Table,
    Text,
    delete,
    func,
    insert,
    select,
)

from kinoform.db.database import Transaction
from kinoform.db.metadata import instant, metadata

audits = Table(
    "audits",
    metadata,
    Column("id", BigInteger, Identity(), primary_key=True),
    Column("account_id", ForeignKey("accounts.id"), nullable=False),
    Column("key_id", Text),
    Column("person_id", Text),
    Column("method", Text, nullable=False),
    Column("path", Text, nullable=False),
    Column("status", Integer, nullable=False),
    Column("request_id", Text, nullable=False),
    Column("address", Text, nullable=False),
    Column("took_ms", Double, nullable=False),
    instant("called_at", default_now=True),
    Index(None, "account_id", "id"),
    Index(None, "called_at"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """One call, without what it carried."""

    account_id: str
    key_id: str | None
    person_id: str | None
    method: str
    path: str
    status: int
    request_id: str
    address: str
    """Of whom it came from, as the server sees it."""
    took_ms: float
    called_at: datetime = field(default_factory=lambda: datetime.now(UTC))


@dataclass(frozen=True, slots=True)
class Audited:
    """A call with its place in the audit."""

    number: int
    call: Call


async def note_calls(tx: Transaction, calls: Sequence[Call]) -> None:
    """Write calls down."""
    if calls:
        await tx.execute(insert(audits), [asdict(call) for call in calls])


async def list_calls(
    tx: Transaction, account_id: str, *, before: int | None, limit: int
) -> list[Audited]:
    """Calls of an account, the newest first, from before a place."""
    wish = select(audits).where(audits.c.account_id == account_id)
    if before is not None:
        wish = wish.where(audits.c.id < before)
    rows = await tx.execute(wish.order_by(audits.c.id.desc()).limit(limit))
    return [
        Audited(row["id"], Call(**{name: row[name] for name in row if name != "id"}))
        for row in rows.mappings()
    ]


async def sweep_calls(tx: Transaction, days: int) -> int:
    """How many calls were older and are forgotten now."""
    old = audits.c.called_at < func.now() - func.make_interval(0, 0, 0, days)
    return (await tx.execute(delete(audits).where(old))).rowcount
