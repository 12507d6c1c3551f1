"""What has to be looked after all the time: the jobs and renders of workers that died."""

from __future__ import annotations

import asyncio
import logging
from contextlib import suppress
from datetime import UTC, datetime

from procrastinate.exceptions import ConnectorException

from kinoform.app.house import House
from kinoform.app.renders import RENDERS, hand_in_turn, put_back
from kinoform.db.turns import abandoned_renders, count_turns_due

RESCUE_SECONDS = 10.0
DEAD_AFTER_SECONDS = 30.0
MOST_TURNS = 100
"""That are handed in at once."""

log = logging.getLogger(__name__)


async def rescue(house: House) -> None:
    """Give what dead workers left to others, for as long as this runs."""
    while True:
        await revive_jobs(house)
        await give_turns(house)
        await asyncio.sleep(RESCUE_SECONDS)


async def revive_jobs(house: House) -> None:
    """Give the jobs of workers that fell silent to others."""
    manager = house.queue.app.job_manager
    for job in await manager.get_stalled_jobs(seconds_since_heartbeat=DEAD_AFTER_SECONDS):
        with suppress(ConnectorException):  # another worker was faster, or it woke again
            await manager.retry_job(job, retry_at=datetime.now(UTC))
            log.warning("job %s of a silent worker begins anew", job.id)


async def give_turns(house: House) -> None:
    """Put renders back that no job has, and have turns enough for those that wait."""
    async with house.database.transaction() as tx:
        for render_id, attempt in await abandoned_renders(tx):
            if await put_back(house, tx, render_id, attempt):
                log.warning("render %s was left behind and waits again", render_id)
        missing = await count_turns_due(tx) - await house.queue.count_waiting(tx, RENDERS)
        for _ in range(min(missing, MOST_TURNS)):
            await hand_in_turn(house, tx)
