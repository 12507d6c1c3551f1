"""Rates: how often somebody has asked for something in this span of time, on all servers."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import BigInteger, Column, Integer, Table, Text, delete, func
from sqlalchemy.dialects.postgresql import insert as upsert

from kinoform.db.database import Transaction
from kinoform.db.metadata import metadata

rates = Table(
    "rates",
    metadata,
    Column("subject", Text, primary_key=True),
    Column("rule", Text, primary_key=True),
    Column("ends_at", BigInteger, primary_key=True),
    Column("used", Integer, nullable=False),
    prefixes=["UNLOGGED"],
)
"""Not worth a write-ahead log: after a crash of the database everybody begins afresh."""


@dataclass(frozen=True, slots=True)
class Used:
    """What a span of time has seen so far, this time included."""

    times: int
    seconds_left: int


async def use_up(tx: Transaction, subject: str, rule: str, seconds: int) -> Used:
    """Count one more use in the present span, by the database's clock."""
    now = func.extract("epoch", func.clock_timestamp()).cast(BigInteger)
    done = await tx.execute(
        upsert(rates)
        .values(subject=subject, rule=rule, ends_at=(now // seconds + 1) * seconds, used=1)
        .on_conflict_do_update(
            index_elements=["subject", "rule", "ends_at"], set_={"used": rates.c.used + 1}
        )
        .returning(rates.c.used, (rates.c.ends_at - now).label("left"))
    )
    row = done.one()
    return Used(row.used, max(1, int(row.left)))


async def sweep_rates(tx: Transaction) -> int:
    """How many spans are over and forgotten now."""
    now = func.extract("epoch", func.clock_timestamp())
    return (await tx.execute(delete(rates).where(rates.c.ends_at < now))).rowcount
