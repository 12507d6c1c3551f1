"""Projects: films that somebody works on, each a document or a template with data."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

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
    delete,
    func,
    insert,
    select,
    update,
)
from sqlalchemy.dialects.postgresql import JSONB

from kinoform.db.database import Transaction
from kinoform.db.metadata import columns_of, identifier, instant, metadata, older_than
from kinoform.db.versions import forget_versions, noted
from kinoform.kit.ids import new_id

projects = Table(
    "projects",
    metadata,
    identifier(),
    Column("number", BigInteger, Identity(), nullable=False, unique=True),
    Column("account_id", ForeignKey("accounts.id"), nullable=False),
    Column("name", Text, nullable=False),
    Column("content", JSONB, nullable=False),
    Column("version", Integer, nullable=False, server_default="1"),
    instant("created_at", default_now=True),
    instant("updated_at", default_now=True),
    Index(None, "account_id", "number"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """One saved film."""

    id: str
    account_id: str
    name: str
    content: dict[str, Any]
    version: int
    created_at: datetime
    updated_at: datetime


_COLUMNS = columns_of(projects)


async def keep_project(tx: Transaction, **values: Any) -> Project:
    """A new project, which is its first version."""
    made = await tx.execute(
        insert(projects).values(id=new_id("prj_"), **values).returning(*_COLUMNS)
    )
    return await noted(tx, _project(made.mappings().one()))


async def project_of(
    tx: Transaction, account_id: str, project_id: str, *, lock: bool = False
) -> Project | None:
    """One project of an account; locked for the rest of the transaction when asked."""
    wish = select(*_COLUMNS).where(projects.c.id == project_id, projects.c.account_id == account_id)
    row = (await tx.execute(wish.with_for_update() if lock else wish)).mappings().one_or_none()
    return _project(row) if row else None


async def list_projects(
    tx: Transaction, account_id: str, *, before: str | None, limit: int
) -> list[Project]:
    """Projects of an account, the newest first, from before one of them."""
    wish = select(*_COLUMNS).where(projects.c.account_id == account_id)
    if before is not None:
        wish = wish.where(older_than(projects, before, projects.c.account_id == account_id))
    rows = await tx.execute(wish.order_by(projects.c.number.desc()).limit(limit))
    return [_project(row) for row in rows.mappings()]


async def change_project(tx: Transaction, project_id: str, **values: Any) -> Project:
    """A project that is locked, with new values as its next version."""
    done = await tx.execute(
        update(projects)
        .where(projects.c.id == project_id)
        .values(updated_at=func.clock_timestamp(), version=projects.c.version + 1, **values)
        .returning(*_COLUMNS)
    )
    return await noted(tx, _project(done.mappings().one()))


async def delete_project(tx: Transaction, account_id: str, project_id: str) -> bool:
    """Whether there was such a project; it is gone now, with its versions."""
    done = await tx.execute(
        delete(projects).where(projects.c.id == project_id, projects.c.account_id == account_id)
    )
    if done.rowcount:
        await forget_versions(tx, project_id)
    return done.rowcount == 1


def _project(row: RowMapping) -> Project:
    return Project(**row)
