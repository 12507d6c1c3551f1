"""Versions: what something that is changed again and again was before."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol, TypeVar

from sqlalchemy import Column, Integer, Table, Text, delete, insert, select
from sqlalchemy.dialects.postgresql import JSONB

from kinoform.db.database import Transaction
from kinoform.db.metadata import instant, metadata

MOST_VERSIONS = 50
"""Of one thing; the oldest go first."""

versions = Table(
    "versions",
    metadata,
    Column("kept_id", Text, primary_key=True),
    Column("version", Integer, primary_key=True),
    Column("name", Text, nullable=False),
    Column("content", JSONB, nullable=False),
    instant("created_at", default_now=True),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """Something as it was after one of its changes."""

    version: int
    name: str
    content: dict[str, Any]
    created_at: datetime


class Kept(Protocol):
    """Something that has versions."""

    @property
    def id(self) -> str: ...
    @property
    def version(self) -> int: ...
    @property
    def name(self) -> str: ...
    @property
    def content(self) -> dict[str, Any]: ...


Thing = TypeVar("Thing", bound=Kept)


async def noted(tx: Transaction, thing: Thing) -> Thing:
    """Something that was kept, whose state now is remembered as one of its versions."""
    await tx.execute(
        insert(versions).values(
            kept_id=thing.id, version=thing.version, name=thing.name, content=thing.content
        )
    )
    await tx.execute(
        delete(versions).where(
            versions.c.kept_id == thing.id, versions.c.version <= thing.version - MOST_VERSIONS
        )
    )
    return thing


async def list_versions(tx: Transaction, kept_id: str) -> list[Version]:
    """How something was and is, the newest first."""
    wish = select(versions).where(versions.c.kept_id == kept_id)
    rows = await tx.execute(wish.order_by(versions.c.version.desc()))
    return [
        Version(version=row.version, name=row.name, content=row.content, created_at=row.created_at)
        for row in rows
    ]


async def forget_versions(tx: Transaction, kept_id: str) -> None:
    """Remember nothing of something that is gone."""
    await tx.execute(delete(versions).where(versions.c.kept_id == kept_id))
