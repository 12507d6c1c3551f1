"""What one process of a batch does: it checks rows, and it makes films."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any
from unicodedata import category, normalize

from kinoform.batches.crew import is_stopped
from kinoform.batches.manifest import Entry
from kinoform.batches.order import Order
from kinoform.batches.preflight import Preflight, RowReport, Sight, sources_in
from kinoform.compile.compiler import Compiler
from kinoform.engine.drawing_code import drawing_code
from kinoform.engine.file_mark import content_mark
from kinoform.film import render
from kinoform.kit import pointer
from kinoform.kit.hashing import content_hash
from kinoform.kit.refusal import FetchRefused
from kinoform.model.problem import Cancelled, InvalidDocument, Problem, RenderFailed

Row = tuple[int, tuple[Any, ...]]
_LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class Job:
    """One row to film."""

    number: int
    row: tuple[Any, ...]
    earlier: str
    """The file of another film that was made of it; "" for none."""


@dataclass(frozen=True, slots=True)
class Bench:
    """What all jobs of one batch share."""

    order: Order
    folder: Path
    making: Path
    """A folder beside the films, for those that are not whole yet."""
    spans: Path
    compiler: Compiler
    ending: str
    digits: int


_preflight: Preflight | None = None
_bench: Bench | None = None


def begin_checking(order: Order, compiler: Compiler, ending: str, *, media: bool) -> None:
    """Make this process one that checks; with an ending, what films of it would depend on."""
    global _preflight
    _preflight = Preflight(order, Sight(partial(_look, compiler) if media else None))
    if ending:
        _preflight.digest = partial(digest_of, compiler, ending)


def _look(compiler: Compiler, source: str) -> Any:
    return compiler.media.found(source)


def check(rows: tuple[Row, ...]) -> tuple[RowReport, ...]:
    """The reports of some rows; of none any more once the work is to end."""
    assert _preflight is not None  # noqa: S101 - begun
    return tuple(_reported(_preflight, number, row) for number, row in rows if not is_stopped())


def _reported(preflight: Preflight, number: int, row: tuple[Any, ...]) -> RowReport:
    try:
        return preflight.report(number, row)
    except Exception as error:  # noqa: BLE001 - whatever one row brings about stops no other
        where = pointer.join("", "rows", number)
        return RowReport(number, "", 0.0, (_fault_of_ours(error, where),))


def begin_filming(bench: Bench) -> None:
    """Make this process one that films."""
    global _bench
    _bench = bench


def film(job: Job) -> Entry:
    """What has become of a row: a film, or why there is none."""
    assert _bench is not None  # noqa: S101 - begun
    try:
        return filmed(_bench, job)
    except Exception as error:  # noqa: BLE001 - as above
        return _entry(job, "failed", "", (_fault_of_ours(error, ""),))


def filmed(bench: Bench, job: Job) -> Entry:
    """The film of a row."""
    made = bench.order.made(job.number, job.row)
    if made.document is None:
        return _entry(job, "bad", made.display_name, made.problems)
    digest = digest_of(bench.compiler, bench.ending, made.document)
    file = file_name(job.number, made.display_name, bench.digits, bench.ending)
    try:
        done = render(
            made.document, bench.making / file, workers=1, compiler=bench.compiler,
            cancelled=is_stopped, spans=bench.spans,
        )  # fmt: skip
        (bench.making / file).replace(bench.folder / file)
        _drop_other(bench, job, file)
    except InvalidDocument as invalid:
        return _entry(job, "bad", made.display_name, (*made.problems, *invalid.problems))
    except RenderFailed as failed:
        return _entry(job, "failed", made.display_name, (*made.problems, failed.problem))
    except Cancelled:
        return _entry(job, "cancelled", made.display_name, made.problems)
    return replace(
        _entry(job, "done", made.display_name, (*made.problems, *done.problems)),
        file=file, size_bytes=done.size_bytes, seconds=done.seconds, digest=digest,
        frames=done.frames, shared_frames=done.shared_frames,
    )  # fmt: skip


def _drop_other(bench: Bench, job: Job, file: str) -> None:
    """Remove the film that an earlier run made of this row under another name."""
    if job.earlier not in ("", file):
        (bench.folder / job.earlier).unlink(missing_ok=True)


def digest_of(compiler: Compiler, ending: str, document: dict[str, Any]) -> str:
    """A name for all that a film depends on: what is written, the media, and what draws."""
    media = {source: _medium_mark(compiler, source) for source in sources_in(document)}
    return content_hash((document, ending, drawing_code(), media))


def _medium_mark(compiler: Compiler, source: str) -> str | None:
    """What is in a medium, as it lies here or was fetched for the check."""
    with suppress(FetchRefused):
        return content_mark(str(compiler.media.folder.local_path(source, compiler.media.base)))
    return None


def lost(job: Job) -> Entry:
    """What is said of a row whose film brings down whatever process makes it."""
    problem = Problem(
        "worker_died", "", "the process that made this film ended in the midst of it",
        "a medium of this row may be damaged, or memory ran out",
    )  # fmt: skip
    return _entry(job, "failed", "", (problem,))


def _fault_of_ours(error: Exception, where: str) -> Problem:
    if os.environ.get("KINOFORM_TRACEBACK"):
        raise error
    return Problem(
        "internal_error", where, f"{type(error).__name__}: {error}"[:500],
        "this is a fault of Kinoform's; KINOFORM_TRACEBACK=1 shows where, please report it",
    )  # fmt: skip


def _entry(job: Job, status: Any, name: str, problems: tuple[Problem, ...]) -> Entry:
    told = tuple(problem.as_dict() for problem in dict.fromkeys(problems))
    return Entry(job.number, status, name, problems=told)


def file_name(number: int, name: str, digits: int, ending: str) -> str:
    """The name of a film: its row, and whom it is about, in letters of any script."""
    letters = (
        letter if category(letter)[0] in "LMN" else " "
        for letter in normalize("NFC", name.casefold())
    )
    plain = "-".join("".join(letters).split())[:_LONGEST_NAME].strip("-")
    return f"{number + 1:0{digits}d}" + (f"-{plain}" if plain else "") + ending
