"""Mail that has been written, sent or not: the log of what the house says to people."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import BigInteger, Column, Identity, Table, Text, insert, select

from kinoform.db.database import Transaction
from kinoform.db.metadata import instant, metadata

outbox = Table(
    "outbox",
    metadata,
    Column("id", BigInteger, Identity(), primary_key=True),
    Column("recipient", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("text", Text, nullable=False),
    instant("created_at", default_now=True),
    instant("sent_at"),
    Column("trouble", Text),
)


@dataclass(frozen=True, slots=True)
class Letter:
    """One mail."""

    id: int
    recipient: str
    subject: str
    text: str
    created_at: datetime
    sent_at: datetime | None
    trouble: str | None
    """Why the last try to send it failed."""


async def write_letter(tx: Transaction, recipient: str, subject: str, text: str) -> None:
    """Put a mail into the outbox."""
    await tx.execute(insert(outbox).values(recipient=recipient, subject=subject, text=text))


async def unsent_letters(tx: Transaction) -> list[Letter]:
    """The mail that no server has taken, the newest first."""
    wish = select(outbox).where(outbox.c.sent_at.is_(None)).order_by(outbox.c.id.desc())
    return [Letter(**row) for row in (await tx.execute(wish)).mappings()]
