"""Tells those who asked for it how a render has ended.

A render that was cancelled is not announced: whoever might wait for the news has made it.
"""

from __future__ import annotations

from kinoform.app.deliveries import announce
from kinoform.app.house import House
from kinoform.db.database import Transaction
from kinoform.db.films import film_of
from kinoform.db.renders import Render
from kinoform.dialects._doors import doors
from kinoform.dialects.base import Ended
from kinoform.http.links import film_link


async def announce_end(house: House, tx: Transaction, ended: Render | None) -> None:
    """Owe the news of a render that has ended, in the words of its door."""
    if ended is None:
        return
    film = await film_of(tx, ended.account_id, ended.film_id) if ended.film_id else None
    told = Ended(ended, film, film_link(house, ended))
    event, payload = doors()[ended.dialect].event(told)
    await announce(house, tx, ended, event, payload)
