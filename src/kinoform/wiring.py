"""From settings to the things that commands work with."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

from kinoform.app.house import House
from kinoform.blobs.store import Store
from kinoform.blobs.store_problem import StoreProblem
from kinoform.darkroom.room import Darkroom
from kinoform.darkroom.rules import MediaRules
from kinoform.db.database import Database
from kinoform.http.links import FILES
from kinoform.queue.queue import Queue, queue_app
from kinoform.settings import Settings

SHARED_SECRET = "house/secret"  # noqa: S105 - the name of an object


@asynccontextmanager
async def opened_house(settings: Settings, database_url: str) -> AsyncIterator[House]:
    """Everything that a server or a worker needs, closed afterwards."""
    database = Database(database_url)
    app = queue_app(database_url)
    store = Store.of_url(settings.store_url or str(settings.data_dir / "files"))
    media = media_rules(settings, store)
    secret = await link_secret(settings, store)
    # Whoever draws opens it; a worker has processes of its own.
    darkroom = Darkroom(settings.preview_processes, media=media)
    async with app.open_async():
        try:
            yield House(settings, database, Queue(app), store, darkroom, media, secret)
        finally:
            await darkroom.close()
            await database.close()


def media_rules(settings: Settings, store: Store) -> MediaRules:
    """Where the media of strangers' documents may come from."""
    own = f"{settings.base_url}{FILES}/"
    return MediaRules(
        cache=settings.data_dir / "media",
        allow_private=settings.allow_private_addresses,
        house=((own, store.folder or settings.data_dir / "held"),),
        opened=settings.data_dir / "opened",
        speech=settings.speech,
    )


async def link_secret(settings: Settings, store: Store) -> bytes:
    """The secret with which links are signed; made on first use, by one of several at once.

    Machines that share a store find it there, so that each opens the links of all others.
    """
    if not settings.store_url:
        return await asyncio.to_thread(_own_secret, settings.data_dir)
    with suppress(StoreProblem):
        return await _shared_secret(store)
    with suppress(StoreProblem):  # another one was faster, or the store is away
        await store.put_bytes(SHARED_SECRET, secrets.token_bytes(32))
    return await _shared_secret(store)


async def _shared_secret(store: Store) -> bytes:
    return b"".join([piece async for piece in await store.read(SHARED_SECRET)])


def _own_secret(folder: Path) -> bytes:
    path = folder / "secret"
    if not path.exists():
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        fresh = folder / f"secret.{secrets.token_hex(4)}"
        fresh.touch(mode=0o600)
        fresh.write_bytes(secrets.token_bytes(32))
        try:
            path.hardlink_to(fresh)
        except FileExistsError:
            pass
        finally:
            fresh.unlink()
    return path.read_bytes()
