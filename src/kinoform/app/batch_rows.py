"""The rows of a batch: each a film that can be asked for, or told what is wrong with it."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from kinoform.app.films import held
from kinoform.app.house import House
from kinoform.app.refusal import Refused, faulty
from kinoform.app.templated import Ready, film_like, ready_film, with_career
from kinoform.app.templates import Found
from kinoform.generate.tables import Cell, Columns, columns_of, data_of, in_table, surplus_in
from kinoform.generate.wishes import Wish
from kinoform.kit import pointer
from kinoform.model.problem import Problem, RenderFailed, errors_of

log = logging.getLogger(__name__)

ASKED_AT_ONCE = 4
"""People that a source is asked about at the same time; it has a pace of its own."""
LOOKED_AT_TOGETHER = 10
"""Rows of which one question tells; their media may be far away."""
_OF_A_ROW = frozenset({"invalid", "source_failed"})
"""Reasons that leave out one row, and not the batch."""


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


async def prepared(
    house: House, account_id: str, found: Found, table: Table, wish: Wish
) -> Prepared:
    """Each row as a film, checked; raises Refused where no row can be one."""
    columns = columns_of(table.headers, found.film)
    if columns.problems:
        raise faulty(columns.problems, "INVALID_REQUEST")
    ready: dict[int, Ready] = {}
    bad: list[BadRow] = []
    first: Ready | None = None
    for number, data in enumerate(await _data(house, found, table, columns)):
        if isinstance(data, BadRow):
            bad.append(data)
            continue
        try:
            # What all rows share is looked at once.
            ready[number] = (
                await ready_film(house, account_id, found, data, wish)
                if first is None
                else await film_like(first, found, data, wish)
            )
            first = ready[number]
        except Refused as refused:
            bad.append(_bad(number, refused, columns))
            if first is None and not _is_of_data(refused):
                raise
    for number, problems in (await _seen(house, account_id, ready)).items():
        errors = errors_of(problems)
        if errors:
            place = pointer.join("", "rows", number)
            placed = tuple(replace(each, pointer=place) for each in errors)
            bad.append(BadRow(number, placed, faulty(placed)))
            del ready[number]
        else:
            film = ready[number]
            ready[number] = replace(film, warnings=(*film.warnings, *problems))
    if not ready:
        raise _all_bad(bad)
    return Prepared(ready, tuple(sorted(bad, key=lambda each: each.row)))


async def _seen(
    house: House, account_id: str, ready: Mapping[int, Ready]
) -> dict[int, tuple[Problem, ...]]:
    """What viewers of each film would stumble over: cut words, strange letters, missing media."""
    seen: dict[int, tuple[Problem, ...]] = {}
    numbers = list(ready)
    for start in range(0, len(numbers), LOOKED_AT_TOGETHER):
        part = numbers[start : start + LOOKED_AT_TOGETHER]
        documents = [ready[number].document for number in part]
        for document in documents:
            await held(house, account_id, document)
        try:
            found = await house.darkroom.check(documents)
        except RenderFailed as failed:
            # A host that keeps silent is told of by the render, which has more patience.
            log.warning("rows of a batch were not looked at: %s", failed.problem.code)
            continue
        seen |= dict(zip(part, found, strict=True))
    return seen


async def _data(
    house: House, found: Found, table: Table, columns: Columns
) -> list[Mapping[str, Any] | BadRow]:
    """The data of each row, with what a source tells of its person."""
    turns = asyncio.Semaphore(ASKED_AT_ONCE)

    async def told(number: int, row: Sequence[Cell]) -> Mapping[str, Any] | BadRow:
        surplus = surplus_in(row, number, table.headers)
        if surplus:
            return BadRow(number, surplus, faulty(surplus))
        try:
            async with turns:
                return await with_career(house, found, data_of(row, columns, table.shared))
        except Refused as refused:
            return _bad(number, refused, columns)

    return await asyncio.gather(*(told(number, row) for number, row in enumerate(table.rows)))


def _bad(number: int, refused: Refused, columns: Columns) -> BadRow:
    """What is wrong with a row; raises what is no fault of it."""
    if refused.reason not in _OF_A_ROW:
        raise refused
    own = Problem(refused.code.lower(), "", refused.message, refused.hint)
    return BadRow(number, tuple(in_table(refused.problems or (own,), number, columns)), refused)


def _is_of_data(refused: Refused) -> bool:
    """Whether another row may do better: what is wrong with the look is so for all of them."""
    return any(each.pointer.startswith("/data") for each in errors_of(refused.problems))


def _all_bad(bad: Sequence[BadRow]) -> Refused:
    """The refusal of a table of which no row can be filmed; what all rows share is told once."""
    problems = tuple(dict.fromkeys(problem for each in bad for problem in each.problems))
    first = bad[0].fault
    if all(each.fault.reason == "source_failed" for each in bad):
        return Refused(
            first.reason, first.code, first.message, first.hint, problems,
            first.retry_after_seconds,
        )  # fmt: skip
    return faulty(problems, "INVALID_ROWS")
