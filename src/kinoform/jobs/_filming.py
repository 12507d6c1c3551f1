"""A process of its own that renders one film: an order comes in, lines about it go out.

Nothing that a stranger's document or medium does to a codec can touch the worker that waits for it.
It loads everything beforehand, so that an order is begun at once.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import IO, Any

from kinoform.compile.compiler import Compiler
from kinoform.darkroom.compiling import compiler_of
from kinoform.darkroom.limits import limit_files, limit_memory
from kinoform.darkroom.rules import MediaRules
from kinoform.engine.render import OnProgress, Rendered
from kinoform.engine.sharing import WORTH_A_CREW_SECONDS
from kinoform.engine.shoot import failure_of
from kinoform.engine.span_shelf import SpanShelf
from kinoform.film import render
from kinoform.kit.lazy import skia
from kinoform.kit.lifeline import die_with
from kinoform.model.document.timeline import Output
from kinoform.model.problem import InvalidDocument
from kinoform.narration.rules import UNSPOKEN, UNSPOKEN_ELSEWHERE

POSTER = "poster.jpg"
POSTER_WIDTH, POSTER_QUALITY = 1280, 85
NICE = 5
"""Whoever asks the server something goes first."""
MOST_WARNINGS = 50
TOLD_EVERY = 0.02
"""Of the film."""

_REHEARSAL = {
    "meta": {"width": 64, "height": 36, "fps": 10},
    "tracks": [{"clips": [{"type": "text", "text": "Ready", "start": 0, "duration": 0.2}]}],
}

Say = Callable[..., None]


def answer_orders(lines: Iterable[str], out: IO[str]) -> None:
    """Get ready by the first line, and carry out what the second one orders."""

    def say(**line: Any) -> None:
        out.write(json.dumps(line) + "\n")
        out.flush()

    waiting = iter(lines)
    start = json.loads(next(waiting, "null"))
    if start is None:
        return
    die_with(start["parent"])
    os.nice(NICE)
    compiler = compiler_of(MediaRules.of(start["media"]))
    _rehearse(compiler)
    limit_files(start["fileBytes"])
    limit_memory(start["memoryBytes"])
    say(ready=True)
    order = json.loads(next(waiting, "null"))
    if order is not None:
        say(**film(order, compiler, say))


def film(order: dict[str, Any], compiler: Compiler, say: Say) -> dict[str, Any]:
    """Render as ordered; what was made, or why not."""
    try:
        output = Output.model_validate(order["output"])
        folder = Path(order["folder"])
        # What is left when this process is killed goes with that folder.
        tempfile.tempdir = os.environ["TMPDIR"] = str(folder)
        made = render(
            order["document"], folder / f"film.{output.format}", compiler=compiler,
            workers=order["workers"] if order["seconds"] >= WORTH_A_CREW_SECONDS else 1,
            output=output.model_copy(update={"poster": output.poster or True}),
            on_progress=_telling(say), spans=_shelf(order["spans"]),
        )  # fmt: skip
        return _told(made, folder, output)
    except InvalidDocument as invalid:
        problems = invalid.problems
        by_code = {each.code: each for each in problems}
        first = by_code.get(UNSPOKEN_ELSEWHERE) or by_code.get(UNSPOKEN) or problems[0]
        return {"problem": first.as_dict()}
    except Exception as error:  # noqa: BLE001 - whoever ordered it is told
        return {"problem": failure_of(error).problem.as_dict()}


def _shelf(told: dict[str, Any] | None) -> SpanShelf | None:
    return None if told is None else SpanShelf(Path(told["folder"]), told["budgetBytes"])


def _rehearse(compiler: Compiler) -> None:
    """Make something small, so that the order waits for no library."""
    with tempfile.TemporaryDirectory(prefix="kinoform-") as folder:
        output = Output(format="mp4", poster=True)
        made = render(
            _REHEARSAL, Path(folder) / "film.mp4", compiler=compiler, workers=1, output=output
        )
        _told(made, Path(folder), output)


def _telling(say: Say) -> OnProgress:
    """Tells of the first frame at once, and of the others now and then."""
    told = -1.0

    def on_progress(done: int, of: int) -> None:
        nonlocal told
        share = done / max(of, 1)
        if told < 0 or share - told >= TOLD_EVERY:
            told = share
            say(progress=share)

    return on_progress


def _told(made: Rendered, folder: Path, output: Output) -> dict[str, Any]:
    """What was made, its files by their names in the folder, the film first."""
    pictured = made.path if output.format in ("png", "jpg") else made.path.with_suffix(".jpg")
    _draw_poster(pictured, folder / POSTER)
    files = [name for path in made.files for name in _names(path, folder)]
    if not output.poster and pictured != made.path:
        files.remove(pictured.relative_to(folder).as_posix())
    return {
        "files": files,
        "poster": POSTER,
        "seconds": made.seconds,
        "frames": made.frames,
        "sharedFrames": made.shared_frames,
        "tookSeconds": made.took_seconds,
        "warnings": [problem.as_dict() for problem in made.problems[:MOST_WARNINGS]],
    }


def _names(path: Path, folder: Path) -> list[str]:
    found = sorted(path.rglob("*")) if path.is_dir() else [path]
    return [each.relative_to(folder).as_posix() for each in found if each.is_file()]


def _draw_poster(picture: Path, target: Path) -> None:
    """The engine's own picture of the film, no wider than it is shown."""
    image = skia.Image.MakeFromEncoded(skia.Data.MakeFromFileName(str(picture)))
    if image.width() > POSTER_WIDTH:
        height = max(1, round(image.height() * POSTER_WIDTH / image.width()))
        sampling = skia.SamplingOptions(skia.FilterMode.kLinear, skia.MipmapMode.kLinear)
        image = image.resize(POSTER_WIDTH, height, sampling)
    target.write_bytes(bytes(image.encodeToData(skia.EncodedImageFormat.kJPEG, POSTER_QUALITY)))


if __name__ == "__main__":
    # What libraries print must not mix with the answers.
    answers_fd = os.dup(1)
    os.dup2(2, 1)
    with suppress(BrokenPipeError), os.fdopen(answers_fd, "w", encoding="ascii") as answers:
        answer_orders(sys.stdin, answers)
