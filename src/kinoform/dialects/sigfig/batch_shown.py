"""Batches in the words of SigFig: how far they are, row by row, and what is there already."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from kinoform.app.batch_ends import standing_of
from kinoform.app.house import House
from kinoform.db.batches import Batch, BatchRow, JobState, Tally, rows_of, state_of, tallies_of
from kinoform.db.database import Transaction
from kinoform.db.renders import Render, renders_of
from kinoform.dialects.sigfig.batch_answers import Batch as Summary
from kinoform.dialects.sigfig.batch_answers import BatchJob, BatchWithJobs, RowError
from kinoform.http.instants import instant
from kinoform.http.links import film_link

LONGEST_FILE_NAME = 80
_UNFIT = re.compile(r"[\x00-\x1f\x7f/\\:*?\"<>|]+")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""How cells begin that spreadsheets would carry out."""


@dataclass(frozen=True, slots=True)
class Whole:
    """A batch with everything that is known of it."""

    batch: Batch
    tally: Tally
    rows: Sequence[BatchRow]
    renders: Mapping[str, Render]

    def render_of(self, row: BatchRow) -> Render | None:
        """The latest render of a row's film."""
        return self.renders.get(row.film.render_id or "") if row.film else None

    def state_of(self, row: BatchRow) -> JobState:
        """How far a row's film is."""
        render = self.render_of(row)
        return state_of(row.film.status if row.film else None, render.status if render else None)

    @property
    def progress(self) -> float:
        """How much of all films is there, from 0 to 1."""
        shares = [
            render.progress if render and self.state_of(row) == "processing" else float(is_over)
            for row in self.rows
            for render in [self.render_of(row)]
            for is_over in [self.state_of(row) not in {"pending", "processing"}]
        ]
        return round(sum(shares) / max(1, len(shares)), 3)


async def whole_of(tx: Transaction, batch: Batch) -> Whole:
    """A batch as it stands."""
    rows = await rows_of(tx, batch.id)
    ids = [row.film.render_id for row in rows if row.film and row.film.render_id]
    tally = (await tallies_of(tx, [batch.id]))[batch.id]
    return Whole(batch, tally, rows, await renders_of(tx, ids))


def summary(batch: Batch, tally: Tally, progress: float | None = None) -> Summary:
    """How far a batch is; without a closer look, finished films are what counts."""
    over = tally.total - tally.of("pending", "processing")
    return {
        "id": batch.id, "name": batch.name, "templateId": batch.template_id,
        "status": standing_of(batch, tally), "totalJobs": tally.total,
        "counts": {
            "pending": tally.of("pending"), "processing": tally.of("processing"),
            "complete": tally.of("complete"), "failed": tally.of("failed"),
            "cancelled": tally.of("cancelled"),
        },
        "progress": round(over / max(1, tally.total), 3) if progress is None else progress,
        "createdAt": instant(batch.created_at),
        "completedAt": instant(batch.finished_at) if tally.is_over else None,
    }  # fmt: skip


def with_jobs(house: House, whole: Whole) -> BatchWithJobs:
    """How far a batch is, and each of its rows."""
    return {
        **summary(whole.batch, whole.tally, whole.progress),
        "jobs": [*jobs(house, whole)],
        "rowErrors": row_errors(whole.batch),
    }


def jobs(house: House, whole: Whole) -> Iterator[BatchJob]:
    """The rows that were taken, in their order."""
    for row in whole.rows:
        render = whole.render_of(row)
        problem = (render.problem or {}) if render else {}
        yield {
            "row": row.row, "jobId": row.film.id if row.film else None, "displayName": row.name,
            "status": whole.state_of(row), "outputUrl": film_link(house, render),
            "progress": round(render.progress, 3) if render else 0.0,
            "error": problem.get("message"),
            "completedAt": instant(render.finished_at) if render else None,
        }  # fmt: skip


def row_errors(batch: Batch) -> list[RowError]:
    """The rows that were left out, and why."""
    return [{"row": each["row"], "errors": each["errors"]} for each in batch.row_errors]


def table(shown: Sequence[BatchJob]) -> str:
    """Rows as CSV; no cell is one that a spreadsheet would carry out."""
    out = io.StringIO()
    columns = tuple(BatchJob.__annotations__)
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    for each in shown:
        cells = ["" if each[name] is None else str(each[name]) for name in columns]  # type: ignore[literal-required]
        writer.writerow([f"'{cell}" if cell.startswith(_FORMULA) else cell for cell in cells])
    return out.getvalue()


def files(whole: Whole) -> list[tuple[str, str]]:
    """The films that are there: what each is to be called, and its key in the store."""
    found = []
    for row in whole.rows:
        render = whole.render_of(row)
        key = (render.result or {}).get("film") if render else None
        if key is not None and whole.state_of(row) == "complete":
            name = _UNFIT.sub(" ", row.name).strip(" .")[:LONGEST_FILE_NAME] or "film"
            found.append((f"{row.row + 1:03d} {name}{PurePosixPath(key).suffix}", key))
    return found
