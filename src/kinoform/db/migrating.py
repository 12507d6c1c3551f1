"""Brings a database to the schema that this version knows."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config

from kinoform.db.database import driver_url

_SCRIPTS = Path(__file__).parent / "migrations"


def migrate(url: str) -> None:
    """Take every step that is missing; several callers at once wait for each other."""
    command.upgrade(_config(url), "head")


def _config(url: str) -> Config:
    config = Config()
    config.set_main_option("script_location", str(_SCRIPTS).replace("%", "%%"))
    config.attributes["url"] = driver_url(url)
    return config
