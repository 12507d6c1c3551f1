"""Custom templates: scenes and slots that somebody put together, from nothing or from a fork."""

from __future__ import annotations

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
    delete,
    func,
    insert,
    or_,
    select,
    text,
    update,
)
from sqlalchemy.dialects.postgresql import JSONB

from kinoform.db.database import Transaction
from kinoform.db.metadata import columns_of, identifier, instant, metadata, older_than
from kinoform.db.versions import forget_versions, noted
from kinoform.kit.ids import new_id

Visibility = Literal["private", "public"]

custom_templates = Table(
    "custom_templates",
    metadata,
    identifier(),
    Column("number", BigInteger, Identity(), nullable=False, unique=True),
    Column("account_id", ForeignKey("accounts.id"), nullable=False),
    Column("name", Text, nullable=False),
    Column("base_template_id", Text),
    Column("visibility", Text, nullable=False, server_default="private"),
    Column("content", JSONB, nullable=False),
    Column("version", Integer, nullable=False, server_default="1"),
    instant("created_at", default_now=True),
    instant("updated_at", default_now=True),
    Index(None, "account_id", "number"),
    Index(
        "ix_custom_templates_public", "number", postgresql_where=text("visibility = 'public'")
    ),
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomTemplate:
    """One template of somebody's own."""

    id: str
    account_id: str
    name: str
    base_template_id: str | None
    """What it was forked from, directly or through others."""
    visibility: Visibility
    """Others may read, render and fork what is public."""
    content: dict[str, Any]
    """Its scenes, slots and defaults, as they were written."""
    version: int
    created_at: datetime
    updated_at: datetime


_COLUMNS = columns_of(custom_templates)


async def keep_custom_template(tx: Transaction, **values: Any) -> CustomTemplate:
    """A new template, which is its first version."""
    made = await tx.execute(
        insert(custom_templates).values(id=new_id("ctpl_"), **values).returning(*_COLUMNS)
    )
    return await noted(tx, _template(made.mappings().one()))


async def custom_template_of(
    tx: Transaction, account_id: str, template_id: str, *, lock: bool = False
) -> CustomTemplate | None:
    """One template of an account; locked for the rest of the transaction when asked."""
    wish = select(*_COLUMNS).where(
        custom_templates.c.id == template_id, custom_templates.c.account_id == account_id
    )
    row = (await tx.execute(wish.with_for_update() if lock else wish)).mappings().one_or_none()
    return _template(row) if row else None


async def readable_template(
    tx: Transaction, account_id: str | None, template_id: str
) -> CustomTemplate | None:
    """One template that an account, or anybody, may read."""
    wish = select(*_COLUMNS).where(
        custom_templates.c.id == template_id,
        or_(custom_templates.c.visibility == "public", custom_templates.c.account_id == account_id),
    )
    row = (await tx.execute(wish)).mappings().one_or_none()
    return _template(row) if row else None


async def list_custom_templates(
    tx: Transaction, account_id: str | None, *, before: str | None, limit: int
) -> list[CustomTemplate]:
    """Templates of an account, or those that are public, the newest first."""
    is_listed = (
        custom_templates.c.visibility == "public"
        if account_id is None
        else custom_templates.c.account_id == account_id
    )
    wish = select(*_COLUMNS).where(is_listed)
    if before is not None:
        wish = wish.where(older_than(custom_templates, before, is_listed))
    rows = await tx.execute(wish.order_by(custom_templates.c.number.desc()).limit(limit))
    return [_template(row) for row in rows.mappings()]


async def change_custom_template(
    tx: Transaction, template_id: str, **values: Any
) -> CustomTemplate:
    """A template that is locked, with new values as its next version."""
    done = await tx.execute(
        update(custom_templates)
        .where(custom_templates.c.id == template_id)
        .values(
            updated_at=func.clock_timestamp(), version=custom_templates.c.version + 1, **values
        )
        .returning(*_COLUMNS)
    )  # fmt: skip
    return await noted(tx, _template(done.mappings().one()))


async def delete_custom_template(tx: Transaction, account_id: str, template_id: str) -> bool:
    """Whether there was such a template; it is gone now, with its versions."""
    done = await tx.execute(
        delete(custom_templates).where(
            custom_templates.c.id == template_id, custom_templates.c.account_id == account_id
        )
    )
    if done.rowcount:
        await forget_versions(tx, template_id)
    return done.rowcount == 1


def _template(row: RowMapping) -> CustomTemplate:
    return CustomTemplate(**row)
