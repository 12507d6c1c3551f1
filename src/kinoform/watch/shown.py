"""What a link to a preview or a film shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from kinoform.app.films import held
from kinoform.app.house import House
from kinoform.app.refusal import no_such
from kinoform.db.films import document_of, film_anywhere
from kinoform.db.previews import preview_of
from kinoform.db.renders import render_of
from kinoform.http.links import film_link


@dataclass(frozen=True, slots=True)
class Shown:
    """A document to watch, and its file if there is one already."""

    id: str
    title: str
    document: dict[str, Any]
    file_url: str | None = None


async def shown(house: House, link_id: str) -> Shown:
    """What stands behind an identifier that nobody can guess; raises Refused."""
    async with house.database.transaction() as tx:
        preview = await preview_of(tx, link_id)
    if preview is not None:
        await held(house, preview.account_id, preview.document)
        return Shown(preview.id, "Preview", preview.document)
    async with house.database.transaction() as tx:
        film = await film_anywhere(tx, link_id)
        if film is None:
            raise no_such("film")
        document = await document_of(tx, film.id)
        render = (
            await render_of(tx, film.account_id, film.render_id)
            if film.render_id and film.status == "completed"
            else None
        )
    await held(house, film.account_id, document)
    return Shown(film.id, film.title or "Film", document, film_link(house, render))
