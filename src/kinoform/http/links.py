"""Links to what is kept in the store: signed, so that they need no key, and expiring."""

from __future__ import annotations

import time

from kinoform.app.house import House
from kinoform.blobs.links import signed
from kinoform.db.renders import Render

FILES = "/files"
LINK_SECONDS = 7 * 24 * 3600


def link_to(house: House, key: str, name: str | None = None) -> str:
    """A link to an object, for everybody who has it, for a week.

    The key stands in the path, so that workers find what a document names by such a link.
    """
    token = signed(house.secret, key, int(time.time()) + LINK_SECONDS, name)
    return f"{house.settings.base_url}{FILES}/{key}?t={token}"


def film_link(house: House, render: Render | None) -> str | None:
    """A link to the film that a render has made; None while there is none, or no more."""
    key = (render.result or {}).get("film") if render else None
    return link_to(house, key, f"{render.film_id or render.id}.mp4") if render and key else None
