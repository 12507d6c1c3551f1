"""Reads the tables of batches: CSV with any delimiter, or JSON rows."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kinoform.compile.read import Limits, plain_object
from kinoform.generate.tables import Cell
from kinoform.kit import pointer
from kinoform.model.problem import InvalidDocument, Problem

MOST_ROWS = 100_000
MOST_COLUMNS = 500
MOST_CELL_LETTERS = 100_000
MOST_BYTES = 1_000_000_000
_DELIMITERS = ",;\t|"
_QUOTED = re.compile(r'"[^"]*"')


@dataclass(frozen=True, slots=True)
class RowTable:
    """Named columns, and rows of cells."""

    headers: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def read_table(path: Path) -> RowTable:
    """The table of a file; raises InvalidDocument with what is wrong with it."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise _unreadable(f"{path.name} has more than {MOST_BYTES:,} bytes", "split the table")
        text = path.read_text("utf-8-sig")
    except OSError as error:
        raise _unreadable(f"cannot read {path}: {error.strerror}", "name a CSV file") from None
    except UnicodeDecodeError:
        raise _unreadable(f"{path.name} is not UTF-8", "save the table as UTF-8") from None
    if path.suffix.lower() in {".json", ".jsonl", ".ndjson"}:
        return table_of_objects(_objects(text, path.name))
    return table_of_csv(text)


def table_of_csv(text: str) -> RowTable:
    """The table of CSV text; its first row names the columns. Raises InvalidDocument."""
    csv.field_size_limit(MOST_CELL_LETTERS)
    first = _QUOTED.sub("", re.split(r"[\r\n]", text.lstrip(), maxsplit=1)[0])
    delimiter = max(_DELIMITERS, key=first.count)
    # A quote that is never closed swallows all rows behind it; otherwise odd quotes are let pass.
    reader = csv.reader(
        io.StringIO(text, newline=""), delimiter=delimiter, strict=text.count('"') % 2 == 1
    )
    try:
        listed = [row for row in reader if any(row)]
    except csv.Error as wrong:
        raise _unreadable(
            f"this is no CSV: {wrong}, at line {reader.line_num}", "save the table as CSV again"
        ) from None
    if not listed:
        raise _unreadable("the table is empty", "write the names of columns into its first row")
    headers, *rows = listed
    return _table(headers, rows)


def table_of_objects(objects: Sequence[Mapping[str, Any]]) -> RowTable:
    """The table of objects, whose names are its columns; raises InvalidDocument."""
    plain = [
        plain_object(each, pointer.join("", "rows", number), Limits())
        for number, each in enumerate(objects)
    ]
    headers = list(dict.fromkeys(name for each in plain for name in each))
    rows = [[each.get(name) for name in headers] for each in plain]
    return _table(headers, rows)


def _table(headers: Sequence[str], rows: Sequence[Sequence[Cell]]) -> RowTable:
    if len(rows) > MOST_ROWS:
        message = f"the table has {len(rows):,} rows"
        raise _unreadable(message, f"{MOST_ROWS:,} are the most in one batch")
    if len(headers) > MOST_COLUMNS:
        raise _unreadable(f"the table has {len(headers)} columns", f"{MOST_COLUMNS} are the most")
    if not rows:
        raise _unreadable("the table has no rows", "each row below the first one is a film")
    return RowTable(tuple(headers), tuple(map(tuple, rows)))


def _objects(text: str, name: str) -> list[Mapping[str, Any]]:
    try:
        if text.lstrip()[:1] == "[":
            found = json.loads(text)
        else:
            found = [json.loads(line) for line in text.split("\n") if line.strip()]
    except (ValueError, RecursionError):
        raise _unreadable(f"{name} is no JSON", "write a list of objects, or one a line") from None
    if not found or not all(isinstance(each, Mapping) for each in found):
        raise _unreadable(f"{name} holds no objects", "each object is a row")
    return list(found)


def _unreadable(message: str, hint: str) -> InvalidDocument:
    return InvalidDocument((Problem("table_unreadable", "", message, hint),))
