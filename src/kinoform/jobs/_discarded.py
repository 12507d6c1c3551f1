"""Removes objects that nothing names any more, however often that has to be tried."""

from __future__ import annotations

import logging

from kinoform.app.house import House
from kinoform.blobs.store_problem import StoreProblem
from kinoform.db.discards import forget_discards, put_off_discards, some_discards

AT_ONCE = 200
MOST_TURNS = 50

log = logging.getLogger(__name__)


async def remove_discarded(house: House) -> int:
    """How many objects are gone now. Raises StoreProblem when the store is away: try later.

    An object goes before its note does, so a crash between the two costs one more try.
    """
    removed = 0
    for _ in range(MOST_TURNS):
        async with house.database.transaction() as tx:
            keys = await some_discards(tx, AT_ONCE)
        gone = await _removed(house, keys)
        async with house.database.transaction() as tx:
            await forget_discards(tx, gone)
            await put_off_discards(tx, set(keys) - set(gone))
        removed += len(gone)
        if len(keys) < AT_ONCE or not gone:
            break
    return removed


async def _removed(house: House, keys: list[str]) -> list[str]:
    try:
        await house.store.delete(keys)
    except StoreProblem as trouble:
        if trouble.may_pass:
            raise
    else:
        return keys
    gone = []
    for key in keys:
        try:
            await house.store.delete([key])
        except StoreProblem as trouble:
            if trouble.may_pass:
                raise
            log.warning("the store keeps %s: %s", key, trouble)
        else:
            gone.append(key)
    return gone
