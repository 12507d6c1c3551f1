"""Reads the tables of batches: CSV with any delimiter, or JSON rows."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from kinoform.batches.table_text import text_of, unreadable
from kinoform.compile.read import Limits, plain_object
from kinoform.generate.tables import Cell
from kinoform.kit import pointer
from kinoform.model.problem import InvalidDocument

MOST_ROWS = 100_000
MOST_COLUMNS = 500
MOST_CELL_LETTERS = 100_000
_DELIMITERS = ",;\t|"
_QUOTED = re.compile(r'"[^"]*"')
_SAID_DELIMITER = re.compile(r"sep=([,;\t|])(?:\r\n|\r|\n)", re.IGNORECASE)
"""How spreadsheets say in a line of its own what stands between cells."""


@dataclass(frozen=True, slots=True)
class RowTable:
    """Named columns, and rows of cells."""

    headers: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    lines: tuple[int, ...] = ()
    """Of the file, where each row begins; none where rows have no lines of their own."""

    def line_of(self, row: int) -> int | None:
        """Where somebody finds a row in the file, the first line being 1."""
        return self.lines[row] if self.lines else None


def read_table(path: Path) -> RowTable:
    """The table of a file; raises InvalidDocument with what is wrong with it."""
    text = text_of(path)
    if path.suffix.lower() in {".json", ".jsonl", ".ndjson"}:
        objects, lines = _objects(text, path.name)
        return replace(table_of_objects(objects), lines=lines)
    return table_of_csv(text)


def table_of_csv(text: str) -> RowTable:
    """The table of CSV text; its first row names the columns. Raises InvalidDocument."""
    csv.field_size_limit(MOST_CELL_LETTERS)
    said = _SAID_DELIMITER.match(text)
    line = 1 if said is None else 2
    text = text if said is None else text[said.end() :]
    first = _QUOTED.sub("", re.split(r"[\r\n]", text.lstrip(), maxsplit=1)[0])
    delimiter = max(_DELIMITERS, key=first.count) if said is None else said[1]
    # A quote that is never closed swallows all rows behind it; otherwise odd quotes are let pass.
    reader = csv.reader(
        io.StringIO(text, newline=""), delimiter=delimiter, strict=text.count('"') % 2 == 1
    )
    listed: list[list[str]] = []
    lines: list[int] = []
    before = 0
    try:
        for row in reader:
            if not _is_blank(row):
                listed.append(row)
                lines.append(line + before)
            before = reader.line_num
    except csv.Error as wrong:
        raise unreadable(
            f"this is no CSV: {wrong}, at line {line - 1 + reader.line_num}",
            "save the table as CSV again",
        ) from None
    if not listed:
        raise unreadable("the table is empty", "write the names of columns into its first row")
    headers, *rows = _without_empty_ends(listed)
    return replace(_table(headers, rows), lines=tuple(lines[1:]))


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
        raise unreadable(message, f"{MOST_ROWS:,} are the most in one batch")
    if len(headers) > MOST_COLUMNS:
        raise unreadable(f"the table has {len(headers)} columns", f"{MOST_COLUMNS} are the most")
    if not rows:
        raise unreadable("the table has no rows", "each row below the first one is a film")
    return RowTable(tuple(headers), tuple(map(tuple, rows)))


def _is_blank(cells: Iterable[str]) -> bool:
    return not any(cell.strip() for cell in cells)


def _without_empty_ends(listed: list[list[str]]) -> Iterator[list[str]]:
    """Rows without what spreadsheets write behind the last column: no name, and nothing in it."""
    width = len(listed[0])
    while width and not listed[0][width - 1].strip():
        width -= 1
    for row in listed:
        yield row[:width] if _is_blank(row[width:]) else row


def _objects(text: str, name: str) -> tuple[list[Mapping[str, Any]], tuple[int, ...]]:
    """The objects of JSON text; with the line of each, where each has one."""
    lines: tuple[int, ...] = ()
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as wrong:
        if text.lstrip()[:1] == "[":
            raise _no_json(name, getattr(wrong, "lineno", 1)) from None
        numbered = [(at, line) for at, line in enumerate(text.split("\n"), 1) if line.strip()]
        lines = tuple(at for at, _ in numbered)
        found = [_object_of_line(line, at, name) for at, line in numbered]
    objects = [found] if isinstance(found, Mapping) else found
    if not isinstance(objects, list) or not objects:
        raise unreadable(f"{name} holds no objects", "each object is a row")
    for number, each in enumerate(objects):
        if not isinstance(each, Mapping):
            place = f"line {lines[number]}" if lines else f"entry {number + 1}"
            raise unreadable(f"{name} holds no object at {place}", "each object is a row")
    return objects, lines


def _object_of_line(line: str, number: int, name: str) -> Any:
    try:
        return json.loads(line)
    except (ValueError, RecursionError):
        raise _no_json(name, number) from None


def _no_json(name: str, line: int) -> InvalidDocument:
    return unreadable(f"{name} is no JSON at line {line}", "write a list of objects, or one a line")
