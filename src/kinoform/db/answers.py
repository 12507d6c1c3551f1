"""Answers that were given to requests with an idempotency key, to be given again."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import (
    Column,
    ForeignKey,
    Integer,
    LargeBinary,
    Table,
    Text,
    delete,
    func,
    select,
    update,
)
from sqlalchemy.dialects.postgresql import insert as upsert

from kinoform.db.database import Transaction
from kinoform.db.metadata import instant, metadata

KEPT_HOURS = 24

answers = Table(
    "answers",
    metadata,
    Column("account_id", ForeignKey("accounts.id"), primary_key=True),
    Column("key", Text, primary_key=True),
    Column("fingerprint", Text, nullable=False),
    Column("status", Integer),
    Column("body", LargeBinary),
    instant("created_at", default_now=True),
)


@dataclass(frozen=True, slots=True)
class Given:
    """An answer that was given, and to what."""

    fingerprint: str
    status: int
    body: bytes


async def claim_answer(tx: Transaction, account_id: str, key: str, fingerprint: str) -> bool:
    """Whether the key is new, and the answer ours to give.

    Whoever asks while another transaction has claimed the key waits for its end.
    """
    done = await tx.execute(
        upsert(answers)
        .values(account_id=account_id, key=key, fingerprint=fingerprint)
        .on_conflict_do_nothing()
        .returning(answers.c.key)
    )
    return done.one_or_none() is not None


async def keep_answer(tx: Transaction, account_id: str, key: str, status: int, body: bytes) -> None:
    """Remember what was answered under a key that was claimed."""
    await tx.execute(
        update(answers)
        .where(answers.c.account_id == account_id, answers.c.key == key)
        .values(status=status, body=body)
    )


async def given_answer(tx: Transaction, account_id: str, key: str) -> Given | None:
    """What was answered under a key."""
    wish = select(answers.c.fingerprint, answers.c.status, answers.c.body).where(
        answers.c.account_id == account_id, answers.c.key == key
    )
    row = (await tx.execute(wish)).one_or_none()
    return Given(row.fingerprint, row.status, row.body) if row else None


async def sweep_answers(tx: Transaction) -> int:
    """How many answers were old and are forgotten now."""
    old = answers.c.created_at < func.now() - func.make_interval(0, 0, 0, 0, KEPT_HOURS)
    return (await tx.execute(delete(answers).where(old))).rowcount
