"""`kinoform sweep`: removing what is over at once, instead of when a worker comes to it."""

from __future__ import annotations

import asyncio

import click

from kinoform.commands._base import AsJson, database_url, show
from kinoform.jobs._sweep import sweep_once
from kinoform.settings import Settings
from kinoform.wiring import opened_house


@click.command("sweep")
@AsJson
def sweep(*, as_json: bool) -> None:
    """Remove what is over now, and say how much of each kind that was."""

    async def swept(url: str) -> dict[str, int | None]:
        async with opened_house(settings, url) as house:
            return await sweep_once(house)

    settings = Settings()
    with database_url(settings) as url:
        counts = asyncio.run(swept(url))
    failed = [name for name, count in counts.items() if count is None]
    show({"swept": counts, "failed": failed} if as_json else counts, as_json=as_json)
    if failed:
        raise click.ClickException(f"not swept: {', '.join(failed)}; the log says why")


COMMAND = sweep
