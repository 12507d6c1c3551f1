"""What commands work with: the database, the queue, the store and the darkroom of a server."""

from __future__ import annotations

from dataclasses import dataclass

from kinoform.blobs.store import Store
from kinoform.darkroom.room import Darkroom
from kinoform.darkroom.rules import MediaRules
from kinoform.db.database import Database
from kinoform.queue.queue import Queue
from kinoform.settings import Settings


@dataclass(frozen=True, slots=True)
class House:
    """One running server's belongings."""

    settings: Settings
    database: Database
    queue: Queue
    store: Store
    darkroom: Darkroom
    media: MediaRules
    """Where the media of documents may come from."""
    secret: bytes
    """Signs links."""
