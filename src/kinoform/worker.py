"""The worker: takes jobs from the queue and carries them out."""

from __future__ import annotations

import asyncio
import logging
import signal
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Any

from procrastinate import JobContext, RetryStrategy
from procrastinate.exceptions import ConnectorException

from kinoform.app.house import House
from kinoform.darkroom.booths import Booths
from kinoform.jobs._child import Limits
from kinoform.jobs._rescue import rescue
from kinoform.jobs._spares import Spares
from kinoform.jobs._sweep import sweep
from kinoform.jobs._workroom import opened_workroom
from kinoform.jobs.base import Bench, Job, Turn
from kinoform.kit.discover import records
from kinoform.settings import Settings
from kinoform.wiring import opened_house

MEGABYTE = 1024 * 1024
LARGEST_FILE_BYTES = 32 * 1024 * MEGABYTE
BEAT_SECONDS = 10.0
"""How often a worker that drains says that it lives; half a minute of silence counts as death."""

log = logging.getLogger(__name__)


async def work(settings: Settings, database_url: str) -> None:
    """Work until told to stop; see `Shift.stop` for what becomes of renders under way."""
    async with opened_house(settings, database_url) as house:
        with opened_workroom() as workroom:
            limits = Limits(
                media=house.media, memory_bytes=settings.render_memory_mb * MEGABYTE,
                file_bytes=LARGEST_FILE_BYTES, folder=workroom.path,
            )  # fmt: skip
            spares = Spares(limits, settings.render_processes)
            booths = Booths(house.media, seconds=settings.render_minutes * 60)
            shift = Shift(house, Bench(spares, workroom, booths))
            loop = asyncio.get_running_loop()
            for number in (signal.SIGTERM, signal.SIGINT):
                loop.add_signal_handler(number, shift.stop)
            try:
                await spares.fill()
                await shift.run()
            finally:
                await booths.close()
                await spares.close()


class Shift:
    """The jobs of one worker, from the first to the last."""

    def __init__(self, house: House, bench: Bench) -> None:
        self._house = house
        self._bench = bench
        self._under_way: set[asyncio.Task[Any]] = set()
        self._is_over = False
        jobs: dict[str, Job] = records("kinoform.jobs", "JOB")
        shares = {
            job.queue: house.settings.render_processes if job.at_once is None else job.at_once
            for job in jobs.values()
        }
        self._workers: list[Any] = [  # the library gives its verbs no types
            house.queue.worker(queue, count) for queue, count in shares.items() if count
        ]
        for job in jobs.values():
            again = RetryStrategy(max_attempts=job.attempts - 1, exponential_wait=2)
            house.queue.app.task(name=job.kind, queue=job.queue, retry=again, pass_context=True)(
                self._task(job)
            )

    def stop(self) -> None:
        """Take no more jobs, and end when those under way are done or have had time enough.

        What is left then goes back to the queue; asked a second time, it does so at once.
        """
        if self._is_over:
            for task in self._under_way:
                task.cancel()
            return
        self._is_over = True
        log.info("the worker stops; %s jobs are under way", len(self._under_way))
        for worker in self._workers:
            worker.shutdown_graceful_timeout = self._house.settings.drain_seconds
            worker.stop()

    async def run(self) -> None:
        """Carry out jobs until stopped; raises when the queue is lost."""
        working = [asyncio.create_task(worker.run()) for worker in self._workers]
        watching = [
            asyncio.create_task(watch) for watch in (rescue(self._house), sweep(self._house))
        ]
        try:
            await asyncio.wait({*working, *watching}, return_when=asyncio.FIRST_COMPLETED)
            if not self._is_over:
                for worker in self._workers:
                    worker.stop()
            watching.append(asyncio.create_task(self._beat()))
            await asyncio.wait(working)
            for task in (*working, *watching):
                if task.done():
                    task.result()
            if not self._is_over:
                raise ConnectorException("the queue was lost")
        finally:
            for task in (*working, *watching):
                task.cancel()
            await asyncio.gather(*working, *watching, return_exceptions=True)

    async def _beat(self) -> None:
        """Keep others from taking what is under way: workers that stop are silent by themselves."""
        while True:
            for worker in self._workers:
                if worker.worker_id is not None:
                    with suppress(ConnectorException):
                        await self._house.queue.app.job_manager.update_heartbeat(worker.worker_id)
            await asyncio.sleep(BEAT_SECONDS)

    def _task(self, job: Job) -> Callable[..., Awaitable[None]]:
        async def run(context: JobContext, **arguments: Any) -> None:
            task = asyncio.current_task()
            if task is None or context.job.id is None:
                raise RuntimeError(job.kind)
            turn = Turn(context.job.id, context.job.attempts, self._bench)
            self._under_way.add(task)
            try:
                told = (turn,) if job.wants_turn else ()
                await job.run(self._house, *told, **arguments)
            finally:
                self._under_way.discard(task)

        return run
