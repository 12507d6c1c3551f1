"""The worker: takes jobs from the queue and carries them out."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Awaitable, Callable

from kinoform.app.house import House
from kinoform.jobs._rescue import rescue
from kinoform.jobs._sweep import sweep
from kinoform.jobs.base import Job
from kinoform.kit.discover import records
from kinoform.settings import Settings
from kinoform.wiring import opened_house

GRACE_SECONDS = 5.0
DELIVERIES_AT_ONCE, MAILS_AT_ONCE = 24, 2


async def work(settings: Settings, database_url: str) -> None:
    """Work until told to stop; what is under way then goes back to the queue."""
    async with opened_house(settings, database_url) as house:
        jobs: dict[str, Job] = records("kinoform.jobs", "JOB")
        for job in jobs.values():
            house.queue.app.task(name=job.kind, queue=job.queue, retry=job.attempts - 1)(
                _task(house, job)
            )
        shares = {
            "renders": settings.render_processes, "deliveries": DELIVERIES_AT_ONCE,
            "mail": MAILS_AT_ONCE,
        }  # fmt: skip
        working = asyncio.gather(
            *(_work_on(house, queue, count) for queue, count in shares.items() if count),
            rescue(house),
            sweep(house),
        )
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(number, working.cancel)
        try:
            await working
        except asyncio.CancelledError:
            return


def _task(house: House, job: Job) -> Callable[..., Awaitable[None]]:
    async def run(**arguments: str) -> None:
        await job.run(house, **arguments)

    return run


async def _work_on(house: House, queue: str, count: int) -> None:
    await house.queue.app.run_worker_async(
        queues=[queue], concurrency=count, name=queue, install_signal_handlers=False,
        shutdown_graceful_timeout=GRACE_SECONDS,
    )  # fmt: skip
