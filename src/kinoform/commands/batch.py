"""`kinoform batch`: a film for each row of a table."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kinoform.commands._base import AsJson
from kinoform.commands._problems import FAILED, INTERRUPTED, taught
from kinoform.commands._rules import rules_of
from kinoform.commands._stopping import stoppable
from kinoform.settings import Settings

if TYPE_CHECKING:
    from kinoform.batches.preflight import RowReport
    from kinoform.batches.run import Batched, OnProgress
    from kinoform.model.problem import Problem

_MOST_SHOWN = 20
PATIENCE_SECONDS = 30.0
"""A batch looks often whether it is to stop; films that are under way are put away in that time."""


@click.command("batch")
@click.argument("template")
@click.argument("table", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("-o", "--output", "folder", required=True, type=click.Path(path_type=Path))
@click.option("--check", is_flag=True, help="Only check the rows; the report goes into the folder.")
@click.option("--strict", is_flag=True, help="Film nothing where any row is bad.")
@click.option("--format", "ending", type=click.Choice(["mp4", "webm", "mov", "gif"]), default="mp4",
              show_default=True)  # fmt: skip
@click.option("--resolution", type=click.Choice(["720p", "1080p", "4k"]), default="1080p",
              show_default=True)  # fmt: skip
@click.option("--fps", type=click.Choice(["30", "60"]), default="30", show_default=True)
@click.option("--aspect", type=click.Choice(["16:9", "9:16", "1:1"]), default="16:9",
              show_default=True)  # fmt: skip
@click.option("--accent", help="Colour of the brand, such as #14b8a6.")
@click.option("--palette", help="A palette of the house.")
@click.option("--logo", help="Address or path of a logo.")
@click.option("--voice", help="Id of a voice; see `kinoform voices`.")
@click.option("--music", help="A mood, the address of a track, or none.")
@click.option("--captions", is_flag=True, help="Show what is said, word by word.")
@click.option("--silent", is_flag=True, help="No voice-over.")
@click.option("--workers", type=click.IntRange(1, 256), help="Processes; one for each core.")
@AsJson
@taught
def batch(
    template: str,
    table: Path,
    *,
    folder: Path,
    check: bool,
    strict: bool,
    ending: str,
    workers: int | None,
    as_json: bool,
    **look: Any,
) -> None:
    """Make a film of TEMPLATE for each row of TABLE, a CSV or JSON file.

    TEMPLATE is one of the house, or a JSON file of your own. All rows are checked first; good ones
    are filmed, and what several films have in common is drawn once. A second run makes only what
    is missing.
    """
    from kinoform.batches.files import read_table  # noqa: PLC0415 - loads the engine
    from kinoform.batches.manifest import make_folder  # noqa: PLC0415
    from kinoform.batches.order import order_of  # noqa: PLC0415
    from kinoform.batches.report import findings, write_report  # noqa: PLC0415
    from kinoform.batches.run import Batched, checked, run_batch  # noqa: PLC0415
    from kinoform.batches.sound import check_sound  # noqa: PLC0415
    from kinoform.batches.unused import unused_columns  # noqa: PLC0415

    rows = read_table(table)
    order = order_of(template, rows, _wish(look), Settings().data_sources)
    check_sound(order, Settings().speech.access)
    make_folder(folder)
    odd = {"templateWarnings": order.warnings, "columnWarnings": unused_columns(order)}
    rules = rules_of(table)
    shown = not as_json and sys.stderr.isatty()

    def tell(reports: tuple[RowReport, ...]) -> bool:
        """Tell what was found before any film is drawn; whether any is to be."""
        write_report(folder, reports, rows.headers)
        if not as_json:
            warnings = map(str, chain(*odd.values()))
            for line in chain(warnings, findings(reports, rows.headers)):
                click.echo(line, err=True)
        return not strict or all(report.is_good for report in reports)

    with (
        stoppable(patience_seconds=PATIENCE_SECONDS) as is_to_stop,
        _progress(shown=shown) as on_progress,
    ):
        options: dict[str, Any] = {
            "compiler": rules, "workers": workers, "on_progress": on_progress,
            "cancelled": is_to_stop,
        }  # fmt: skip
        if check:
            done = Batched((), None, checked(order, rows, **options))
            tell(done.reports)
        else:
            done = run_batch(order, rows, folder, ending=f".{ending}", on_checked=tell, **options)
    _show(done, folder, rows.headers, odd, as_json=as_json, is_over=not is_to_stop())
    if is_to_stop():
        sys.exit(INTERRUPTED)
    if not (done.is_whole and all(report.is_good for report in done.reports)):
        sys.exit(FAILED)


def _wish(look: Mapping[str, Any]) -> Any:
    from kinoform.generate.wishes import Wish  # noqa: PLC0415 - see above

    brand = {"accentColor": look["accent"], "palette": look["palette"], "logoUrl": look["logo"]}
    audio = {"voiceId": look["voice"], "musicTrack": look["music"]}
    if look["captions"]:
        audio["captions"] = True
    if look["silent"]:
        audio["includeVoiceover"] = False
    output = {"resolution": look["resolution"], "fps": look["fps"], "aspectRatio": look["aspect"]}
    brand, audio = ({name: value for name, value in part.items() if value is not None}
                    for part in (brand, audio))  # fmt: skip
    return Wish(brand=brand, audio=audio, output=output)


def _show(
    done: Batched, folder: Path, headers: Sequence[str],
    warnings: Mapping[str, Sequence[Problem]], *, as_json: bool, is_over: bool,
) -> None:  # fmt: skip
    from kinoform.batches.report import row_told  # noqa: PLC0415 - see above

    bad = [report for report in done.reports if not report.is_good]
    counts = {"rows": len(done.reports), "good": len(done.reports) - len(bad), **done.counts}
    if as_json:
        answer = {
            "ok": is_over and done.is_whole and not bad, "folder": str(folder), **counts,
            "rowErrors": [row_told(report, headers) for report in bad],
            **{name: [each.as_dict() for each in told] for name, told in warnings.items()},
        }  # fmt: skip
        click.echo(json.dumps(answer, ensure_ascii=False))
        return
    known = {report.row: {each.code for each in report.problems} for report in done.reports}
    news = [(entry.row, told) for entry in done.entries for told in entry.problems
            if told["code"] not in known.get(entry.row, ())]  # fmt: skip
    news.sort(key=lambda each: each[1]["severity"])
    for row, told in news[:_MOST_SHOWN]:
        click.echo(f"row {row + 1}: {told['severity']} {told['code']}: {told['message']}", err=True)
    if len(news) > _MOST_SHOWN:
        click.echo(f"{len(news) - _MOST_SHOWN:,} more findings are in {done.manifest}", err=True)
    counted = ", ".join(f"{count} {name}" for name, count in counts.items())
    frames = sum(entry.frames for entry in done.entries)
    shared = sum(entry.shared_frames for entry in done.entries)
    more = f"; {shared / frames:.0%} of the frames were shared" if frames else ""
    click.echo(f"{folder}  {counted}{more}")


@contextmanager
def _progress(*, shown: bool) -> Iterator[OnProgress]:
    if not shown:
        yield lambda _what, _done, _total: None
        return
    from rich.console import Console  # noqa: PLC0415 - only a terminal pays for it
    from rich.progress import Progress  # noqa: PLC0415

    with Progress(console=Console(stderr=True), transient=True) as bar:
        tasks: dict[str, Any] = {}

        def hear(what: str, done: int, total: int) -> None:
            if what not in tasks:
                tasks[what] = bar.add_task(what, total=total)
            bar.update(tasks[what], completed=done, total=total)

        yield hear


COMMAND = batch
