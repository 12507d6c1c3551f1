"""Films of an earlier run that are those of a row now, though the row may stand elsewhere.

Somebody who takes one row out of a table, or sorts it, has changed the place of all rows behind
it, and none of their films.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from kinoform.batches.manifest import Entry, Manifest
from kinoform.batches.preflight import RowReport


@dataclass(frozen=True, slots=True)
class _Move:
    """A film that becomes that of another row."""

    entry: Entry
    report: RowReport
    waits: Path
    """Where it lies until all others are out of the way."""


def kept_films(
    manifest: Manifest, reports: Iterable[RowReport], name_of: Callable[[RowReport], str]
) -> Iterator[Entry]:
    """The entry of each row whose film is there already; films have their names afterwards."""
    wanted = {report.row: report for report in reports if report.is_good and report.digest}
    stays = {
        row: entry
        for row, entry in manifest.known.items()
        if row in wanted and entry.is_kept(manifest.folder, wanted[row].digest)
    }
    for entry in stays.values():
        yield replace(entry, status="done")
    free = {
        entry.digest: entry
        for row, entry in manifest.known.items()
        if row not in stays and entry.is_kept(manifest.folder, entry.digest)
    }
    moves = [
        _Move(free.pop(report.digest), report, manifest.making / f"{row}.kept")
        for row, report in wanted.items()
        if row not in stays and report.digest in free
    ]
    yield from _moved(manifest, moves, name_of)


def _moved(
    manifest: Manifest, moves: Iterable[_Move], name_of: Callable[[RowReport], str]
) -> Iterator[Entry]:
    # Each film keeps its name until the other is noted: whoever is killed in between loses none.
    ready = [move for move in moves if _linked(manifest.folder / move.entry.file, move.waits)]
    names = {name_of(move.report) for move in ready}
    for move in ready:
        name = name_of(move.report)
        move.waits.replace(manifest.folder / name)
        problems = tuple(problem.as_dict() for problem in move.report.problems)
        yield replace(
            move.entry, row=move.report.row, status="done", name=move.report.display_name,
            file=name, problems=problems,
        )  # fmt: skip
        own = manifest.known.get(move.report.row)
        for file in {move.entry.file, own.file if own is not None else ""} - names - {""}:
            with suppress(OSError):
                (manifest.folder / file).unlink()


def _linked(film: Path, place: Path) -> bool:
    """Whether a film has a second name now; some disks have none, and films are made anew there."""
    with suppress(OSError):
        os.link(film, place)
        return True
    return False
