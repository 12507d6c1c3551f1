"""What the name of a target asks for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import chain, count
from pathlib import Path

from kinoform.model.document.timeline import Output
from kinoform.model.problem import Problem, RenderFailed

_ALSO_CALLED = {"jpeg": "jpg", "m3u8": "hls", "m4v": "mp4", "qt": "mov"}
_NUMBER = re.compile(r"%(0?\d{0,2})d")


def output_for(path: Path, listed: Sequence[Output] = ()) -> Output:
    """The output that a file name's ending asks for: the first listed one, or the plain one."""
    ending = path.suffix.lower().lstrip(".")
    ending = _ALSO_CALLED.get(ending, ending)
    if ending not in formats():
        raise RenderFailed(
            Problem(
                "unknown_format", "", f"no format ends in {path.suffix!r}",
                "name the target film.mp4, .webm, .mov, .gif, .webp, .mp3, .wav, .png or .m3u8",
            )
        )  # fmt: skip
    alike = (output for output in listed if output.format == ending)
    return next(alike, Output(format=ending))


def targets_of(outputs: Sequence[Output], folder: Path, name: str) -> tuple[Path, ...]:
    """A file of its own for each output; one with a size of its own says so."""
    targets: list[Path] = []
    for output in outputs:
        sized = f"{output.width or ''}x{output.height or ''}".strip("x")
        stem = f"{name}-{sized}" if sized else name
        names = chain([stem], (f"{stem}-{number}" for number in count(2)))
        places = (folder / f"{each}.{ending_of(output)}" for each in names)
        targets.append(next(place for place in places if place not in targets))
    return tuple(targets)


def formats() -> tuple[str, ...]:
    """The name of every format."""
    known: tuple[str, ...] = getattr(Output.model_fields["format"].annotation, "__args__", ())
    return known


def ending_of(output: Output) -> str:
    """How a file of an output is called."""
    return "m3u8" if output.format == "hls" else output.format


def is_numbered(target: Path) -> bool:
    """Whether a target such as name_%05d.png has a place for numbers."""
    return _NUMBER.search(target.name) is not None


def numbered(target: Path, number: int) -> Path:
    """The target with a number in its place."""
    return target.with_name(
        _NUMBER.sub(lambda place: f"{number:{place[1]}d}", target.name, count=1)
    )
