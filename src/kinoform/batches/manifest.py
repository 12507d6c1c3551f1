"""What has become of each row, kept beside the films, so that a batch can go on where it ended."""

from __future__ import annotations

import json
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Literal

NAME = "manifest.json"
_RUNNING = ".manifest.jsonl"

Status = Literal["done", "failed", "bad", "cancelled"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of a batch, when it is over."""

    row: int
    status: Status
    name: str = ""
    """Whom the film is about."""
    file: str = ""
    """Within the folder of the batch."""
    size_bytes: int = 0
    seconds: float = 0.0
    digest: str = ""
    """Of everything that the film depends on."""
    frames: int = 0
    shared_frames: int = 0
    """Of the frames, those that were drawn for another film."""
    problems: tuple[dict[str, Any], ...] = ()

    def is_kept(self, folder: Path, digest: str) -> bool:
        """Whether the film is there and is the one that is wanted."""
        if self.status != "done" or self.digest != digest:
            return False
        with suppress(OSError):
            return (folder / self.file).stat().st_size == self.size_bytes > 0
        return False


class Manifest:
    """The entries of one batch; each is on disk as soon as it is known."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self.entries = _read(folder)

    def add(self, entry: Entry) -> None:
        """Note what has become of a row."""
        self.entries[entry.row] = entry
        with (self.folder / _RUNNING).open("a", encoding="utf-8") as lines:
            # Whoever was killed may have left half a line.
            lines.write(f"\n{json.dumps(asdict(entry), ensure_ascii=False)}")

    def close(self, rows: Iterable[int], **facts: Any) -> Path:
        """Write the manifest of some rows, as it is to be read by others."""
        listed = [asdict(self.entries[row]) for row in rows if row in self.entries]
        path = self.folder / NAME
        written = json.dumps({**facts, "films": listed}, ensure_ascii=False, indent=1)
        part = path.with_suffix(".part")
        part.write_text(f"{written}\n", "utf-8")
        part.replace(path)
        (self.folder / _RUNNING).unlink(missing_ok=True)
        return path


def _read(folder: Path) -> dict[int, Entry]:
    """The entries of earlier runs; what a killed one left half written is passed over."""
    found: list[Any] = []
    with suppress(OSError, ValueError, TypeError, KeyError):
        found += json.loads((folder / NAME).read_text("utf-8"))["films"]
    with suppress(OSError):
        for line in (folder / _RUNNING).read_text("utf-8", "replace").split("\n"):
            with suppress(ValueError):
                found.append(json.loads(line))
    entries = {}
    for each in found:
        with suppress(TypeError, KeyError):
            entry = Entry(**{**each, "problems": tuple(each.get("problems", ()))})
            entries[entry.row] = entry
    return entries
