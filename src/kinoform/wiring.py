"""From settings to the things that commands work with."""

from __future__ import annotations

import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from kinoform.app.house import House
from kinoform.blobs.store import Store
from kinoform.darkroom.room import Darkroom
from kinoform.darkroom.rules import MediaRules
from kinoform.db.database import Database
from kinoform.http.links import FILES
from kinoform.queue.queue import Queue, queue_app
from kinoform.settings import Settings


@asynccontextmanager
async def opened_house(settings: Settings, database_url: str) -> AsyncIterator[House]:
    """Everything that a server or a worker needs, closed afterwards."""
    database = Database(database_url)
    app = queue_app(database_url)
    store = Store.of_url(settings.store_url or str(settings.data_dir / "files"))
    media = media_rules(settings)
    secret = link_secret(settings.data_dir)
    async with app.open_async(), Darkroom(media=media) as darkroom:
        try:
            yield House(settings, database, Queue(app), store, darkroom, media, secret)
        finally:
            await database.close()


def media_rules(settings: Settings) -> MediaRules:
    """Where the media of strangers' documents may come from."""
    own = f"{settings.base_url}{FILES}/"
    return MediaRules(
        cache=settings.data_dir / "media",
        allow_private=settings.allow_private_addresses,
        house=() if settings.store_url else ((own, settings.data_dir / "files"),),
    )


def link_secret(folder: Path) -> bytes:
    """The secret with which links are signed; made on first use, by one of several at once."""
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
