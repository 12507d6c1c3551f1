"""The queue: jobs on the same Postgres as everything else, handed in with what they are about."""

from __future__ import annotations

from typing import Any

from procrastinate import App, PsycopgConnector
from procrastinate.worker import Worker
from sqlalchemy import text

from kinoform.db.database import Transaction, driver_connection, plain_url

POLL_SECONDS = 0.5
"""How soon a job is seen that no notification announced, such as one freed by another's end."""
GRACE_SECONDS = 5.0
"""How long jobs may go on when a worker has to stop because of a fault."""


def queue_app(url: str) -> App:
    """The queue of a database; open it before use."""
    return App(connector=PsycopgConnector(conninfo=plain_url(url)))


class Queue:
    """Hands jobs in, and has them carried out."""

    def __init__(self, app: App) -> None:
        self.app = app

    async def hand_in(
        self,
        tx: Transaction,
        job: str,
        *,
        queue: str,
        priority: int = 0,
        delay_seconds: float = 0.0,
        **arguments: Any,
    ) -> int:
        """The number of a job that exists if, and only if, the transaction is committed."""
        delayed: Any = {"schedule_in": {"seconds": delay_seconds}} if delay_seconds else {}
        return await self.app.configure_task(
            job, queue=queue, priority=priority, connection=await driver_connection(tx), **delayed
        ).defer_async(**arguments)

    async def count_waiting(self, tx: Transaction, queue: str) -> int:
        """How many jobs of a queue nobody has begun."""
        wish = text(
            "SELECT count(*) FROM procrastinate_jobs WHERE queue_name = :queue AND status = 'todo'"
        )
        return int((await tx.execute(wish, {"queue": queue})).scalar_one())

    def worker(self, queue: str, at_once: int) -> Worker:
        """Carries out the jobs of a queue when it is run, so many at a time."""
        return Worker(
            self.app, [queue], queue, at_once, install_signal_handlers=False,
            fetch_job_polling_interval=POLL_SECONDS, shutdown_graceful_timeout=GRACE_SECONDS,
        )  # fmt: skip
