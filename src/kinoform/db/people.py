"""People who have an account of their own: how they sign in, and the sessions that follow."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import (
    Column,
    ForeignKey,
    RowMapping,
    Table,
    Text,
    func,
    insert,
    or_,
    select,
    update,
)
from sqlalchemy.dialects.postgresql import insert as upsert

from kinoform.db.database import Transaction
from kinoform.db.metadata import identifier, instant, metadata
from kinoform.kit.ids import new_id

people = Table(
    "people",
    metadata,
    identifier(),
    Column("account_id", ForeignKey("accounts.id"), nullable=False),
    Column("username", Text, nullable=False, unique=True),
    Column("email", Text, nullable=False, unique=True),
    Column("password_hash", Text, nullable=False),
    instant("created_at", default_now=True),
    instant("verified_at"),
)

tokens = Table(
    "tokens",
    metadata,
    Column("hash", Text, primary_key=True),
    Column("person_id", ForeignKey("people.id"), nullable=False, index=True),
    Column("purpose", Text, nullable=False),
    instant("created_at", default_now=True),
    instant("expires_at"),
    instant("used_at"),
)
"""Secrets that stand for a person for a while: in a mail, or during a session."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody who can sign in."""

    id: str
    account_id: str
    username: str
    email: str
    password_hash: str
    created_at: datetime
    verified_at: datetime | None


async def register_person(
    tx: Transaction, account_id: str, username: str, email: str, password_hash: str
) -> Person | None:
    """Somebody new, not yet verified; None where the name or the address is taken."""
    made = await tx.execute(
        upsert(people)
        .values(
            id=new_id("usr_"), account_id=account_id, username=username, email=email,
            password_hash=password_hash,
        )
        .on_conflict_do_nothing()
        .returning(people)
    )  # fmt: skip
    row = made.mappings().one_or_none()
    return _person(row) if row else None


async def person_named(tx: Transaction, name: str) -> Person | None:
    """Somebody by their user name or their address."""
    wish = select(people).where(or_(people.c.username == name, people.c.email == name.lower()))
    row = (await tx.execute(wish)).mappings().one_or_none()
    return _person(row) if row else None


async def person_with(tx: Transaction, person_id: str) -> Person | None:
    """Somebody by their identifier."""
    row = (
        (await tx.execute(select(people).where(people.c.id == person_id))).mappings().one_or_none()
    )
    return _person(row) if row else None


async def change_password_of(tx: Transaction, person_id: str, password_hash: str) -> None:
    """Let somebody sign in by another password only."""
    await tx.execute(
        update(people).where(people.c.id == person_id).values(password_hash=password_hash)
    )


async def verify_person(tx: Transaction, person_id: str) -> None:
    """Note that an address belongs to its person."""
    await tx.execute(
        update(people).where(people.c.id == person_id).values(verified_at=func.clock_timestamp())
    )


async def give_token(
    tx: Transaction, person_id: str, purpose: str, seconds: int, prefix: str = ""
) -> str:
    """A fresh secret that stands for a person for some time."""
    secret = prefix + secrets.token_urlsafe(32)
    await tx.execute(
        insert(tokens).values(
            hash=_hash(secret), person_id=person_id, purpose=purpose,
            expires_at=func.clock_timestamp() + func.make_interval(0, 0, 0, 0, 0, 0, seconds),
        )
    )  # fmt: skip
    return secret


async def end_tokens(
    tx: Transaction, person_id: str, purpose: str, *, but: str | None = None
) -> None:
    """Make the secrets of a kind good for nothing any more, all but one."""
    ended = [
        tokens.c.person_id == person_id,
        tokens.c.purpose == purpose,
        tokens.c.used_at.is_(None),
    ]
    if but is not None:
        ended.append(tokens.c.hash != _hash(but))
    await tx.execute(update(tokens).where(*ended).values(used_at=func.clock_timestamp()))


async def person_of_token(
    tx: Transaction, secret: str, purpose: str, *, used_up: bool = False
) -> Person | None:
    """Whom a live secret stands for; it can be used up by that."""
    wanted = (
        tokens.c.hash == _hash(secret),
        tokens.c.purpose == purpose,
        tokens.c.used_at.is_(None),
        tokens.c.expires_at > func.clock_timestamp(),
    )
    if used_up:
        done = await tx.execute(
            update(tokens)
            .where(*wanted)
            .values(used_at=func.clock_timestamp())
            .returning(tokens.c.person_id)
        )
        person_id = done.scalar_one_or_none()
    else:
        person_id = (await tx.execute(select(tokens.c.person_id).where(*wanted))).scalar()
    if person_id is None:
        return None
    row = (await tx.execute(select(people).where(people.c.id == person_id))).mappings().one()
    return _person(row)


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


def _person(row: RowMapping) -> Person:
    return Person(**row)
