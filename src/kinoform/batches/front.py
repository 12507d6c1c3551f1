"""`kinoform.batch`: films of a table, for programs."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from kinoform.batches.files import RowTable, read_table, table_of_objects
from kinoform.batches.order import Order, order_of
from kinoform.batches.preflight import RowReport
from kinoform.batches.run import Batched, OnProgress, checked, never, run_batch, unheard
from kinoform.batches.sound import check_sound
from kinoform.compile.compiler import Compiler
from kinoform.generate.wishes import Wish
from kinoform.narration.rules import SpeechRules
from kinoform.providers.data.base import Access

Rows = str | os.PathLike[str] | Sequence[Mapping[str, Any]]


def batch(
    template: str | os.PathLike[str],
    rows: Rows,
    folder: str | os.PathLike[str],
    *,
    data: Mapping[str, Any] | None = None,
    brand: Mapping[str, Any] | None = None,
    audio: Mapping[str, Any] | None = None,
    scenes: Any = None,
    output: Mapping[str, Any] | None = None,
    ending: str = ".mp4",
    workers: int | None = None,
    spans: Path | None = None,
    on_progress: OnProgress = unheard,
    cancelled: Callable[[], bool] = never,
    compiler: Compiler | None = None,
    sources: Access | None = None,
) -> Batched:
    """A film in a folder for each good row of a table: a CSV or JSON file, or objects.

    `template` is one of the house, or a JSON file; `data` are those of rows that have none of
    their own. What films have in common is drawn once, and kept in `spans`. Raises InvalidDocument
    where the template or the table cannot be read, or nobody has the voice or the music.
    """
    table = _table(rows)
    wish = _wish(data, brand, audio, scenes, output)
    order = _order(template, table, wish, sources, compiler)
    return run_batch(
        order, table, Path(folder), ending=ending, compiler=compiler, workers=workers,
        spans=spans, on_progress=on_progress, cancelled=cancelled,
    )  # fmt: skip


def check_batch(
    template: str | os.PathLike[str],
    rows: Rows,
    *,
    data: Mapping[str, Any] | None = None,
    brand: Mapping[str, Any] | None = None,
    audio: Mapping[str, Any] | None = None,
    scenes: Any = None,
    output: Mapping[str, Any] | None = None,
    workers: int | None = None,
    compiler: Compiler | None = None,
    sources: Access | None = None,
) -> tuple[RowReport, ...]:
    """What is to be said of each row of a table; nothing is drawn."""
    table = _table(rows)
    wish = _wish(data, brand, audio, scenes, output)
    order = _order(template, table, wish, sources, compiler)
    return checked(order, table, compiler=compiler, workers=workers)


def _order(
    template: str | os.PathLike[str],
    table: RowTable,
    wish: Wish,
    sources: Access | None,
    compiler: Compiler | None,
) -> Order:
    """The order, of which the voice and the music are there unless rules of one's own say so."""
    order = order_of(os.fspath(template), table, wish, sources)
    if compiler is None:
        check_sound(order, SpeechRules().access)
    return order


def _table(rows: Rows) -> RowTable:
    if isinstance(rows, str | os.PathLike):
        return read_table(Path(rows))
    return table_of_objects(rows)


def _wish(
    data: Mapping[str, Any] | None,
    brand: Mapping[str, Any] | None,
    audio: Mapping[str, Any] | None,
    scenes: Any,
    output: Mapping[str, Any] | None,
) -> Wish:
    return Wish(
        data=data or {}, brand=brand or {}, audio=audio or {}, scenes=scenes, output=output or {}
    )
