"""Batches: a film for each row of a table, accepted together and made one by one."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import func

from kinoform.app.batch_ends import note_row_end
from kinoform.app.batch_rows import Prepared
from kinoform.app.house import House
from kinoform.app.prices import credits_for
from kinoform.app.refusal import Refused, no_such
from kinoform.app.renders import cancel_renders, retry_render, submit_film
from kinoform.app.templated import submit_ready
from kinoform.db.batches import (
    Batch,
    batch_of,
    change_batch,
    held_missing_films,
    keep_batch,
    keep_row,
    rows_of,
)
from kinoform.db.credits import balance
from kinoform.db.database import Transaction
from kinoform.db.films import Film
from kinoform.kit.ids import new_id

WORKERS = 1
"""Of each film: the films of a batch are made beside each other."""


@dataclass(frozen=True, slots=True)
class Accepted:
    """A batch that was accepted, and what its account has left."""

    batch: Batch
    films: tuple[Film, ...]
    cost: int
    remaining_credits: int


async def submit_batch(
    house: House,
    tx: Transaction,
    account_id: str,
    dialect: str,
    prepared: Prepared,
    *,
    template_id: str,
    name: str | None,
    webhook_url: str | None,
) -> Accepted:
    """All good rows, queued with their credits set aside; raises Refused, and none is."""
    cost = sum(
        credits_for(each.width, each.height, each.seconds) for each in prepared.ready.values()
    )
    left = await balance(tx, account_id)
    if cost > left:
        raise Refused(
            "no_credits", "INSUFFICIENT_CREDITS",
            f"this batch costs {cost} credits, and there are {left}", "ask for fewer rows",
        )  # fmt: skip
    batch = await keep_batch(
        tx, id=new_id("batch-"), account_id=account_id, dialect=dialect, name=name,
        template_id=template_id, row_errors=[each.as_dict() for each in prepared.bad],
    )  # fmt: skip
    films: list[Film] = []
    for number, ready in prepared.ready.items():
        facts = {"templateId": template_id, "batchId": batch.id, "row": number}
        film, _ = await submit_ready(
            house, tx, account_id, dialect, ready, facts=facts, workers=WORKERS,
            webhook_url=webhook_url,
        )  # fmt: skip
        await keep_row(tx, batch.id, number, film)
        films.append(film)
    return Accepted(batch, tuple(films), cost, await balance(tx, account_id))


async def found_batch(tx: Transaction, account_id: str, dialect: str, batch_id: str) -> Batch:
    """One batch of an account; raises Refused."""
    batch = await batch_of(tx, account_id, batch_id)
    if batch is None or batch.dialect != dialect:
        raise no_such("batch")
    return batch


async def cancel_batch(house: House, tx: Transaction, batch: Batch) -> None:
    """End whatever of a batch is not finished, and give its credits back; raises Refused."""
    rows = await rows_of(tx, batch.id)
    under_way = [
        row.film.render_id
        for row in rows
        if row.film is not None and row.film.status == "rendering" and row.film.render_id
    ]
    ended = await cancel_renders(house, tx, under_way)
    if not ended:
        raise Refused("conflict", "ALREADY_FINISHED", "nothing of this batch is under way")
    await change_batch(tx, batch.id, cancelled_at=func.clock_timestamp())
    await note_row_end(house, tx, ended[-1])


async def retry_batch(house: House, tx: Transaction, batch: Batch) -> list[Film]:
    """The films of a batch that are made anew, because there is no file; raises Refused."""
    missing = await held_missing_films(tx, batch.id)
    if not missing:
        raise Refused(
            "conflict", "NOT_RETRYABLE", "nothing of this batch is missing",
            "its films are there, or on their way",
        )  # fmt: skip
    for film in missing:
        if film.render_id is None:
            await submit_film(house, tx, film, workers=WORKERS)
        else:
            await retry_render(house, tx, film.account_id, film.render_id)
    await change_batch(tx, batch.id, finished_at=None, cancelled_at=None)
    return missing
