"""Batches: a film for each row of a table, accepted together and made one by one."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func

from kinoform.app.batch_ends import note_row_end
from kinoform.app.house import House
from kinoform.app.refusal import Refused, faulty, no_such
from kinoform.app.renders import cancel_renders, retry_render, submit_film
from kinoform.app.tables import Cell, Columns, columns_of, data_of, in_table, surplus_in
from kinoform.app.templated import Look, Ready, ready_film, submit_ready
from kinoform.app.templates import Found
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
from kinoform.model.problem import Problem

AT_ONCE = 4
"""Rows that are looked at together: sources have their own pace, and others ask the darkroom."""
WORKERS = 1
"""Of each film: the films of a batch are made beside each other."""


@dataclass(frozen=True, slots=True)
class Table:
    """What a batch is made of."""

    headers: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    shared: Mapping[str, Any]
    """Data of all rows, where a row has none of its own."""


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that cannot be filmed, and why."""

    row: int
    problems: tuple[Problem, ...]
    fault: Refused

    def as_dict(self) -> dict[str, Any]:
        """As it is kept and shown."""
        return {"row": self.row, "errors": [each.as_dict() for each in self.problems]}


@dataclass(frozen=True, slots=True)
class Prepared:
    """A table whose rows can be asked for, all but some."""

    ready: Mapping[int, Ready]
    bad: tuple[BadRow, ...]


@dataclass(frozen=True, slots=True)
class Accepted:
    """A batch that was accepted, and what its account has left."""

    batch: Batch
    films: tuple[Film, ...]
    cost: int
    remaining_credits: int


async def prepared(
    house: House, account_id: str, found: Found, table: Table, look: Look
) -> Prepared:
    """Each row as a film, checked; raises Refused where no row can be one."""
    columns = columns_of(table.headers, found.film)
    if columns.problems:
        raise faulty(columns.problems, "INVALID_REQUEST")
    turns = asyncio.Semaphore(AT_ONCE)

    async def one(number: int, row: Sequence[Cell]) -> Ready | BadRow:
        async with turns:
            return await _row(house, account_id, found, table, look, columns, number, row)

    made = await asyncio.gather(*(one(number, row) for number, row in enumerate(table.rows)))
    bad = tuple(each for each in made if isinstance(each, BadRow))
    if len(bad) == len(made):
        raise _all_bad(bad)
    ready = {number: each for number, each in enumerate(made) if isinstance(each, Ready)}
    return Prepared(ready, bad)


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
    batch = await keep_batch(
        tx, id=new_id("batch-"), account_id=account_id, dialect=dialect, name=name,
        template_id=template_id, row_errors=[each.as_dict() for each in prepared.bad],
    )  # fmt: skip
    films: list[Film] = []
    cost = 0
    for number, ready in prepared.ready.items():
        facts = {"templateId": template_id, "batchId": batch.id, "row": number}
        film, done = await submit_ready(
            house, tx, account_id, dialect, ready, facts=facts, workers=WORKERS,
            webhook_url=webhook_url,
        )  # fmt: skip
        await keep_row(tx, batch.id, number, film)
        films.append(film)
        cost += done.render.cost
    return Accepted(batch, tuple(films), cost, await balance(tx, account_id))


async def found_batch(tx: Transaction, account_id: str, dialect: str, batch_id: str) -> Batch:
    """One batch of an account; raises Refused."""
    batch = await batch_of(tx, account_id, batch_id)
    if batch is None or batch.dialect != dialect:
        raise no_such("batch")
    return batch


async def cancel_batch(house: House, tx: Transaction, batch: Batch) -> Batch:
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
    cancelled = await change_batch(tx, batch.id, cancelled_at=func.clock_timestamp())
    await note_row_end(house, tx, ended[-1])
    return cancelled


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


async def _row(
    house: House,
    account_id: str,
    found: Found,
    table: Table,
    look: Look,
    columns: Columns,
    number: int,
    row: Sequence[Cell],
) -> Ready | BadRow:
    surplus = surplus_in(row, number, table.headers)
    if surplus:
        return BadRow(number, surplus, faulty(surplus, "INVALID_REQUEST"))
    try:
        data = data_of(row, columns, table.shared)
        return await ready_film(house, account_id, found, data, look)
    except Refused as refused:
        if refused.reason not in {"invalid", "source_failed"}:
            raise
        own = Problem(refused.code.lower(), "", refused.message, refused.hint)
        problems = tuple(in_table(refused.problems or (own,), number, columns))
        return BadRow(number, problems, refused)


def _all_bad(bad: Sequence[BadRow]) -> Refused:
    """The refusal of a table of which no row can be filmed."""
    problems = tuple(problem for each in bad for problem in each.problems)
    first = bad[0].fault
    if all(each.fault.reason == "source_failed" for each in bad):
        return Refused(
            first.reason, first.code, first.message, first.hint, problems,
            first.retry_after_seconds,
        )  # fmt: skip
    return faulty(problems, "INVALID_ROWS")
