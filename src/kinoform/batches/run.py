"""Makes the films of a table: all rows are checked, then the good ones are filmed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain, islice, takewhile
from pathlib import Path

from kinoform.batches.crew import Crew
from kinoform.batches.files import RowTable
from kinoform.batches.hand import (
    Bench,
    Job,
    Row,
    begin_checking,
    begin_filming,
    check,
    file_name,
    film,
    lost,
)
from kinoform.batches.kept import kept_films
from kinoform.batches.manifest import Entry, Manifest
from kinoform.batches.order import Order
from kinoform.batches.preflight import RowReport
from kinoform.compile.compiler import Compiler
from kinoform.film import own_compiler, usable_cores
from kinoform.model.problem import Problem, RenderFailed

ROWS_A_TASK = 50
"""Rows are checked so many at a time."""
WORTH_A_CREW = 100
"""So many rows are checked by several processes."""
_TRIED_ALONE = 4
"""So many are checked one by one where every process has died: then it is not a row's fault."""
SPANS = ".spans"
TROUBLES = 5
"""Films in a row that cannot be written, after which no more are made."""
OnChecked = Callable[[tuple[RowReport, ...]], bool]
"""Hears what was found in all rows, and says whether any is to be filmed."""
OnProgress = Callable[[str, int, int], None]
"""Hears what is done, how many of it, and of how many."""


@dataclass(slots=True)
class _Disk:
    """Notices a disk that takes no film any more: all further ones would be drawn for nothing."""

    troubles: int = 0

    def hear(self, entry: Entry) -> None:
        """Note what has become of a row."""
        if any(problem["code"] == "disk_trouble" for problem in entry.problems):
            self.troubles += 1
        elif entry.status == "done":
            self.troubles = 0

    @property
    def is_full(self) -> bool:
        """Whether one film after the other could not be written."""
        return self.troubles >= TROUBLES


@dataclass(frozen=True, slots=True)
class Batched:
    """What has become of a batch."""

    entries: tuple[Entry, ...]
    """One for each row that was looked at, in the order of the table."""
    manifest: Path | None
    """None where no row was filmed."""
    reports: tuple[RowReport, ...]

    @property
    def counts(self) -> dict[str, int]:
        """How many rows there are of each status."""
        return dict(Counter(entry.status for entry in self.entries))

    @property
    def is_whole(self) -> bool:
        """Whether every row has its film."""
        return all(entry.status == "done" for entry in self.entries)


def never() -> bool:
    """Nobody has asked to stop."""
    return False


def unheard(_what: str, _done: int, _total: int) -> None:
    """Nobody wants to know."""


def go_on(_reports: tuple[RowReport, ...]) -> bool:
    """Whatever was found, good rows are filmed."""
    return True


def checked(
    order: Order,
    table: RowTable,
    *,
    compiler: Compiler | None = None,
    workers: int | None = None,
    media: bool = True,
    ending: str = "",
    on_progress: OnProgress = unheard,
    cancelled: Callable[[], bool] = never,
) -> tuple[RowReport, ...]:
    """The report of every row, in the order of the table; nothing is drawn.

    With the ending of films, reports tell what these would depend on.
    """
    rules = compiler or own_compiler({})
    total = len(table.rows)
    crew: Crew[tuple[Row, ...], tuple[RowReport, ...]] = Crew(
        check, workers or usable_cores(), partial(begin_checking, media=media),
        (order, rules, ending), _unchecked, cancelled,
    )  # fmt: skip
    reports: dict[int, RowReport] = {}
    tasks = list(_tasks(enumerate(table.rows)))
    if total < WORTH_A_CREW:
        begin_checking(order, rules, ending, media=media)
        answers: Iterable[tuple[RowReport, ...]] = (
            check(task) for task in takewhile(lambda _: not cancelled(), tasks)
        )
    else:
        answers = chain(crew.answers(tasks), crew.answers(_alone(table, reports)))
    for answer in answers:
        reports |= {report.row: report for report in answer}
        on_progress("checked", len(reports), total)
    if not cancelled():
        left = (row for row in enumerate(table.rows) if row[0] not in reports)
        reports |= {report.row: report for row in left for report in _unchecked((row,))}
    return tuple(replace(reports[row], line=table.line_of(row)) for row in sorted(reports))


