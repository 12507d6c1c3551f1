"""`kinoform work`: another worker, here or on another machine."""

from __future__ import annotations

import asyncio

import click

from kinoform.commands._base import database_url
from kinoform.commands._flags import with_settings
from kinoform.kit.lifeline import die_with
from kinoform.kit.log import configure_logs
from kinoform.settings import Settings
from kinoform.worker import work as carry_out


def _tied(_context: click.Context, _option: click.Parameter, parent: int | None) -> None:
    if parent is not None:
        die_with(parent)


@click.command("work")
@click.option("--parent", type=int, hidden=True, is_eager=True, expose_value=False, callback=_tied)
@with_settings
def work(settings: Settings) -> None:
    """Take renders from the queue until told to stop."""
    configure_logs(settings.log_level, settings.log_format)
    with database_url(settings) as url:
        asyncio.run(carry_out(settings, url))


COMMAND = work
