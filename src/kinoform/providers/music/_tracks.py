"""Which recorded tracks are installed, with what is written about each."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib import metadata, resources
from pathlib import Path

_PACKAGE = "immich_memories_music"
_DISTRIBUTION = "immich-memories-music"
_NOTES = "LICENSE-MUSIC"
_LINE = re.compile(
    r"(?P<file>\w+\.opus)\s+(?P<tempo>\d+) bpm\s+(?P<key>[A-G][b#]? \w+)\s.*\[(?P<style>\w+)\]"
)


@dataclass(frozen=True, slots=True)
class Track:
    """One recorded track."""

    id: str
    mood: str
    style: str
    key: str
    tempo: float
    path: Path


@cache
def tracks() -> tuple[Track, ...]:
    """The tracks in order of their names; none where the package is not installed."""
    try:
        folder = Path(str(resources.files(_PACKAGE))) / "tracks"
        notes = _notes()
    except (ModuleNotFoundError, metadata.PackageNotFoundError):
        return ()
    found = []
    for line in _LINE.finditer(notes):
        stem = Path(line["file"]).stem
        mood = stem.partition("_")[0]
        path = folder / mood / line["file"]
        if path.is_file():
            found.append(
                Track(
                    id=stem.replace("_", "-"),
                    mood=mood,
                    style=line["style"],
                    key=line["key"],
                    tempo=float(line["tempo"]),
                    path=path,
                )
            )
    return tuple(sorted(found, key=lambda track: track.id))


def _notes() -> str:
    """What the package says of its tracks: tempo, key and style, a line for each."""
    files = metadata.distribution(_DISTRIBUTION).files or []
    return "".join(file.read_text() for file in files if file.name == _NOTES)
