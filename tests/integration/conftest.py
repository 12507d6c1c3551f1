"""A migrated Postgres, and the belongings of a server on it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Iterator
from pathlib import Path
from typing import Any

import pytest

from kinoform.app.house import House
from kinoform.blobs.store import Store
from kinoform.darkroom.room import Darkroom
from kinoform.db.database import Database
from kinoform.db.embedded import start_postgres
from kinoform.db.migrating import migrate
from kinoform.queue.queue import Queue, queue_app
from kinoform.settings import Settings
from kinoform.wiring import media_rules

SECRET = b"a secret of thirty-two bytes all"

Run = Callable[[Coroutine[Any, Any, Any]], Any]


@pytest.fixture(scope="session")
def postgres_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with start_postgres(tmp_path_factory.mktemp("house") / "postgres") as server:
        migrate(server.url)
        yield server.url


@pytest.fixture
def run() -> Iterator[Run]:
    with asyncio.Runner() as runner:
        yield runner.run


@pytest.fixture
def house(postgres_url: str, tmp_path: Path, run: Run) -> Iterator[House]:
    """A house with a folder of its own; its darkroom is closed."""
    settings = Settings(data_dir=tmp_path, public_url="https://films.example")
    store = Store.of_url(str(tmp_path / "files"))
    yield from opened(run, settings, postgres_url, store)


@pytest.fixture
def cloud_house(postgres_url: str, tmp_path: Path, run: Run) -> Iterator[House]:
    """The same with a store that is no folder."""
    settings = Settings(
        data_dir=tmp_path, public_url="https://films.example", store_url="memory://"
    )
    yield from opened(run, settings, postgres_url, Store.of_url("memory://"))


def opened(run: Run, settings: Settings, url: str, store: Store) -> Iterator[House]:
    async def house() -> House:
        await app.open_async()
        return House(settings, database, Queue(app), store, Darkroom(media=media), media, SECRET)

    async def closed() -> None:
        await app.close_async()
        await database.close()

    database, app, media = Database(url), queue_app(url), media_rules(settings, store)
    yield run(house())
    run(closed())
