"""Files that somebody uploaded."""

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
    RowMapping,
    Table,
    Text,
    delete,
    func,
    insert,
    select,
)

from kinoform.db.database import Transaction
from kinoform.db.metadata import columns_of, identifier, instant, metadata
from kinoform.kit.ids import new_id

FileKind = Literal["image", "video", "audio"]

files = Table(
    "files",
    metadata,
    identifier(),
    Column("number", BigInteger, Identity(), nullable=False, unique=True),
    Column("account_id", ForeignKey("accounts.id"), nullable=False),
    Column("name", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("content_type", Text, nullable=False),
    Column("size_bytes", BigInteger, nullable=False),
    Column("key", Text, nullable=False),
    instant("created_at", default_now=True),
    Index(None, "account_id", "kind", "number"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """One uploaded file, and where the store has it."""

    id: str
    account_id: str
    name: str
    kind: FileKind
    content_type: str
    size_bytes: int
    key: str
    created_at: datetime


@dataclass(frozen=True, slots=True)
class FilePage:
    """Some files of a list, and how many it has in all."""

    files: tuple[File, ...]
    total: int


_COLUMNS = columns_of(files)


async def keep_file(tx: Transaction, **values: Any) -> File:
    """A file that is in the store, noted."""
    made = await tx.execute(
        insert(files).values(id=new_id("asset_"), **values).returning(*_COLUMNS)
    )
    return _file(made.mappings().one())


async def list_files(
    tx: Transaction, account_id: str, *, kind: str | None, offset: int, limit: int
) -> FilePage:
    """Files of an account, the newest first."""
    wanted = [files.c.account_id == account_id]
    if kind is not None:
        wanted.append(files.c.kind == kind)
    rows = await tx.execute(
        select(*_COLUMNS).where(*wanted).order_by(files.c.number.desc()).offset(offset).limit(limit)
    )
    total = await tx.execute(select(func.count()).select_from(files).where(*wanted))
    return FilePage(tuple(_file(row) for row in rows.mappings()), total.scalar_one())


async def bytes_kept(tx: Transaction, account_id: str) -> int:
    """How much an account has in the store."""
    wish = select(func.coalesce(func.sum(files.c.size_bytes), 0)).where(
        files.c.account_id == account_id
    )
    return int((await tx.execute(wish)).scalar_one())


async def delete_file(tx: Transaction, account_id: str, file_id: str) -> File | None:
    """The file that was forgotten; its object is still in the store."""
    done = await tx.execute(
        delete(files)
        .where(files.c.id == file_id, files.c.account_id == account_id)
        .returning(*_COLUMNS)
    )
    row = done.mappings().one_or_none()
    return _file(row) if row else None


def _file(row: RowMapping) -> File:
    return File(**row)
