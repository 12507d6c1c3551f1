"""How the steps of the schema are taken: one transaction, one at a time."""

from __future__ import annotations

from alembic import context
from sqlalchemy import create_engine, text

_LOCK = 5_466_736
"""Any number; whoever migrates holds the advisory lock of that number."""

engine = create_engine(context.config.attributes["url"])
with engine.begin() as connection:
    connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
    context.configure(connection=connection)
    with context.begin_transaction():
        context.run_migrations()
engine.dispose()
