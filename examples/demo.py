"""Renders the showcase films into out/: `make demo`, or `python examples/demo.py launch`."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import click
from recipes import make_whole, recipes
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

import kinoform
from kinoform.engine.render import Rendered

HERE = Path(__file__).resolve().parent
OUT = HERE.parent / "out"


@dataclass(frozen=True, slots=True)
class Showcase:
    """A document of this folder, and the second at which it looks best."""

    name: str
    poster_at: float

    @property
    def document(self) -> Path:
        return HERE / f"{self.name}.json"

    @property
    def film(self) -> Path:
        return OUT / f"{self.name}.mp4"

    @property
    def poster(self) -> Path:
        return OUT / f"{self.name}.png"


FILMS = (
    Showcase("quarterly-review", 6.5),
    Showcase("city-postcards", 5.6),
    Showcase("every-script", 13.0),
    Showcase("launch", 2.9),
    Showcase("year-in-books", 2.0),
    Showcase("leap-years", 27.0),
)


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("names", nargs=-1, type=click.Choice([each.name for each in FILMS]))
@click.option("--workers", type=click.IntRange(1, 64), help="Processes; one for each core.")
@click.option("--scale", type=click.FloatRange(0.05, 2), default=1.0, help="0.5 for half the size.")
def main(names: Sequence[str], workers: int | None, scale: float) -> None:
    """Render the films of NAMES, or all of them, with posters beside them."""
    console = Console()
    wanted = [each for each in FILMS if not names or each.name in names]
    made: list[Rendered] = []
    failed: list[kinoform.KinoformError] = []
    with _progress(console) as progress:
        _make_media(progress)
        bars = {each: progress.add_task(each.name, total=None, start=False) for each in wanted}
        for showcase, bar in bars.items():
            progress.start_task(bar)
            try:
                made.append(_render(showcase, progress, bar, workers, scale))
            except kinoform.KinoformError as error:
                progress.update(bar, description=f"[red]{showcase.name} failed")
                failed.append(error)
    _report(console, made)
    for error in failed:
        console.print(str(error), style="red", markup=False, soft_wrap=True)
    sys.exit(1 if failed else 0)


def _progress(console: Console) -> Progress:
    return Progress(
        TextColumn("{task.description:18}"), BarColumn(), MofNCompleteColumn(),
        TimeElapsedColumn(), console=console,
    )  # fmt: skip


def _make_media(progress: Progress) -> None:
    files = recipes(OUT / "media")
    bar = progress.add_task("pictures, music", total=len(files))
    for path, make in files.items():
        if not path.exists():
            make_whole(path, make)
        progress.advance(bar)


def _render(
    showcase: Showcase, progress: Progress, bar: int, workers: int | None, scale: float
) -> Rendered:
    def on_progress(done: int, total: int) -> None:
        progress.update(bar, completed=done, total=total)

    rendered = kinoform.render(
        showcase.document, showcase.film, on_progress=on_progress, workers=workers, scale=scale
    )
    for problem in rendered.problems:
        progress.console.print(f"{showcase.name}: {problem}", style="yellow", markup=False)
    still = kinoform.frame(showcase.document, showcase.poster_at, scale=scale)
    make_whole(showcase.poster, still.save)
    return rendered


def _report(console: Console, made: Sequence[Rendered]) -> None:
    if not made:
        return
    table = Table("film", box=None, pad_edge=False)
    for title in ("size", "length", "took", "frames/s"):
        table.add_column(title, justify="right")
    for each in made:
        table.add_row(
            _short(each.path), f"{each.size_bytes / 1e6:.1f} MB", f"{each.seconds:.1f} s",
            f"{each.took_seconds:.1f} s", f"{each.frames / each.took_seconds:.0f}",
        )  # fmt: skip
    console.print(table)
    console.print(
        f"Open them in any player or browser; each has a poster beside it, "
        f"such as {_short(made[0].path.with_suffix('.png'))}.",
        soft_wrap=True,
    )


def _short(path: Path) -> str:
    here = Path.cwd()
    return str(path.relative_to(here) if path.is_relative_to(here) else path)


if __name__ == "__main__":
    main()
