"""Templates: a request with gaps, kept under a name."""

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
from kinoform.kit.ids import new_id

templates = Table(
    "templates",
    metadata,
    identifier(),
    Column("number", BigInteger, Identity(), nullable=False, unique=True),
    Column("account_id", ForeignKey("accounts.id"), nullable=False),
    Column("dialect", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("content", JSONB, nullable=False),
    instant("created_at", default_now=True),
    instant("updated_at", default_now=True),
    Index(None, "account_id", "dialect", "number"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """One kept request."""

    id: str
    account_id: str
    dialect: str
    name: str
    content: dict[str, Any]
    created_at: datetime
    updated_at: datetime


_COLUMNS = columns_of(templates)


async def keep_template(tx: Transaction, **values: Any) -> Template:
    """A new template."""
    made = await tx.execute(
        insert(templates).values(id=new_id("tpl_"), **values).returning(*_COLUMNS)
    )
    return _template(made.mappings().one())


async def template_of(tx: Transaction, account_id: str, template_id: str) -> Template | None:
    """One template of an account."""
    wish = select(*_COLUMNS).where(
        templates.c.id == template_id, templates.c.account_id == account_id
    )
    row = (await tx.execute(wish)).mappings().one_or_none()
    return _template(row) if row else None


async def list_templates(
    tx: Transaction, account_id: str, dialect: str, offset: int, limit: int
) -> list[Template]:
    """Templates of an account, the newest first."""
    rows = await tx.execute(
        select(*_COLUMNS)
        .where(templates.c.account_id == account_id, templates.c.dialect == dialect)
        .order_by(templates.c.number.desc())
        .offset(offset)
        .limit(limit)
    )
    return [_template(row) for row in rows.mappings()]


async def change_template(
    tx: Transaction, account_id: str, template_id: str, **values: Any
) -> Template | None:
    """A template with new values; None where there is none."""
    done = await tx.execute(
        update(templates)
        .where(templates.c.id == template_id, templates.c.account_id == account_id)
        .values(updated_at=func.clock_timestamp(), **values)
        .returning(*_COLUMNS)
    )
    row = done.mappings().one_or_none()
    return _template(row) if row else None


async def delete_template(tx: Transaction, account_id: str, template_id: str) -> bool:
    """Whether there was such a template; it is gone now."""
    done = await tx.execute(
        delete(templates).where(templates.c.id == template_id, templates.c.account_id == account_id)
    )
    return done.rowcount == 1


def _template(row: RowMapping) -> Template:
    return Template(**row)
