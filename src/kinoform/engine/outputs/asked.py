"""What the name of a target asks for."""

from __future__ import annotations

import re
from pathlib import Path

from kinoform.model.document.timeline import Output
from kinoform.model.problem import Problem, RenderFailed

_ALSO_CALLED = {"jpeg": "jpg", "m3u8": "hls", "m4v": "mp4", "qt": "mov"}
_NUMBER = re.compile(r"%(0?\d{0,2})d")


def output_for(path: Path) -> Output:
    """The output that a file name's ending asks for."""
    ending = path.suffix.lower().lstrip(".")
    ending = _ALSO_CALLED.get(ending, ending)
    if ending not in formats():
        raise RenderFailed(
            Problem(
                "unknown_format", "", f"no format ends in {path.suffix!r}",
                "name the target film.mp4, .webm, .mov, .gif, .webp, .mp3, .wav, .png or .m3u8",
            )
        )  # fmt: skip
    return Output(format=ending)


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
