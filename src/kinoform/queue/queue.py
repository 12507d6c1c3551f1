"""The queue: jobs on the same Postgres as everything else, handed in with what they are about."""

from __future__ import annotations

from typing import Any

from procrastinate import App, PsycopgConnector

from kinoform.db.database import Transaction, driver_connection, plain_url

POLL_SECONDS = 0.5
"""How soon a job is seen that no notification announced, such as one freed by another's end."""


def queue_app(url: str) -> App:
    """The queue of a database; open it before use."""
    connector = PsycopgConnector(conninfo=plain_url(url))
    return App(connector=connector, worker_defaults={"fetch_job_polling_interval": POLL_SECONDS})


class Queue:
    """Hands jobs in."""

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
