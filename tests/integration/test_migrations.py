"""The steps of the schema lead to the tables that the code reads and writes."""

from __future__ import annotations

import importlib
import pkgutil
from pathlib import Path
from typing import Any

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine, text

from kinoform import db
from kinoform.db.database import driver_url
from kinoform.db.embedded import start_postgres
from kinoform.db.metadata import metadata
from kinoform.db.migrating import migrate


def test_the_steps_lead_to_the_tables_of_the_code(tmp_path: Path) -> None:
    for module in pkgutil.iter_modules(db.__path__, f"{db.__name__}."):
        importlib.import_module(module.name)
    with start_postgres(tmp_path / "postgres") as server:
        migrate(server.url)
        migrate(server.url)
        engine = create_engine(driver_url(server.url))
        with engine.connect() as connection:
            context = MigrationContext.configure(connection, opts={"include_object": is_ours})
            differences = compare_metadata(context, metadata)
            unlogged = connection.execute(
                text("SELECT relname FROM pg_class WHERE relpersistence = 'u' AND relkind = 'r'")
            )
            assert list(unlogged.scalars()) == ["rates"]
        engine.dispose()
    assert differences == []


def is_ours(_thing: Any, name: str | None, kind: str, _reflected: bool, _other: Any) -> bool:
    return not (kind == "table" and (name or "").startswith(("procrastinate", "alembic")))
