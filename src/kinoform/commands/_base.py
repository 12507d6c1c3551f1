"""What commands about the server share."""

from __future__ import annotations

import asyncio
import json
import threading
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from typing import Any

import click

from kinoform.db.database import Database, Transaction
from kinoform.db.embedded import running_url, start_postgres
from kinoform.db.migrating import migrate
from kinoform.settings import Settings

LOOK_SECONDS = 0.5
"""How often the embedded Postgres is looked at."""

AsJson = click.option("--json", "as_json", is_flag=True, help="Answer as one JSON object.")


@contextmanager
def database_url(settings: Settings) -> Iterator[str]:
    """The database of the settings: one's own, that of a running server, or one just for now."""
    folder = settings.data_dir / "postgres"
    url = settings.database_url or running_url(folder)
    if url is not None:
        yield url
        return
    settings.data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
    with _kept_postgres(folder) as own:
        migrate(own)
        yield own


@contextmanager
def _kept_postgres(folder: Path) -> Iterator[str]:
    """An embedded Postgres that is started again when it ends."""
    running = [start_postgres(folder)]
    over = threading.Event()

    def keep() -> None:
        while not over.wait(LOOK_SECONDS):
            if not running[0].is_alive():
                running[0].stop()
                running[0] = start_postgres(folder)

    keeper = threading.Thread(target=keep, daemon=True)
    keeper.start()
    try:
        yield running[0].url
    finally:
        over.set()
        keeper.join()
        running[0].stop()


def in_transaction(ask: Callable[[Transaction], Awaitable[Any]]) -> Any:
    """What a question to the database of the settings answers; its changes are kept."""
    with database_url(Settings()) as url:
        return ask_at(url, ask)


def ask_at(url: str, ask: Callable[[Transaction], Awaitable[Any]]) -> Any:
    """What a question to a database answers; its changes are kept."""

    async def answer() -> Any:
        async with _opened(url) as database, database.transaction() as tx:
            return await ask(tx)

    return asyncio.run(answer())


@asynccontextmanager
async def _opened(url: str) -> AsyncIterator[Database]:
    database = Database(url, pool_size=1)
    try:
        yield database
    finally:
        await database.close()


def show(facts: dict[str, Any], *, as_json: bool) -> None:
    """Print facts for a program, or for a person."""
    if as_json:
        click.echo(json.dumps(facts, ensure_ascii=False, default=str))
        return
    width = max(map(len, facts), default=0)
    for name, fact in facts.items():
        click.echo(f"{name:<{width}}  {fact}")
