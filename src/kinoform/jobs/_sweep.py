"""What is over and has to go: previews, and jobs of long ago."""

from __future__ import annotations

import asyncio

from kinoform.app.house import House
from kinoform.db.previews import sweep_previews

SWEEP_SECONDS = 3600.0
KEPT_HOURS = 72


async def sweep(house: House) -> None:
    """Forget previews and jobs that are over, for as long as this runs."""
    while True:
        async with house.database.transaction() as tx:
            await sweep_previews(tx)
        await house.queue.app.job_manager.delete_old_jobs(nb_hours=KEPT_HOURS)
        await asyncio.sleep(SWEEP_SECONDS)
