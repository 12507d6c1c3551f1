"""What a check has found: a line of JSON for each row, and a few lines for people."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from kinoform.batches.preflight import RowReport
from kinoform.kit import pointer
from kinoform.model.problem import Problem, RenderFailed

NAME = "report.jsonl"
MOST_TOLD = 20
"""Different findings that a person is told of; the report has all."""
_MOST_NAMED = 5
"""Rows that are named of those that have one thing in common."""


def write_report(folder: Path, reports: Iterable[RowReport], headers: Sequence[str]) -> None:
    """Write the report of a table, a row a line; raises RenderFailed."""
    part = (folder / NAME).with_suffix(".part")
    try:
        with part.open("w", encoding="utf-8") as file:
            for report in reports:
                file.write(f"{json.dumps(row_told(report, headers), ensure_ascii=False)}\n")
        part.replace(folder / NAME)
    except OSError as error:
        raise RenderFailed(
            Problem(
                "target_unwritable", "", f"cannot write to {folder}: {error.strerror}",
                "choose a folder that you may write to, on a disk that has room",
            )
        ) from None  # fmt: skip


def row_told(report: RowReport, headers: Sequence[str]) -> dict[str, Any]:
    """What was found in one row, as reports have it."""
    return {
        "row": report.row, "line": report.line, "name": report.display_name,
        "ok": report.is_good, "seconds": round(report.seconds, 1),
        "problems": [
            {**problem.as_dict(), "column": _column_of(problem, headers)}
            for problem in report.problems
        ],
    }  # fmt: skip


def findings(reports: Iterable[RowReport], headers: Sequence[str]) -> Iterator[str]:
    """What was found, errors first; rows that have one thing in common are told of together."""
    rows: dict[tuple[str, str], list[RowReport]] = {}
    for report in reports:
        # Two scenes of one film may have the same to be said of them.
        for finding in dict.fromkeys(_finding(each, headers) for each in report.problems):
            rows.setdefault(finding, []).append(report)
    found = sorted(rows, key=lambda key: (key[0], -len(rows[key])))
    for severity_and_text in found[:MOST_TOLD]:
        yield f"{_named(rows[severity_and_text])}: {severity_and_text[1]}"
    if len(found) > MOST_TOLD:
        yield f"{len(found) - MOST_TOLD:,} more findings are in {NAME}"


def _finding(problem: Problem, headers: Sequence[str]) -> tuple[str, str]:
    """How bad it is, and what is told of it whatever its row."""
    column = _column_of(problem, headers)
    place = f" in column {column!r}" if column else ""
    hint = f" ({problem.hint})" if problem.hint else ""
    text = f"{problem.severity} {problem.code}{place}: {problem.message}{hint}"
    return problem.severity, text


def _column_of(problem: Problem, headers: Sequence[str]) -> str | None:
    """The header of the column that a problem is about; None where it is about no single one."""
    match pointer.steps(problem.pointer):
        case ["rows", _, column] if column.isdecimal() and int(column) < len(headers):
            return headers[int(column)]
        case _:
            return None


def _named(reports: Sequence[RowReport]) -> str:
    places = [
        f"{report.row + 1}" + (f" (line {report.line})" if report.line else "")
        for report in reports[:_MOST_NAMED]
    ]
    more = len(reports) - len(places)
    if not more:
        return f"row{'s' * (len(places) > 1)} {', '.join(places)}"
    return f"rows {', '.join(places)} and {more:,} more"
