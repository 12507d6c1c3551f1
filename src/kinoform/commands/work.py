"""`kinoform work`: another worker, here or on another machine."""

from __future__ import annotations

import asyncio

import click

from kinoform.commands._base import database_url
from kinoform.kit.lifeline import die_with
from kinoform.settings import Settings
from kinoform.worker import work as carry_out


@click.command("work")
@click.option("--parent", type=int, hidden=True)
def work(*, parent: int | None) -> None:
    """Take renders from the queue until told to stop."""
    if parent is not None:
        die_with(parent)
    settings = Settings()
    with database_url(settings) as url:
        asyncio.run(carry_out(settings, url))


COMMAND = work
