"""Films that somebody may render: a document with its size, kept until it is deleted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal, get_args

from sqlalchemy import (
    BigInteger,
    Column,
    ColumnElement,
    Double,
    ForeignKey,
    Identity,
    Index,
    Integer,
    RowMapping,
    Select,
    Table,
    Text,
    delete,
    func,
    insert,
    select,
    text,
    union_all,
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
    """What is known of a document that was handed in; the document itself is asked for alone."""

    id: str
    account_id: str
    dialect: str
    title: str | None
    category: str
    metadata: dict[str, Any]
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


_COLUMNS = [column for column in columns_of(films) if column.name != "document"]


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


async def document_of(tx: Transaction, film_id: str) -> dict[str, Any]:
    """The document of a film that is there; an empty one where it went in the meantime."""
    found = await tx.execute(select(films.c.document).where(films.c.id == film_id))
    return found.scalar_one_or_none() or {}


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
    page = _numbers(account_id, dialect, category, status, offset, limit).subquery()
    rows = await tx.execute(
        select(*_COLUMNS)
        .join(page, films.c.number == page.c.number)
        .order_by(films.c.number.desc())
    )
    total = await _total(tx, account_id, dialect, category, status)
    return Page(tuple(_film(row) for row in rows.mappings()), total)


def _numbers(
    account_id: str,
    dialect: str,
    category: str | None,
    status: str | None,
    offset: int,
    limit: int,
) -> Select[Any]:
    """The numbers of a page, from an index alone, so that a deep page reads no rows on its way."""

    def numbers(*also: ColumnElement[bool]) -> Select[Any]:
        return select(films.c.number).where(
            films.c.account_id == account_id, films.c.dialect == dialect, *also
        )

    if category is not None:
        wish = numbers(films.c.category == category)
        if status is not None:
            wish = wish.where(films.c.status == status)
    elif status is not None:
        wish = numbers(films.c.status == status)
    else:
        # No index has all films in order, but one has those of each status.
        last = offset + limit
        newest = films.c.number.desc()
        each = [
            numbers(films.c.status == one).order_by(newest).limit(last)
            for one in get_args(FilmStatus)
        ]
        every = union_all(*(part.subquery().select() for part in each)).subquery()
        return select(every.c.number).order_by(every.c.number.desc()).offset(offset).limit(limit)
    return wish.order_by(films.c.number.desc()).offset(offset).limit(limit)


async def _total(
    tx: Transaction, account_id: str, dialect: str, category: str | None, status: str | None
) -> int:
    wanted = [film_tallies.c.account_id == account_id, film_tallies.c.dialect == dialect]
    if category is not None:
        wanted.append(film_tallies.c.category == category)
    if status is not None:
        wanted.append(film_tallies.c.status == status)
    return int(
        (
            await tx.execute(
                select(func.coalesce(func.sum(film_tallies.c.count), 0)).where(*wanted)
            )
        ).scalar_one()
    )


async def fold_tallies(tx: Transaction) -> int:
    """How many rows of tallies were folded into fewer; no total changes by it."""
    done = await tx.execute(_FOLD)
    return int(done.scalar_one())


_FOLD = text("""
    WITH many AS (
        SELECT account_id, dialect, category, status FROM film_tallies
        GROUP BY 1, 2, 3, 4 HAVING count(*) > 1 OR sum(count) = 0
    ), taken AS (
        SELECT id FROM film_tallies JOIN many USING (account_id, dialect, category, status)
        FOR UPDATE OF film_tallies SKIP LOCKED
    ), went AS (
        DELETE FROM film_tallies USING taken WHERE film_tallies.id = taken.id
        RETURNING film_tallies.*
    ), came AS (
        INSERT INTO film_tallies (account_id, dialect, category, status, count)
        SELECT account_id, dialect, category, status, sum(count) FROM went
        GROUP BY 1, 2, 3, 4 HAVING sum(count) <> 0
    )
    SELECT count(*) FROM went
""")


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
