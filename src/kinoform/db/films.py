"""Films that somebody may render: a document with its size, kept until it is deleted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import (
    BigInteger,
    Column,
    Double,
    ForeignKey,
    Identity,
    Index,
    Integer,
    RowMapping,
    Table,
    Text,
    delete,
    func,
    insert,
    select,
    update,
)
from sqlalchemy.dialects.postgresql import JSONB

from kinoform.db.database import Transaction
from kinoform.db.metadata import columns_of, identifier, instant, metadata

FilmStatus = Literal["created", "rendering", "completed", "failed"]

films = Table(
    "films",
    metadata,
    identifier(),
    Column("number", BigInteger, Identity(), nullable=False, unique=True),
    Column("account_id", ForeignKey("accounts.id"), nullable=False),
    Column("dialect", Text, nullable=False),
    Column("title", Text),
    Column("category", Text, nullable=False),
    Column("metadata", JSONB, nullable=False),
    Column("document", JSONB, nullable=False),
    Column("width", Integer, nullable=False),
    Column("height", Integer, nullable=False),
    Column("seconds", Double, nullable=False),
    Column("status", Text, nullable=False, server_default="created"),
    Column("render_id", Text),
    instant("created_at", default_now=True),
    Index(None, "account_id", "dialect", "category", "number"),
    Index(None, "account_id", "dialect", "status", "number"),
)

film_tallies = Table(
    "film_tallies",
    metadata,
    Column("id", BigInteger, Identity(), primary_key=True),
    Column("account_id", Text, nullable=False),
    Column("dialect", Text, nullable=False),
    Column("category", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("count", BigInteger, nullable=False),
    Index(None, "account_id", "dialect"),
)
"""How many films of a kind came or went, in rows that triggers add and a sweep folds into one.

So a list knows its total without counting, and no two writers wait for each other.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Film:
    """One document that was handed in, and what has become of it."""

    id: str
    account_id: str
    dialect: str
    title: str | None
    category: str
    metadata: dict[str, Any]
    document: dict[str, Any]
    width: int
    height: int
    seconds: float
    status: FilmStatus
    render_id: str | None
    """The latest of its renders."""
    created_at: datetime


@dataclass(frozen=True, slots=True)
class Page:
    """Some films of a list, and how many it has in all."""

    films: tuple[Film, ...]
    total: int


_COLUMNS = columns_of(films)


async def keep_film(tx: Transaction, **values: Any) -> Film:
    """A new film, kept."""
    made = await tx.execute(insert(films).values(**values).returning(*_COLUMNS))
    return _film(made.mappings().one())


async def film_of(
    tx: Transaction, account_id: str, film_id: str, *, lock: bool = False
) -> Film | None:
    """One film of an account; locked for the rest of the transaction when asked."""
    wish = select(*_COLUMNS).where(films.c.id == film_id, films.c.account_id == account_id)
    row = (await tx.execute(wish.with_for_update() if lock else wish)).mappings().one_or_none()
    return _film(row) if row else None


async def film_anywhere(tx: Transaction, film_id: str) -> Film | None:
    """One film, whoever's it is: for those who hold a link that nobody can guess."""
    row = (await tx.execute(select(*_COLUMNS).where(films.c.id == film_id))).mappings()
    found = row.one_or_none()
    return _film(found) if found else None


async def list_films(
    tx: Transaction,
    account_id: str,
    dialect: str,
    *,
    category: str | None,
    status: str | None,
    offset: int,
    limit: int,
) -> Page:
    """Films of an account, the newest first."""
    wanted = [films.c.account_id == account_id, films.c.dialect == dialect]
    if category is not None:
        wanted.append(films.c.category == category)
    if status is not None:
        wanted.append(films.c.status == status)
    rows = await tx.execute(
        select(*_COLUMNS).where(*wanted).order_by(films.c.number.desc()).offset(offset).limit(limit)
    )
    total = await tx.execute(select(func.count()).select_from(films).where(*wanted))
    return Page(tuple(_film(row) for row in rows.mappings()), total.scalar_one())


async def set_status(tx: Transaction, film_id: str, render_id: str, status: FilmStatus) -> None:
    """Say what has become of a film by a render."""
    await tx.execute(
        update(films).where(films.c.id == film_id).values(status=status, render_id=render_id)
    )


async def delete_film(tx: Transaction, account_id: str, film_id: str) -> bool:
    """Whether there was such a film; it is gone now."""
    done = await tx.execute(
        delete(films).where(films.c.id == film_id, films.c.account_id == account_id)
    )
    return done.rowcount == 1


def _film(row: RowMapping) -> Film:
    return Film(**row)