def run_batch(
    order: Order,
    table: RowTable,
    folder: Path,
    *,
    ending: str = ".mp4",
    compiler: Compiler | None = None,
    workers: int | None = None,
    spans: Path | None = None,
    on_checked: OnChecked = go_on,
    on_progress: OnProgress = unheard,
    cancelled: Callable[[], bool] = never,
) -> Batched:
    """A film for each good row, in a folder; those that are there already are left as they are.

    Raises RenderFailed where the folder takes no more films; what is there stays, and is known to
    the next run.
    """
    with Manifest(folder) as manifest:
        rules = compiler or own_compiler({})
        reports = checked(
            order, table, compiler=rules, workers=workers, ending=ending,
            on_progress=on_progress, cancelled=cancelled,
        )  # fmt: skip
        if not on_checked(reports) or cancelled():
            return Batched((), None, reports)
        return _filmed(
            manifest, order, table, reports, ending=ending, rules=rules, workers=workers,
            spans=spans or folder / SPANS, on_progress=on_progress, cancelled=cancelled,
        )  # fmt: skip


def _filmed(
    manifest: Manifest,
    order: Order,
    table: RowTable,
    reports: tuple[RowReport, ...],
    *,
    ending: str,
    rules: Compiler,
    workers: int | None,
    spans: Path,
    on_progress: OnProgress,
    cancelled: Callable[[], bool],
) -> Batched:
    for report in reports:
        if not report.is_good:
            told = tuple(problem.as_dict() for problem in report.problems)
            manifest.add(Entry(report.row, "bad", report.display_name, problems=told))
    digits = max(4, len(str(len(table.rows))))
    for entry in kept_films(
        manifest, reports, lambda row: file_name(row.row, row.display_name, digits, ending)
    ):
        manifest.add(entry)
    good = sum(report.is_good for report in reports)
    missing = [report.row for report in reports if report.row not in manifest.entries]
    jobs = (Job(row, table.rows[row], manifest.film_of(row)) for row in missing)
    bench = Bench(order, manifest.folder, manifest.making, spans, rules, ending, digits)
    disk = _Disk()
    crew: Crew[Job, Entry] = Crew(
        film, min(workers or usable_cores(), max(len(missing), 1)), begin_filming, (bench,), lost,
        lambda: cancelled() or disk.is_full,
        # The first film is made alone: it draws what the others then find drawn.
        widens=lambda entry: entry.status == "done",
    )  # fmt: skip
    done = good - len(missing)
    on_progress("filmed", done, good)
    for entry in crew.answers(jobs):
        manifest.add(entry)
        disk.hear(entry)
        done += 1
        on_progress("filmed", done, good)
    rows = range(len(table.rows))
    path = manifest.finish(rows, template=order.template, total=len(table.rows))
    if disk.is_full and not cancelled():
        raise RenderFailed(
            Problem(
                "disk_trouble", "",
                f"{TROUBLES} films in a row could not be written, so no further ones are made",
                "make room on the disk and run this again: it goes on where it ended",
            )
        )  # fmt: skip
    entries = tuple(manifest.entries[row] for row in rows if row in manifest.entries)
    return Batched(entries, path, reports)


def _tasks(rows: Iterable[Row]) -> Iterator[tuple[Row, ...]]:
    waiting: list[Row] = []
    for row in rows:
        waiting.append(row)
        if len(waiting) == ROWS_A_TASK:
            yield tuple(waiting)
            waiting = []
    if waiting:
        yield tuple(waiting)


def _alone(table: RowTable, reports: Mapping[int, RowReport]) -> Iterator[tuple[Row, ...]]:
    """The rows over which a process died, one by one; a few of them where none has lived at all."""
    missing = (row for row in enumerate(table.rows) if row[0] not in reports)
    most = None if reports else _TRIED_ALONE
    yield from ((row,) for row in islice(missing, most))


def _unchecked(rows: tuple[Row, ...]) -> tuple[RowReport, ...]:
    """What is said of rows that bring down whoever checks them: of several, which one it was."""
    if len(rows) > 1:
        return ()  # each of them is checked alone
    problem = Problem(
        "worker_died", "", "the process that checked this row ended in the midst of it",
        "a medium of this row may be damaged, or memory ran out",
    )  # fmt: skip
    return tuple(RowReport(number, "", 0.0, (problem,)) for number, _ in rows)
