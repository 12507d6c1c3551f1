"""The queue's own tables and functions."""

from __future__ import annotations

from alembic import op
from procrastinate.schema import SchemaManager

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    connection = op.get_bind().connection.driver_connection
    if connection is None:
        raise RuntimeError("the queue's schema needs a live connection")
    connection.execute(SchemaManager.get_schema())
