"""`kinoform migrate`: the schema that this version knows."""

from __future__ import annotations

import click

from kinoform.commands._base import database_url
from kinoform.db.migrating import migrate as take_steps
from kinoform.settings import Settings


@click.command("migrate")
def migrate() -> None:
    """Bring the database up to date."""
    with database_url(Settings()) as url:
        take_steps(url)


COMMAND = migrate
