"""Renders: a document on its way to a file.

Every run of a render has an attempt of its own. Whoever writes names theirs, so a worker that was
taken for dead and wakes again changes nothing. Which render is begun next is decided in `turns`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

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
    Table,
    Text,
    func,
    insert,
    literal,
    select,
    text,
    update,
)
from sqlalchemy.dialects.postgresql import JSONB

from kinoform.db.accounts import accounts
from kinoform.db.database import Transaction
from kinoform.db.metadata import columns_of, identifier, instant, metadata, older_than

RenderStatus = Literal["queued", "rendering", "done", "failed", "cancelled"]
UNDER_WAY = ("queued", "rendering")

renders = Table(
    "renders",
    metadata,
    identifier(),
    Column("number", BigInteger, Identity(), nullable=False, unique=True),
    Column("account_id", ForeignKey("accounts.id"), nullable=False),
    Column("dialect", Text, nullable=False),
    Column("film_id", ForeignKey("films.id", ondelete="SET NULL"), index=True),
    Column("document", JSONB, nullable=False),
    Column("output", JSONB, nullable=False),
    Column("workers", Integer, nullable=False),
    Column("cost", Integer, nullable=False),
    Column("width", Integer, nullable=False),
    Column("height", Integer, nullable=False),
    Column("seconds", Double, nullable=False),
    Column("webhook_url", Text),
    Column("priority", Integer, nullable=False, server_default="0"),
    Column("job_id", BigInteger),
    Column("status", Text, nullable=False, server_default="queued"),
    Column("attempt", Text),
    Column("progress", Double, nullable=False, server_default="0"),
    Column("result", JSONB(none_as_null=True)),
    Column("problem", JSONB(none_as_null=True)),
    instant("created_at", default_now=True),
    instant("started_at"),
    instant("finished_at"),
    instant("swept_at"),
    Index(None, "account_id", "dialect", "number"),
    Index(
        "ix_renders_under_way",
        "account_id",
        "status",
        postgresql_where=text("status IN ('queued', 'rendering')"),
    ),
    Index(
        "ix_renders_kept",
        "finished_at",
        postgresql_where=text("status = 'done' AND swept_at IS NULL"),
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Render:
    """One render, as it stands; without its document, which may be large."""

    id: str
    account_id: str
    dialect: str
    film_id: str | None
    output: dict[str, Any]
    workers: int
    cost: int
    width: int
    height: int
    seconds: float
    webhook_url: str | None
    priority: int
    job_id: int | None
    """The job of the queue that has taken it."""
    status: RenderStatus
    attempt: str | None
    progress: float
    result: dict[str, Any] | None
    """Keys and sizes of what was made, once it is done."""
    problem: dict[str, Any] | None
    """Why it failed."""
    created_at: datetime
    started_at: datetime | None
    finished_at: datetime | None
    swept_at: datetime | None
    """When its files were removed, because their time was over."""

    @property
    def warnings(self) -> list[dict[str, str]]:
        """What was noticed of its document while it was rendered, and did not stop the film."""
        noticed: list[dict[str, str]] = (self.result or {}).get("warnings", [])
        return noticed


STATE = [column for column in columns_of(renders) if column.name != "document"]
"""What is read of a render whenever its document is not asked for."""


async def queue_render(tx: Transaction, **values: Any) -> Render:
    """A new render that waits for its turn."""
    made = await tx.execute(insert(renders).values(**values).returning(*STATE))
    return _render(made.mappings().one())


async def render_of(tx: Transaction, account_id: str, render_id: str) -> Render | None:
    """One render of an account."""
    wish = select(*STATE).where(renders.c.id == render_id, renders.c.account_id == account_id)
    row = (await tx.execute(wish)).mappings().one_or_none()
    return _render(row) if row else None


async def renders_of(tx: Transaction, render_ids: Iterable[str]) -> dict[str, Render]:
    """Some renders, by their identifiers."""
    rows = await tx.execute(select(*STATE).where(renders.c.id.in_(list(render_ids))))
    return {row["id"]: _render(row) for row in rows.mappings()}


async def list_renders(
    tx: Transaction,
    account_id: str,
    dialect: str | None = None,
    *,
    status: RenderStatus | None = None,
    before: str | None = None,
    offset: int = 0,
    limit: int,
) -> list[Render]:
    """Renders of an account at one door or all, the newest first, from before one of them."""
    wish = select(*STATE).where(renders.c.account_id == account_id)
    if dialect is not None:
        wish = wish.where(renders.c.dialect == dialect)
    if status is not None:
        wish = wish.where(renders.c.status == status)
    if before is not None:
        wish = wish.where(older_than(renders, before, renders.c.account_id == account_id))
    rows = await tx.execute(wish.order_by(renders.c.number.desc()).offset(offset).limit(limit))
    return [_render(row) for row in rows.mappings()]


async def note_progress(tx: Transaction, render_id: str, attempt: str, share: float) -> bool:
    """Whether the attempt is still the one that counts; its progress is noted then."""
    done = await tx.execute(
        update(renders)
        .where(
            renders.c.id == render_id, renders.c.attempt == attempt,
            renders.c.status == "rendering",
        )
        .values(progress=share)
    )  # fmt: skip
    return done.rowcount == 1


async def finish_render(
    tx: Transaction,
    render_id: str,
    attempt: str | None,
    status: RenderStatus,
    *,
    result: Mapping[str, Any] | None = None,
    problem: Mapping[str, Any] | None = None,
) -> Render | None:
    """End a render; None where another attempt, or its end, came first.

    Without an attempt it is ended from outside, whoever is at work on it.
    """
    wanted = [renders.c.id == render_id, renders.c.status.in_(UNDER_WAY)]
    if attempt is not None:
        wanted.append(renders.c.attempt == attempt)
    done = await tx.execute(
        update(renders)
        .where(*wanted)
        .values(
            status=status, result=result, problem=problem, finished_at=func.clock_timestamp(),
            progress=1.0 if status == "done" else renders.c.progress,
        )
        .returning(*STATE)
    )  # fmt: skip
    row = done.mappings().one_or_none()
    return _render(row) if row else None


async def count_waiting(tx: Transaction, account_id: str) -> int:
    """How many renders of an account wait for their turn.

    Whoever asks for the same account then waits for the end of this transaction, so that no two
    add to one count.
    """
    lock = select(accounts.c.id).where(accounts.c.id == account_id)
    await tx.execute(lock.with_for_update(key_share=True))
    wish = select(func.count()).where(
        renders.c.account_id == account_id, renders.c.status == "queued"
    )
    return int((await tx.execute(wish)).scalar_one())


async def queue_again(
    tx: Transaction, account_id: str, render_id: str, new_id: str, priority: int
) -> Render:
    """A new render of the order of an earlier one, which stays as it is."""
    order: dict[str, ColumnElement[Any]] = {
        "id": literal(new_id), "priority": literal(priority),
        **{column.name: column for column in renders.c if column.name in _ORDER},
    }  # fmt: skip
    earlier = select(*order.values()).where(
        renders.c.id == render_id, renders.c.account_id == account_id
    )
    made = await tx.execute(
        insert(renders).from_select(list(order), earlier, include_defaults=False).returning(*STATE)
    )
    return _render(made.mappings().one())


_ORDER = {
    "account_id", "dialect", "film_id", "document", "output", "workers", "cost", "width",
    "height", "seconds", "webhook_url",
}  # fmt: skip
"""What somebody asked for, as opposed to what has become of it."""


def _render(row: RowMapping) -> Render:
    return Render(**row)
