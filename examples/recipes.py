"""The pictures and the music of the showcase, which are made and never downloaded."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from landscapes import PICTURES
from music import PIECES

Make = Callable[[Path], object]
"""Writes a file at a path."""


def recipes(folder: Path) -> Mapping[Path, Make]:
    """Every file that the documents name, and what makes it."""
    pictures = {folder / f"{name}.jpg": paint for name, paint in PICTURES.items()}
    pieces = {
        folder / f"{name}.wav": partial(play, seconds=seconds)
        for name, (play, seconds) in PIECES.items()
    }
    return {**pictures, **pieces}


def make_whole(path: Path, make: Make) -> None:
    """Make a file; it appears under its name only when it is finished."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_stem(f".{path.stem}")
    try:
        make(draft)
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
