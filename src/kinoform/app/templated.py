"""Films of templates: somebody's data becomes a document, and the document a render."""

from __future__ import annotations

import asyncio
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from kinoform.app.films import checked, held
from kinoform.app.held import uploads_in
from kinoform.app.house import House
from kinoform.app.refusal import Refused, faulty
from kinoform.app.rehearsal import in_request, rehearsal, tracks_of
from kinoform.app.renders import Submitted, submit_film
from kinoform.app.templates import Found
from kinoform.db.database import Transaction
from kinoform.db.files import hold_files
from kinoform.db.films import Film, keep_film
from kinoform.generate import careers
from kinoform.generate.lengths import planned_seconds
from kinoform.generate.making import make
from kinoform.generate.unused import unused_data
from kinoform.generate.wishes import Wish
from kinoform.kit import pointer
from kinoform.model.problem import Problem, errors_of
from kinoform.providers.data.base import SourceRefused


@dataclass(frozen=True, slots=True, kw_only=True)
class Ready:
    """A film that only has to be asked for."""

    document: dict[str, Any]
    name: str
    """Whom or what it is about."""
    width: int = 0
    height: int = 0
    seconds: float = 0.0
    warnings: tuple[Problem, ...] = ()


async def ready_film(
    house: House, account_id: str, found: Found, data: Mapping[str, Any], wish: Wish
) -> Ready:
    """A film of a template and data, checked; raises Refused with everything that is wrong."""
    made = await _made(found, data, wish)
    await held(house, account_id, made.document)
    tried = rehearsal(made.document)
    measured = await house.darkroom.measure(tried)
    tracks = tracks_of(tried)
    noticed = tuple(in_request(tracks, each) for each in measured.problems)
    errors = errors_of(noticed)
    if errors:
        raise faulty(errors, "INVALID_REQUEST")
    return replace(
        made, width=measured.width, height=measured.height, seconds=measured.seconds,
        warnings=(*unused_data(found.film, replace(wish, data=data)), *made.warnings, *noticed),
    )  # fmt: skip


async def film_like(other: Ready, found: Found, data: Mapping[str, Any], wish: Wish) -> Ready:
    """A film of other data that is to look like one that was checked; raises Refused.

    Only its data are looked at. Media that they name are fetched when it is rendered.
    """
    made = await _made(found, data, wish)
    return replace(
        made, width=other.width, height=other.height, seconds=planned_seconds(made.document)
    )  # fmt: skip


async def _made(found: Found, data: Mapping[str, Any], wish: Wish) -> Ready:
    """A film whose size and length nobody has found yet."""
    made = await asyncio.to_thread(make, found.film, replace(wish, data=data))
    errors = errors_of(made.problems)
    if errors or made.document is None:
        raise faulty(errors or made.problems, "INVALID_REQUEST")
    return Ready(document=made.document, name=made.display_name, warnings=made.problems)


async def ready_document(
    house: House,
    account_id: str,
    document: dict[str, Any],
    name: str,
) -> Ready:
    """A film of a document, checked; raises Refused."""
    measured = await checked(house, account_id, document)
    return Ready(
        document=document, name=name, width=measured.width, height=measured.height,
        seconds=measured.seconds,
    )  # fmt: skip


async def submit_ready(
    house: House,
    tx: Transaction,
    account_id: str,
    dialect: str,
    ready: Ready,
    *,
    facts: Mapping[str, Any],
    workers: int,
    webhook_url: str | None,
) -> tuple[Film, Submitted]:
    """A film that is kept and queued, with its credits set aside; raises Refused."""
    known: dict[str, Any] = {"warnings": [problem.as_dict() for problem in ready.warnings]}
    if "templateId" in facts:
        known["tracks"] = tracks_of(ready.document)
    await hold_files(tx, account_id, uploads_in(house, ready.document))
    film = await keep_film(
        tx, id=str(uuid.uuid4()), account_id=account_id, dialect=dialect, title=ready.name,
        category="api", metadata={**facts, **known}, document=ready.document,
        width=ready.width, height=ready.height, seconds=ready.seconds,
    )  # fmt: skip
    return film, await submit_film(house, tx, film, workers=workers, webhook_url=webhook_url)


async def with_career(house: House, found: Found, data: Mapping[str, Any]) -> Mapping[str, Any]:
    """Data with what a source tells of whomever they name, where only an id is given."""
    film = found.film
    if film.source is None:
        return data
    try:
        return await asyncio.to_thread(careers.with_career, film, data, house.settings.data_sources)
    except SourceRefused as refused:
        if refused.code == "source_unknown_id":
            place = pointer.join("", "data", film.source_key)
            unknown = Problem(refused.code, place, refused.message, refused.hint)
            raise faulty((unknown,), "INVALID_REQUEST") from None
        wait = None if refused.wait_seconds is None else max(1, round(refused.wait_seconds))
        raise Refused(
            "source_failed", refused.code.upper(), refused.message, refused.hint,
            retry_after_seconds=wait,
        ) from None  # fmt: skip
