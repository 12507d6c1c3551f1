"""Tables of people: what each column means to a template, and each row as data."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any

from kinoform.compile.read import Limits, plain_object
from kinoform.generate.templates.base import FilmTemplate
from kinoform.kit import pointer
from kinoform.model.problem import InvalidDocument, Problem

Cell = str | int | float | bool | list[Any] | dict[str, Any] | None

_NESTED = frozenset({"list", "object", "texts", "numbers", "pictures"})
"""Kinds of data that a cell may hold as JSON."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: where it stands, and what it fills."""

    index: int
    key: str
    kind: str


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a table, and what is wrong with its headers."""

    columns: tuple[Column, ...]
    problems: tuple[Problem, ...]


def columns_of(headers: Sequence[str], template: FilmTemplate) -> Columns:
    """What each header means; one that no slot answers to fills a datum of its own name."""
    kinds: dict[str, str] = {slot.key: slot.kind for slot in template.slots}
    spellings = {_plain(other): key for other, key in template.headers.items()}
    spellings |= {_plain(key): key for key in kinds}
    columns: dict[str, Column] = {}
    problems: list[Problem] = []
    for index, header in enumerate(headers):
        place = pointer.join("", "headers", index)
        name = header.strip()
        key = name if name in kinds else spellings.get(_plain(name), name)
        if not key:
            problems.append(
                Problem("bad_value", place, "this column has no name", "name each column")
            )
        elif key in columns:
            problems.append(
                Problem(
                    "bad_value", place,
                    f"{header[:80]!r} means {key[:80]}, as column {columns[key].index} does",
                    "leave one of the two out",
                )
            )  # fmt: skip
        else:
            columns[key] = Column(index, key, kinds.get(key, "text"))
    return Columns(tuple(columns.values()), tuple(problems))


def data_of(row: Sequence[Cell], columns: Columns, shared: Mapping[str, Any]) -> dict[str, Any]:
    """A row as data, over what all rows share; empty cells say nothing."""
    data = dict(shared)
    for column in columns.columns:
        cell = row[column.index] if column.index < len(row) else None
        if isinstance(cell, str):
            cell = _unpacked(cell.strip(), column.kind) or None
        if cell is not None:
            data[column.key] = cell
    return data


def surplus_in(row: Sequence[Cell], number: int, headers: Sequence[str]) -> tuple[Problem, ...]:
    """What is wrong with a row that has more cells than there are columns."""
    if len(row) <= len(headers):
        return ()
    return (
        Problem(
            "too_many", pointer.join("", "rows", number),
            f"this row has {len(row)} cells, and there are {len(headers)} headers",
            "give each column a header",
        ),
    )  # fmt: skip


def in_table(problems: Iterable[Problem], row: int, columns: Columns) -> Iterator[Problem]:
    """Problems of a row's data, at their places in the table."""
    places = {column.key: column.index for column in columns.columns}
    whole = pointer.join("", "rows", row)
    for problem in problems:
        match pointer.steps(problem.pointer):
            case ["data", key, *_] if key in places:
                yield replace(problem, pointer=pointer.join(whole, places[key]))
            case ["data", *_] | []:
                yield replace(problem, pointer=whole)
            case _:
                yield problem


def _plain(name: str) -> str:
    return re.sub(r"[\W_]+", "", name.casefold())


def _unpacked(text: str, kind: str) -> Any:
    """The list or object that a cell holds as plain JSON, or else its text."""
    if kind in _NESTED and text[:1] in ("[", "{"):
        with suppress(ValueError, RecursionError, InvalidDocument):
            return plain_object({"cell": json.loads(text)}, "", Limits())["cell"]
    return text
