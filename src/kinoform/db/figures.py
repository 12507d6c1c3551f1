"""Figures about the whole house, for whoever watches over it."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import func, select, text

from kinoform.db.database import Transaction
from kinoform.db.deliveries import deliveries
from kinoform.db.films import film_tallies
from kinoform.db.renders import UNDER_WAY, renders

SILENT_SECONDS = 30
"""Workers that have said nothing for longer do not count."""


@dataclass(frozen=True, slots=True)
class Figures:
    """How the house stands."""

    renders: dict[str, int]
    """By status; only those that wait or are drawn."""
    oldest_wait_seconds: float
    deliveries_pending: int
    workers: int
    films: dict[str, int]
    """By status."""


async def figures(tx: Transaction) -> Figures:
    """The house as it is now."""
    under_way = await tx.execute(
        select(renders.c.status, func.count())
        .where(renders.c.status.in_(UNDER_WAY))
        .group_by(renders.c.status)
    )
    waited = func.extract("epoch", func.clock_timestamp() - func.min(renders.c.created_at))
    oldest = await tx.execute(select(waited).where(renders.c.status == "queued"))
    pending = await tx.execute(
        select(func.count()).select_from(deliveries).where(deliveries.c.status == "pending")
    )
    films = await tx.execute(
        select(film_tallies.c.status, func.sum(film_tallies.c.count)).group_by(
            film_tallies.c.status
        )
    )
    return Figures(
        renders={**dict.fromkeys(UNDER_WAY, 0), **{row[0]: row[1] for row in under_way}},
        oldest_wait_seconds=float(oldest.scalar_one() or 0.0),
        deliveries_pending=pending.scalar_one(),
        workers=await workers_alive(tx),
        films={row[0]: int(row[1]) for row in films},
    )


async def workers_alive(tx: Transaction) -> int:
    """How many workers have been heard of lately."""
    alive = await tx.execute(
        text(
            "SELECT count(*) FROM procrastinate_workers"
            " WHERE last_heartbeat > now() - make_interval(secs => :silent)"
        ),
        {"silent": SILENT_SECONDS},
    )
    return int(alive.scalar_one())
