"""Moves what was made to where it belongs, without harm to anybody's own files."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from kinoform.engine.outputs.job import Finished, refuse

# What we make in folders; a folder of anything else is somebody's own.
_OURS = re.compile(r"\d{5,}\.(png|jpg|m4s)|init\.mp4")


def check_places(finished: Sequence[Finished]) -> None:
    """Raise when something would be overwritten that we did not make."""
    for file in finished:
        if not file.target.is_dir():
            if file.made.is_dir() and file.target.exists():
                raise refuse("target_is_file", f"{file.target} is a file", "name a new folder")
        elif not file.made.is_dir():
            raise refuse("target_is_folder", f"{file.target} is a folder", "name a file")
        elif not all(_OURS.fullmatch(entry.name) for entry in file.target.iterdir()):
            raise refuse(
                "target_is_folder",
                f"{file.target} holds other files",
                "name a new folder, or an empty one",
            )


def put_in_place(finished: Sequence[Finished], work: Path) -> tuple[Path, ...]:
    """Move everything to its target, the first one last: who sees it sees the rest as well."""
    check_places(finished)
    for number, file in enumerate(reversed(finished)):
        file.target.parent.mkdir(parents=True, exist_ok=True)
        if file.target.is_dir():
            file.target.replace(work / f"old-{number}")
        file.made.replace(file.target)
    return tuple(file.target for file in finished)


def size_of(path: Path) -> int:
    """Bytes of a file, or of all files in a folder."""
    if path.is_dir():
        return sum(entry.stat().st_size for entry in path.iterdir())
    return path.stat().st_size
