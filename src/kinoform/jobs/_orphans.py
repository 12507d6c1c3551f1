"""Finds objects that were stored by somebody who died before anything named them."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import UTC, datetime, timedelta

from kinoform.app.house import House
from kinoform.db.database import Transaction
from kinoform.db.discards import discard
from kinoform.db.objects import RENDERS, UPLOADS, claims_of, files_named

AT_ONCE = 500
SETTLED = timedelta(days=1)
"""What is younger may still be on its way to be named."""


async def discard_orphans(house: House) -> int:
    """How many objects nobody names; they are discarded now."""
    found = 0
    for prefix, unnamed in ((UPLOADS, _unnamed_uploads), (RENDERS, _unnamed_films)):
        async for keys in _old_keys(house, prefix):
            found += await _discarded(house, keys, unnamed)
    return found


async def _discarded(
    house: House,
    keys: list[str],
    unnamed: Callable[[Transaction, list[str]], Awaitable[list[str]]],
) -> int:
    async with house.database.transaction() as tx:
        orphans = await unnamed(tx, keys)
        await discard(tx, orphans)
    return len(orphans)


async def _old_keys(house: House, prefix: str) -> AsyncIterator[list[str]]:
    settled = datetime.now(UTC) - SETTLED
    keys: list[str] = []
    async for facts in house.store.facts_under(prefix):
        if facts.changed_at < settled:
            keys.append(facts.key)
        if len(keys) == AT_ONCE:
            yield keys
            keys = []
    if keys:
        yield keys


async def _unnamed_uploads(tx: Transaction, keys: list[str]) -> list[str]:
    named = await files_named(tx, keys)
    return [key for key in keys if key not in named]


async def _unnamed_films(tx: Transaction, keys: list[str]) -> list[str]:
    """Those whose render neither names them nor is in the attempt that made them."""
    claims = await claims_of(tx, {_part(key, 1) for key in keys})
    orphans = []
    for key in keys:
        claim = claims.get(_part(key, 1))
        is_claimed = claim is not None and (
            key in claim.keys or (claim.attempt is not None and claim.attempt == _part(key, 2))
        )
        if not is_claimed:
            orphans.append(key)
    return orphans


def _part(key: str, number: int) -> str:
    parts = key.split("/")
    return parts[number] if number < len(parts) else ""
