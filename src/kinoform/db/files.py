"""Files that somebody uploaded, and how much room there is for more."""

from __future__ import annotations

from collections.abc import Iterable
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

from kinoform.db.accounts import accounts, plan_of
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


@dataclass(frozen=True, slots=True)
class Storage:
    """What an account has in the store, and what its plan lets it have there."""

    used_bytes: int
    cap_bytes: int
    upload_bytes: int
    """Of one file at most."""

    @property
    def left_bytes(self) -> int:
        """How much more fits in."""
        return max(0, self.cap_bytes - self.used_bytes)


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


async def storage_of(tx: Transaction, account_id: str, *, lock: bool = False) -> Storage:
    """The storage of an account; locked, nobody else adds to it until the transaction ends."""
    if lock:
        # What only names the account, such as a new film, goes on meanwhile.
        await tx.execute(
            select(accounts.c.id).where(accounts.c.id == account_id).with_for_update(key_share=True)
        )
    used = select(func.coalesce(func.sum(files.c.size_bytes), 0)).where(
        files.c.account_id == account_id
    )
    used_bytes = (await tx.execute(used)).scalar_one()
    plan = await plan_of(tx, account_id)
    return Storage(int(used_bytes), plan.storage_bytes, plan.upload_bytes)


async def hold_files(tx: Transaction, account_id: str, keys: Iterable[str]) -> frozenset[str]:
    """Those of some keys that are an account's files; they stay until the transaction ends."""
    wish = (
        select(files.c.key)
        .where(files.c.account_id == account_id, files.c.key.in_(list(keys)))
        .with_for_update(read=True, key_share=True)
    )
    return frozenset((await tx.execute(wish)).scalars())


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
