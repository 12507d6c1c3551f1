"""Tells those who asked for it how a render has ended.

A render that was cancelled is not announced: whoever might wait for the news has made it.
"""

from __future__ import annotations

from kinoform.app.deliveries import announce
from kinoform.app.house import House
from kinoform.db.database import Transaction
from kinoform.db.renders import Render
from kinoform.dialects._doors import doors
from kinoform.http.links import link_to


async def announce_end(house: House, tx: Transaction, ended: Render | None) -> None:
    """Owe the news of a render that has ended, in the words of its door."""
    if ended is None:
        return
    key = (ended.result or {}).get("film")
    link = link_to(house, key, f"{ended.film_id or ended.id}.mp4") if key else None
    event, payload = doors()[ended.dialect].event(ended, link)
    await announce(house, tx, ended, event, payload)
