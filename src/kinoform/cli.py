"""The command: `kinoform render document.json -o film.mp4`."""

from __future__ import annotations

import json
import math
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

import kinoform
from kinoform.commands._group import Commands
from kinoform.commands._problems import BAD_DOCUMENT, show_problems, taught
from kinoform.commands._rules import rules_of
from kinoform.commands._stopping import stoppable
from kinoform.compile.read import Limits
from kinoform.model.problem import (
    errors_of,
)

if TYPE_CHECKING:
    from kinoform.engine.render import Rendered

Document = click.argument(
    "document", metavar="DOC", type=click.Path(path_type=Path, allow_dash=True)
)
AsJson = click.option("--json", "as_json", is_flag=True, help="Answer as one JSON object.")
Variables = click.option(
    "--var", "variables", multiple=True, metavar="NAME=VALUE",
    help="A value for {{NAME}}; JSON where it parses, text otherwise.",
)  # fmt: skip


def finite(_context: click.Context, _parameter: click.Parameter, number: float | None) -> Any:
    """A number that is one; no range leaves `nan` out."""
    if number is not None and not math.isfinite(number):
        raise click.BadParameter(f"{number} is no number that can be used")
    return number


def seconds(name: str, parameter: str, **more: Any) -> Callable[..., Any]:
    """An option that takes an instant of the film."""
    return click.option(name, parameter, type=click.FloatRange(0), callback=finite, **more)


Scale = click.option(
    "--scale", type=click.FloatRange(0.01, 8), callback=finite, default=1.0, show_default=True
)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(kinoform.__version__, prog_name="kinoform")
def main() -> None:
    """Make films of documents."""


def document_of(path: Path) -> Any:
    """The document at a path; `-` is standard input."""
    return sys.stdin.buffer.read(Limits().json_bytes + 1) if str(path) == "-" else path


def values_of(written: Sequence[str]) -> dict[str, Any]:
    """Variables given as NAME=VALUE."""
    values: dict[str, Any] = {}
    for pair in written:
        name, equals, text = pair.partition("=")
        if not equals or not name:
            raise click.BadParameter(f"{pair!r} is not NAME=VALUE", param_hint="--var")
        try:
            values[name] = json.loads(text)
        except ValueError:
            values[name] = text
    return values


@contextmanager
def progress_bar(*, shown: bool) -> Iterator[Callable[[int, int], None] | None]:
    """Something to call with frames done and frames in all."""
    if not shown:
        yield None
        return
    from rich.console import Console  # noqa: PLC0415 - only renders pay for it
    from rich.progress import (  # noqa: PLC0415
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
    )

    columns = (
        TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(),
        TextColumn("frames"), TimeRemainingColumn(),
    )  # fmt: skip
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("rendering", total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


@main.command()
@Document
@click.option("-o", "--output", "target", required=True, type=click.Path(path_type=Path))
@click.option("--workers", type=click.IntRange(1, 256), help="Processes; one for each core.")
@Scale
@seconds("--from", "start", help="Second at which to begin.")
@seconds("--to", "end", help="Second at which to end.")
@click.option("--all", "every", is_flag=True, help="Every output of DOC, into the folder of -o.")
@Variables
@AsJson
@taught
def render(
    document: Path,
    target: Path,
    *,
    workers: int | None,
    scale: float,
    start: float | None,
    end: float | None,
    every: bool,
    variables: Sequence[str],
    as_json: bool,
) -> None:
    """Make the film of DOC; the ending of the target decides the format."""
    if start is not None and end is not None and start >= end:
        raise click.BadParameter(f"{start:g} is not before --to {end:g}", param_hint="--from")
    shown = not as_json and sys.stderr.isatty()
    with stoppable() as is_to_stop, progress_bar(shown=shown) as on_progress:
        source = document_of(document)
        options: dict[str, Any] = {
            "on_progress": on_progress, "workers": workers, "scale": scale,
            "start": start, "end": end, "variables": values_of(variables),
            "cancelled": is_to_stop, "compiler": rules_of(source),
        }  # fmt: skip
        if every:
            name = "film" if isinstance(source, bytes) else document.stem
            made = kinoform.render_all(source, target, name=name, **options)
        else:
            made = (kinoform.render(source, target, **options),)
    if as_json:
        answers = [_answer(each) for each in made]
        answer = {"ok": True, "outputs": answers} if every else {"ok": True, **answers[0]}
        click.echo(json.dumps(answer, ensure_ascii=False))
        return
    for each in made:
        _show(each)


def _answer(made: Rendered) -> dict[str, Any]:
    return {
        "path": str(made.path), "frames": made.frames, "seconds": made.seconds,
        "sizeBytes": made.size_bytes, "tookSeconds": round(made.took_seconds, 3),
        "files": [str(path) for path in made.files],
        "problems": [problem.as_dict() for problem in made.problems],
    }  # fmt: skip


def _show(made: Rendered) -> None:
    show_problems(made.problems, as_json=False)
    speed = made.frames / made.took_seconds if made.took_seconds else 0.0
    click.echo(
        f"{made.path}  {made.size_bytes / 1e6:.2f} MB  {made.seconds:.2f} s of film  "
        f"in {made.took_seconds:.1f} s  ({speed:.0f} frames/s)"
    )


@main.command()
@Document
@seconds("--at", "at", default=0.0, show_default=True)
@click.option("-o", "--output", "target", required=True, type=click.Path(path_type=Path))
@Scale
@Variables
@AsJson
@taught
def frame(
    document: Path,
    *,
    at: float,
    target: Path,
    scale: float,
    variables: Sequence[str],
    as_json: bool,
) -> None:
    """Draw the picture of DOC at a second."""
    source = document_of(document)
    still = kinoform.frame(
        source, at, scale=scale, variables=values_of(variables), compiler=rules_of(source)
    )
    height, width = still.pixels.shape[:2]
    still.save(target)
    if as_json:
        click.echo(json.dumps({"ok": True, "path": str(target), "width": width, "height": height}))
    else:
        click.echo(f"{target}  {width}x{height}")


@main.command()
@Document
@Variables
@AsJson
@taught
def validate(document: Path, *, variables: Sequence[str], as_json: bool) -> None:
    """List every problem of DOC."""
    source = document_of(document)
    problems = kinoform.validate(source, variables=values_of(variables), compiler=rules_of(source))
    show_problems(problems, as_json=as_json)
    errors = errors_of(problems)
    if not as_json:
        counted = f"{len(errors)} errors, {len(problems) - len(errors)} warnings"
        click.echo(counted if problems else "no problems")
    if errors:
        sys.exit(BAD_DOCUMENT)


@main.command()
def schema() -> None:
    """Print the JSON Schema of documents."""
    click.echo(json.dumps(kinoform.json_schema(), indent=2, ensure_ascii=False))


@main.command()
@AsJson
def doctor(*, as_json: bool) -> None:
    """Show what this installation can do, and what it lacks."""
    from kinoform.doctor import examine  # noqa: PLC0415 - loads every library
    from kinoform.doctor_report import report  # noqa: PLC0415

    findings = examine()
    click.echo(json.dumps(findings, indent=2) if as_json else report(findings))


if __name__ == "__main__":
    main()
