"""Mail that has been written, sent or not: the log of what the house says to people."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import BigInteger, Column, Identity, Table, Text, func, insert, select, update

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


async def write_letter(tx: Transaction, recipient: str, subject: str, text: str) -> int:
    """The number of a mail that was put into the outbox."""
    made = await tx.execute(
        insert(outbox)
        .values(recipient=recipient, subject=subject, text=text)
        .returning(outbox.c.id)
    )
    return int(made.scalar_one())


async def count_letters(tx: Transaction, recipient: str, hours: int) -> int:
    """How many mails were written to an address in the last hours."""
    young = outbox.c.created_at > func.now() - func.make_interval(0, 0, 0, 0, hours)
    wish = select(func.count()).where(outbox.c.recipient == recipient, young)
    return int((await tx.execute(wish)).scalar_one())


async def unsent_letter(tx: Transaction, number: int) -> Letter | None:
    """A mail that no server has taken yet."""
    wish = select(outbox).where(outbox.c.id == number, outbox.c.sent_at.is_(None))
    row = (await tx.execute(wish)).mappings().one_or_none()
    return Letter(**row) if row else None


async def note_sent(tx: Transaction, number: int) -> None:
    """Remember that a server took a mail, and forget its text: it may hold a token."""
    await tx.execute(
        update(outbox)
        .where(outbox.c.id == number)
        .values(sent_at=func.clock_timestamp(), trouble=None, text="")
    )


async def note_trouble(tx: Transaction, number: int, trouble: str) -> None:
    """Remember why a mail was not taken."""
    await tx.execute(update(outbox).where(outbox.c.id == number).values(trouble=trouble))


async def unsent_letters(tx: Transaction) -> list[Letter]:
    """The mail that no server has taken, the newest first."""
    wish = select(outbox).where(outbox.c.sent_at.is_(None)).order_by(outbox.c.id.desc())
    return [Letter(**row) for row in (await tx.execute(wish)).mappings()]
