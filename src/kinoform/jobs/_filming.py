"""A process of its own that renders one film: an order comes in, lines of progress go out.

Nothing that a stranger's document or medium does to a codec can touch the worker that waits for it.
"""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

import kinoform
from kinoform.darkroom.compiling import compiler_of
from kinoform.darkroom.limits import die_with
from kinoform.darkroom.rules import MediaRules
from kinoform.model.document.timeline import Output
from kinoform.model.problem import InvalidDocument, RenderFailed


def say(**line: Any) -> None:
    """Tell the parent."""
    sys.stdout.write(json.dumps(line) + "\n")
    sys.stdout.flush()


def film(order: dict[str, Any]) -> dict[str, Any]:
    """Render as ordered; what was made, or why not."""
    told = 0.0

    def on_progress(done: int, of: int) -> None:
        nonlocal told
        share = done / max(of, 1)
        if share - told >= 0.02:
            told = share
            say(progress=share)

    output = Output.model_validate(order["output"])
    target = Path(order["folder"]) / f"film.{output.format}"
    try:
        made = kinoform.render(
            order["document"], target, workers=order["workers"], output=output,
            compiler=compiler_of(MediaRules.of(order["media"])), on_progress=on_progress,
        )  # fmt: skip
    except InvalidDocument as invalid:
        first = invalid.problems[0]
        return {"problem": asdict(first)}
    except RenderFailed as failed:
        return {"problem": asdict(failed.problem)}
    return {
        "files": [str(path) for path in made.files],
        "sizeBytes": made.size_bytes,
        "seconds": made.seconds,
        "frames": made.frames,
        "tookSeconds": made.took_seconds,
    }


if __name__ == "__main__":
    given = json.load(sys.stdin)
    die_with(given["parent"])
    say(**film(given))
