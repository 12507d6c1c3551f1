"""Films of people into out/people/: each template in short form, and a table of clients as a batch.

`make demo` runs it; `python examples/people.py --whole` renders the templates in full length.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

import kinoform
from kinoform.generate.film_templates import film_templates
from kinoform.generate.making import make
from kinoform.generate.templates.base import FilmTemplate
from kinoform.generate.wishes import Wish
from kinoform.model.problem import errors_of

HERE = Path(__file__).resolve().parent
OUT = HERE.parent / "out" / "people"
SHORT = {
    "emeritus": ("title-intro", "world-map", "ranking-list"),
    "laureate": ("title-intro", "book-shelf", "timeline-horizontal"),
    "rewind": ("title-intro", "radar", "percentile-dial"),
    "pulse": ("title-intro", "stat-counters", "comparison-bars"),
    "handshake": ("title-intro", "flow-steps", "outro"),
}
"""The scenes of each template that tell the most."""


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--whole", is_flag=True, help="Every scene of every template, at 1080p.")
def main(*, whole: bool) -> None:
    """Render the film of each template's example, and a batch of four clients."""
    console = Console()
    OUT.mkdir(parents=True, exist_ok=True)
    shown = Table("film", "of film", "took", "shared", box=None)
    for template in film_templates().values():
        began = time.monotonic()
        done = kinoform.render(document(template, whole=whole), OUT / f"{template.kind}.mp4")
        shown.add_row(f"people/{template.kind}.mp4", f"{done.seconds:.1f} s",
                      f"{time.monotonic() - began:.1f} s", "")  # fmt: skip
    began = time.monotonic()
    batch = kinoform.batch(
        "handshake", HERE / "clients.csv", OUT / "clients", output={"resolution": "720p"},
        scenes=None if whole else list(SHORT["handshake"]), audio={"includeVoiceover": whole},
    )  # fmt: skip
    frames = sum(entry.frames for entry in batch.entries)
    shared = sum(entry.shared_frames for entry in batch.entries)
    seconds = sum(entry.seconds for entry in batch.entries)
    shown.add_row(f"people/clients/ ({len(batch.entries)} films)", f"{seconds:.1f} s",
                  f"{time.monotonic() - began:.1f} s", f"{shared / frames:.0%}")  # fmt: skip
    console.print(shown)
    sys.exit(0 if batch.is_whole else 1)


def document(template: FilmTemplate, *, whole: bool) -> dict[str, object]:
    """The film of a template's own example."""
    wish = Wish(
        data=template.example,
        scenes=None if whole else list(SHORT.get(template.kind, ())) or None,
        output={"resolution": "1080p" if whole else "720p"},
    )
    made = make(template, wish)
    if made.document is None:
        raise kinoform.InvalidDocument(errors_of(made.problems))
    return made.document


if __name__ == "__main__":
    main()
