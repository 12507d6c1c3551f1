"""Objects of the store: what they are called, and who names them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from kinoform.db.database import Transaction
from kinoform.db.files import files
from kinoform.db.renders import UNDER_WAY, renders

RENDERS, UPLOADS = "renders", "uploads"
"""Where the store has what was made, and what was sent; both begin keys."""


@dataclass(frozen=True, slots=True)
class Claim:
    """What a render says of its objects."""

    attempt: str | None
    """The attempt that is at work on it now, if one is."""
    keys: frozenset[str]


def keys_of(result: Mapping[str, Any] | None) -> Iterator[str]:
    """The keys of all objects that the result of a render names."""
    for value in (result or {}).values():
        yield from _keys_in(value)


def _keys_in(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        if value.startswith(f"{RENDERS}/"):
            yield value
    elif isinstance(value, Mapping):
        yield from keys_of(value)
    elif isinstance(value, list):
        for each in value:
            yield from _keys_in(each)


def without_keys(result: Mapping[str, Any] | None) -> dict[str, Any]:
    """What a result says when its objects are gone."""
    return {name: value for name, value in (result or {}).items() if not [*_keys_in(value)]}


async def claims_of(tx: Transaction, render_ids: Iterable[str]) -> dict[str, Claim]:
    """What some renders say of their objects, by render; those that are gone say nothing."""
    rows = await tx.execute(
        select(renders.c.id, renders.c.status, renders.c.attempt, renders.c.result).where(
            renders.c.id.in_(list(render_ids))
        )
    )
    return {
        row.id: Claim(
            row.attempt if row.status in UNDER_WAY else None, frozenset(keys_of(row.result))
        )
        for row in rows
    }


async def files_named(tx: Transaction, keys: Iterable[str]) -> frozenset[str]:
    """Those of some keys that are files of somebody."""
    wish = select(files.c.key).where(files.c.key.in_(list(keys)))
    return frozenset((await tx.execute(wish)).scalars())


async def owned_keys(tx: Transaction, account_id: str, keys: Iterable[str]) -> frozenset[str]:
    """Those of some keys that are files of an account, or were made by its renders."""
    asked = frozenset(keys)
    made = {key: key.split("/")[1] for key in asked if key.startswith(f"{RENDERS}/")}
    uploaded = await tx.execute(
        select(files.c.key).where(files.c.account_id == account_id, files.c.key.in_(asked))
    )
    own = await tx.execute(
        select(renders.c.id).where(
            renders.c.account_id == account_id, renders.c.id.in_(set(made.values()))
        )
    )
    ids = set(own.scalars())
    return frozenset(uploaded.scalars()) | {
        key for key, render_id in made.items() if render_id in ids
    }
