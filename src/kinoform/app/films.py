"""Handing in films and asking for them."""

from __future__ import annotations

from typing import Any

from kinoform.app.held import hold, uploads_in
from kinoform.app.house import House
from kinoform.app.refusal import Refused, faulty, no_such
from kinoform.blobs.store_problem import StoreProblem
from kinoform.darkroom.answers import Measured
from kinoform.db.database import Transaction
from kinoform.db.files import hold_files
from kinoform.db.films import Film, delete_film, film_of, keep_film
from kinoform.db.sweeping import delete_renders
from kinoform.kit.ids import new_id
from kinoform.model.problem import errors_of


async def held(house: House, account_id: str | None, document: dict[str, Any]) -> None:
    """Bring what a document names of this house to where it is drawn; raises Refused."""
    try:
        await hold(house, account_id, document)
    except StoreProblem as trouble:
        raise Refused("unavailable", "UNAVAILABLE", trouble.message, trouble.hint) from None


async def checked(house: House, account_id: str | None, document: dict[str, Any]) -> Measured:
    """The facts of a document; raises Refused with every error that it has."""
    await held(house, account_id, document)
    measured = await house.darkroom.measure(document)
    errors = errors_of(measured.problems)
    if errors:
        raise faulty(errors, "INVALID_CONFIG")
    return measured


async def hand_in_film(
    house: House,
    account_id: str,
    dialect: str,
    document: dict[str, Any],
    *,
    title: str | None = None,
    category: str = "api",
    metadata: dict[str, Any] | None = None,
) -> Film:
    """A film of a document, kept; raises Refused with every error that the document has."""
    measured = await checked(house, account_id, document)
    async with house.database.transaction() as tx:
        await hold_files(tx, account_id, uploads_in(house, document))
        return await keep_film(
            tx, id=new_id(length=12), account_id=account_id, dialect=dialect, title=title,
            category=category, metadata=metadata or {}, document=document,
            width=measured.width, height=measured.height, seconds=measured.seconds,
        )  # fmt: skip


async def found_film(tx: Transaction, account_id: str, film_id: str, *, lock: bool = False) -> Film:
    """One film of an account; raises Refused where there is none."""
    film = await film_of(tx, account_id, film_id, lock=lock)
    if film is None:
        raise no_such("film")
    return film


async def remove_film(tx: Transaction, account_id: str, film_id: str) -> None:
    """Delete a film with all that was made of it; what is being rendered is finished first."""
    film = await found_film(tx, account_id, film_id, lock=True)
    if film.status == "rendering":
        raise Refused(
            "conflict", "ALREADY_RENDERING", "this film is being rendered",
            "delete it when it is finished",
        )  # fmt: skip
    await delete_renders(tx, film_id)
    await delete_film(tx, account_id, film_id)
