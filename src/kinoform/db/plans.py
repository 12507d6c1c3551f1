"""Plans: how much of everything an account may have."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import BigInteger, CheckConstraint, Column, Integer, Table, Text, select, update

from kinoform.db.database import Transaction
from kinoform.db.metadata import metadata

USUAL_PLAN, OPERATORS_PLAN = "studio", "operator"
Tier = Literal["free", "studio"]
TIERS: tuple[Tier, ...] = ("free", "studio")
"""What a plan opens beyond limits, the least first."""

plans = Table(
    "plans",
    metadata,
    Column("name", Text, primary_key=True),
    Column("requests_per_minute", Integer, nullable=False),
    Column("creates_per_minute", Integer, nullable=False),
    Column("renders_at_once", Integer, nullable=False),
    Column("renders_waiting", Integer, nullable=False),
    Column("priority", Integer, nullable=False, server_default="0"),
    Column("storage_bytes", BigInteger, nullable=False),
    Column("upload_bytes", BigInteger, nullable=False),
    Column("film_days", Integer),
    Column("file_days", Integer),
    Column("tier", Text, nullable=False, server_default="studio"),
    CheckConstraint(
        "least(requests_per_minute, creates_per_minute, renders_at_once, renders_waiting) > 0",
        name="something_is_allowed",
    ),
    CheckConstraint("tier IN ('free', 'studio')", name="known_tier"),
)
"""The steps of the schema put three plans there; an operator changes them as data."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What an account may have."""

    name: str
    requests_per_minute: int
    """For each key."""
    creates_per_minute: int
    """For each key and each kind of thing that is made."""
    renders_at_once: int
    """Drawn at the same time, on all machines together."""
    renders_waiting: int
    priority: int
    """Renders of a higher one go first."""
    storage_bytes: int
    upload_bytes: int
    """Of one file."""
    film_days: int | None
    """How long a finished film is kept; for ever when empty."""
    file_days: int | None
    """How long an uploaded file is kept; for ever when empty."""
    tier: Tier
    """Keys of one's own making and voices of one's own need `studio`."""


async def list_plans(tx: Transaction) -> list[Plan]:
    """All plans, the smallest first."""
    rows = await tx.execute(select(plans).order_by(plans.c.requests_per_minute, plans.c.name))
    return [Plan(**row) for row in rows.mappings()]


async def plan_named(tx: Transaction, name: str) -> Plan | None:
    """The plan of a name."""
    row = (await tx.execute(select(plans).where(plans.c.name == name))).mappings().one_or_none()
    return Plan(**row) if row else None


async def change_plan(tx: Transaction, name: str, **values: Any) -> Plan | None:
    """A plan with new values; None where there is none."""
    done = await tx.execute(
        update(plans).where(plans.c.name == name).values(**values).returning(plans)
    )
    row = done.mappings().one_or_none()
    return Plan(**row) if row else None
