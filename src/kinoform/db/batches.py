"""Batches: films of one template, one for each row of a table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
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
from kinoform.db.films import Film, FilmStatus, films
from kinoform.db.metadata import columns_of, identifier, instant, metadata, older_than
from kinoform.db.renders import RenderStatus, renders

Standing = Literal["pending", "processing", "complete", "failed", "cancelled"]
JobState = Standing | Literal["deleted"]

batches = Table(
    "batches",
    metadata,
    identifier(),
    Column("number", BigInteger, Identity(), nullable=False, unique=True),
    Column("account_id", ForeignKey("accounts.id"), nullable=False),
    Column("dialect", Text, nullable=False),
    Column("name", Text),
    Column("template_id", Text, nullable=False),
    Column("row_errors", JSONB, nullable=False),
    instant("created_at", default_now=True),
    instant("finished_at"),
    instant("cancelled_at"),
    Index(None, "account_id", "dialect", "number"),
)

batch_rows = Table(
    "batch_rows",
    metadata,
    Column("batch_id", ForeignKey("batches.id", ondelete="CASCADE"), primary_key=True),
    Column("row", Integer, primary_key=True),
    Column("film_id", ForeignKey("films.id", ondelete="SET NULL"), index=True),
    Column("name", Text, nullable=False),
)
"""Empty films are those that somebody deleted afterwards."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """What somebody asked for at once."""

    id: str
    account_id: str
    dialect: str
    name: str | None
    template_id: str
    row_errors: list[dict[str, Any]]
    """Rows that could not be filmed, and why."""
    created_at: datetime
    finished_at: datetime | None
    cancelled_at: datetime | None


@dataclass(frozen=True, slots=True)
class BatchRow:
    """One row that was taken, and its film."""

    row: int
    """From 0, as it stood in the table."""
    name: str
    film: Film | None


@dataclass(frozen=True, slots=True)
class Tally:
    """How many films of a batch are how far."""

    counts: Mapping[JobState, int]

    def of(self, *states: JobState) -> int:
        """How many are in any of some states."""
        return sum(self.counts.get(state, 0) for state in states)

    @property
    def total(self) -> int:
        return sum(self.counts.values())

    @property
    def is_over(self) -> bool:
        """Whether nothing of it is still to be made."""
        return not self.of("pending", "processing")


_COLUMNS = columns_of(batches)
_FILM = [column for column in columns_of(films) if column.name != "document"]


def state_of(film: FilmStatus | None, render: RenderStatus | None) -> JobState:
    """How far a film is, by its own status and by that of its latest render.

    Each film that is asked for by a batch is rendered at once, so one without a render had its
    file removed by its age.
    """
    if film is None:
        return "deleted"
    if film == "rendering":
        return "processing" if render == "rendering" else "pending"
    if film == "failed":
        return "cancelled" if render == "cancelled" else "failed"
    return "complete"


async def keep_batch(tx: Transaction, **values: Any) -> Batch:
    """A new batch without rows."""
    made = await tx.execute(insert(batches).values(**values).returning(*_COLUMNS))
    return _batch(made.mappings().one())


async def keep_row(tx: Transaction, batch_id: str, row: int, film: Film) -> None:
    """Note which film a row has become."""
    await tx.execute(
        insert(batch_rows).values(
            batch_id=batch_id, row=row, film_id=film.id, name=film.title or ""
        )
    )


async def batch_of(tx: Transaction, account_id: str, batch_id: str) -> Batch | None:
    """One batch of an account."""
    wish = select(*_COLUMNS).where(batches.c.id == batch_id, batches.c.account_id == account_id)
    row = (await tx.execute(wish)).mappings().one_or_none()
    return _batch(row) if row else None


async def held_batch_of_film(tx: Transaction, film_id: str) -> Batch | None:
    """The batch that a film belongs to; whoever else holds it waits for this transaction's end."""
    wish = (
        select(*_COLUMNS)
        .join(batch_rows, batch_rows.c.batch_id == batches.c.id)
        .where(batch_rows.c.film_id == film_id)
        .with_for_update(of=batches)
    )
    row = (await tx.execute(wish)).mappings().one_or_none()
    return _batch(row) if row else None


async def list_batches(
    tx: Transaction, account_id: str, dialect: str, *, before: str | None, limit: int
) -> list[Batch]:
    """Batches of an account, the newest first, from before one of them."""
    wish = select(*_COLUMNS).where(batches.c.account_id == account_id, batches.c.dialect == dialect)
    if before is not None:
        wish = wish.where(older_than(batches, before, batches.c.account_id == account_id))
    rows = await tx.execute(wish.order_by(batches.c.number.desc()).limit(limit))
    return [_batch(row) for row in rows.mappings()]


async def rows_of(tx: Transaction, batch_id: str) -> list[BatchRow]:
    """The rows of a batch in their order, with their films."""
    rows = await tx.execute(
        select(batch_rows.c.row, batch_rows.c.name.label("row_name"), *_FILM)
        .outerjoin(films, films.c.id == batch_rows.c.film_id)
        .where(batch_rows.c.batch_id == batch_id)
        .order_by(batch_rows.c.row)
    )
    return [
        BatchRow(
            row["row"], row["row_name"],
            Film(**{column.name: row[column.name] for column in _FILM}) if row["id"] else None,
        )
        for row in rows.mappings()
    ]  # fmt: skip


async def held_missing_films(tx: Transaction, batch_id: str) -> list[Film]:
    """The films of a batch of which there is no file and no render under way, each locked."""
    rows = await tx.execute(
        select(*_FILM)
        .join(batch_rows, batch_rows.c.film_id == films.c.id)
        .where(batch_rows.c.batch_id == batch_id, films.c.status.in_(("created", "failed")))
        .order_by(films.c.id)
        .with_for_update(of=films)
    )
    return [Film(**row) for row in rows.mappings()]


async def tallies_of(tx: Transaction, batch_ids: Iterable[str]) -> dict[str, Tally]:
    """How far some batches are."""
    wanted = list(batch_ids)
    rows = await tx.execute(
        select(
            batch_rows.c.batch_id, films.c.status.label("film"), renders.c.status.label("render"),
            func.count().label("number"),
        )
        .outerjoin(films, films.c.id == batch_rows.c.film_id)
        .outerjoin(renders, renders.c.id == films.c.render_id)
        .where(batch_rows.c.batch_id.in_(wanted))
        .group_by(batch_rows.c.batch_id, films.c.status, renders.c.status)
    )  # fmt: skip
    counts: dict[str, Counter[JobState]] = {batch_id: Counter() for batch_id in wanted}
    for row in rows:
        counts[row.batch_id][state_of(row.film, row.render)] += row.number
    return {batch_id: Tally(count) for batch_id, count in counts.items()}


async def change_batch(tx: Transaction, batch_id: str, **values: Any) -> Batch:
    """A batch with new values."""
    done = await tx.execute(
        update(batches).where(batches.c.id == batch_id).values(**values).returning(*_COLUMNS)
    )
    return _batch(done.mappings().one())


def _batch(row: RowMapping) -> Batch:
    return Batch(**row)
