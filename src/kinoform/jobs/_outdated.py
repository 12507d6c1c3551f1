"""Lets go of films and files that are older than the plans of their accounts keep them."""

from __future__ import annotations

from kinoform.app.house import House
from kinoform.db.sweeping import accounts_with_old_files, drop_old_files, drop_old_films

AT_ONCE = 200


async def drop_outdated_films(house: House) -> int:
    """How many finished renders have no objects any more."""
    dropped = 0
    while True:
        async with house.database.transaction() as tx:
            some = await drop_old_films(tx, AT_ONCE)
        dropped += some
        if some == 0:
            return dropped


async def drop_outdated_files(house: House) -> int:
    """How many uploads are gone; what a film or a template still names is not among them."""
    async with house.database.transaction() as tx:
        account_ids = await accounts_with_old_files(tx)
    dropped = 0
    for account_id in account_ids:
        async with house.database.transaction() as tx:
            dropped += await drop_old_files(tx, account_id)
    return dropped
