"""What has to be looked after all the time: the jobs of workers that died."""

from __future__ import annotations

import asyncio
import logging
from datetime import UTC, datetime

from kinoform.app.house import House

RESCUE_SECONDS = 10.0
DEAD_AFTER_SECONDS = 30.0

log = logging.getLogger(__name__)


async def rescue(house: House) -> None:
    """Give the jobs of workers that fell silent to others, for as long as this runs."""
    manager = house.queue.app.job_manager
    while True:
        for job in await manager.get_stalled_jobs(seconds_since_heartbeat=DEAD_AFTER_SECONDS):
            log.warning("job %s of a silent worker begins anew", job.id)
            await manager.retry_job(job, retry_at=datetime.now(UTC))
        await asyncio.sleep(RESCUE_SECONDS)
