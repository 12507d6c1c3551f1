"""The Postgres that comes with Kinoform, for those who have none: nothing to install or set up."""

from __future__ import annotations

from kinoform.db.embedded.server import RunningPostgres, running_url, start_postgres
from kinoform.db.embedded.unavailable import PostgresUnavailable

__all__ = ["PostgresUnavailable", "RunningPostgres", "running_url", "start_postgres"]
