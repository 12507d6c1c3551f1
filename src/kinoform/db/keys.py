"""API keys: shown once, kept as a hash."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Column, ForeignKey, RowMapping, Table, Text, func, insert, select, update
from sqlalchemy.dialects.postgresql import ARRAY

from kinoform.db.accounts import accounts
from kinoform.db.database import Transaction
from kinoform.db.metadata import identifier, instant, metadata
from kinoform.db.plans import Plan, plans
from kinoform.kit.ids import new_id

SHOWN_LETTERS = 8
"""Of a key's secret part that lists show, so that people can tell keys apart."""

keys = Table(
    "keys",
    metadata,
    identifier(),
    Column("account_id", ForeignKey("accounts.id"), nullable=False, index=True),
    Column("dialect", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("prefix", Text, nullable=False),
    Column("hash", Text, nullable=False, unique=True),
    Column("scopes", ARRAY(Text), nullable=False),
    instant("created_at", default_now=True),
    instant("expires_at"),
    instant("revoked_at"),
    instant("last_used_at"),
)


@dataclass(frozen=True, slots=True)
class Key:
    """One key, without its secret."""

    id: str
    account_id: str
    dialect: str
    name: str
    prefix: str
    scopes: tuple[str, ...]
    created_at: datetime
    expires_at: datetime | None
    revoked_at: datetime | None
    last_used_at: datetime | None
    is_expired: bool = False


@dataclass(frozen=True, slots=True)
class MintedKey:
    """A new key, with the only sight of its secret."""

    key: Key
    secret: str


_ROW = (
    keys.c.id, keys.c.account_id, keys.c.dialect, keys.c.name, keys.c.prefix, keys.c.scopes,
    keys.c.created_at, keys.c.expires_at, keys.c.revoked_at, keys.c.last_used_at,
    func.coalesce(keys.c.expires_at <= func.now(), False).label("is_expired"),
)  # fmt: skip


def hash_of(secret: str) -> str:
    """What is kept of a secret. It is random and long, so one round is enough."""
    return hashlib.sha256(secret.encode()).hexdigest()


async def mint_key(
    tx: Transaction,
    account_id: str,
    dialect: str,
    prefix: str,
    scopes: Iterable[str],
    name: str = "",
    days: int | None = None,
) -> MintedKey:
    """A new key of an account, good for so many days or for ever."""
    secret = prefix + secrets.token_hex(24)
    made = await tx.execute(
        insert(keys)
        .values(
            id=new_id("key_"), account_id=account_id, dialect=dialect, name=name,
            prefix=secret[: len(prefix) + SHOWN_LETTERS], hash=hash_of(secret),
            scopes=sorted(set(scopes)),
            expires_at=days and func.clock_timestamp() + func.make_interval(0, 0, 0, days),
        )
        .returning(*_ROW)
    )  # fmt: skip
    return MintedKey(_key(made.mappings().one()), secret)


async def key_of_secret(tx: Transaction, secret: str) -> tuple[Key, Plan] | None:
    """The key with a secret, live or not, and the plan of its account."""
    found = await tx.execute(
        select(*_ROW, *(column.label(f"plan_{column.name}") for column in plans.c))
        .join(accounts, accounts.c.id == keys.c.account_id)
        .join(plans, plans.c.name == accounts.c.plan)
        .where(keys.c.hash == hash_of(secret))
    )
    row = found.mappings().one_or_none()
    if row is None:
        return None
    plan = Plan(**{column.name: row[f"plan_{column.name}"] for column in plans.c})
    return _key({column.name: row[column.name] for column in _ROW}), plan


async def list_keys(tx: Transaction, account_id: str | None = None) -> list[Key]:
    """The keys of one account, or of all, the newest first."""
    wish = select(*_ROW).order_by(keys.c.created_at.desc())
    if account_id is not None:
        wish = wish.where(keys.c.account_id == account_id)
    return [_key(row) for row in (await tx.execute(wish)).mappings()]


async def revoke_key(tx: Transaction, key_id: str, account_id: str | None = None) -> bool:
    """Whether there was such a live key; it is refused from now on."""
    wish = update(keys).where(keys.c.id == key_id, keys.c.revoked_at.is_(None))
    if account_id is not None:
        wish = wish.where(keys.c.account_id == account_id)
    done = await tx.execute(wish.values(revoked_at=func.now()))
    return done.rowcount == 1


async def note_use(tx: Transaction, key_id: str) -> None:
    """Remember that a key was used, to the minute."""
    is_stale = keys.c.last_used_at.is_(None) | (
        keys.c.last_used_at < func.now() - func.make_interval(0, 0, 0, 0, 0, 1)
    )
    await tx.execute(
        update(keys).where(keys.c.id == key_id, is_stale).values(last_used_at=func.now())
    )


def _key(row: RowMapping | dict[str, Any]) -> Key:
    return Key(**{**row, "scopes": tuple(row["scopes"])})
