"""What has become of each row, kept beside the films, so that a batch can go on where it ended."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Collection
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, Literal, Self

from kinoform.kit.claimed_folder import claimed
from kinoform.model.problem import Problem, RenderFailed

NAME = "manifest.json"
_RUNNING = ".manifest.jsonl"
_MAKING = ".making"

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
        if not digest or self.digest != digest:
            return False
        with suppress(OSError):
            return (folder / self.file).stat().st_size == self.size_bytes > 0
        return False


class Manifest:
    """The entries of one batch; each is on disk as soon as it is known.

    A folder has one at a time: two batches that make the same films would do all of it twice.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        make_folder(folder)
        self._claim = _claimed(folder)
        self.known = _read(folder)
        self.making = folder / _MAKING
        """Where films are until they are whole; what a killed run left there goes."""
        shutil.rmtree(self.making, ignore_errors=True)
        make_folder(self.making)
        self.entries: dict[int, Entry] = {}
        self._files: set[str] = set()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, _kind: object, error: object, _trace: object) -> None:
        shutil.rmtree(self.making, ignore_errors=True)
        if self._claim >= 0:
            os.close(self._claim)
        if isinstance(error, OSError):
            trouble = Problem("disk_trouble", "", f"writing failed: {error}", "is the disk full?")
            raise RenderFailed(trouble) from error

    def film_of(self, row: int) -> str:
        """The file of the film that an earlier run has made of a row, if nothing else has it now.

        "" for none.
        """
        file = self.known[row].file if row in self.known else ""
        return "" if file in self._files else file

    def add(self, entry: Entry) -> None:
        """Note what has become of a row."""
        self.entries[entry.row] = entry
        self._files.add(entry.file)
        with (self.folder / _RUNNING).open("a", encoding="utf-8") as lines:
            # Whoever was killed may have left half a line.
            lines.write(f"\n{json.dumps(asdict(entry), ensure_ascii=False)}")

    def finish(self, rows: Collection[int], **facts: Any) -> Path:
        """Write the manifest of some rows, as it is to be read by others.

        A film that nobody has looked at this time may be of other data than its row has now.
        Films of rows behind the end of the table, or of rows that are bad now, stay: a later table
        may have them again.
        """
        for row in rows:
            if row not in self.entries and row in self.known:
                self.entries[row] = replace(self.known[row], status="cancelled")
                self._files.add(self.known[row].file)
        listed = [asdict(self.entries[row]) for row in rows if row in self.entries]
        path = self.folder / NAME
        others = [
            asdict(entry)
            for entry in self.known.values()
            if entry.file not in self._files and entry.is_kept(self.folder, entry.digest)
        ]
        told = {**facts, "films": listed, "otherFilms": others}
        written = json.dumps(told, ensure_ascii=False, indent=1)
        part = path.with_suffix(".part")
        part.write_text(f"{written}\n", "utf-8")
        part.replace(path)
        (self.folder / _RUNNING).unlink(missing_ok=True)
        return path


def make_folder(folder: Path) -> None:
    """Make sure that there is a folder; raises RenderFailed where there can be none."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise RenderFailed(
            Problem(
                "target_unwritable", "", f"cannot write to {folder}: {error.strerror}",
                "choose a folder that you may write to",
            )
        ) from None  # fmt: skip


def _claimed(folder: Path) -> int:
    try:
        return claimed(folder.resolve())
    except BlockingIOError:
        raise RenderFailed(
            Problem(
                "folder_in_use", "", f"another batch is at work in {folder}",
                "wait until it has ended, or choose another folder",
            )
        ) from None  # fmt: skip


def _read(folder: Path) -> dict[int, Entry]:
    """The entries of earlier runs; what a killed one left half written is passed over."""
    found: list[Any] = []
    with suppress(OSError, ValueError, TypeError, KeyError, AttributeError):
        written = json.loads((folder / NAME).read_text("utf-8"))
        found += [*written.get("otherFilms", ()), *written["films"]]
    with suppress(OSError):
        for line in (folder / _RUNNING).read_text("utf-8", "replace").split("\n"):
            with suppress(ValueError):
                found.append(json.loads(line))
    entries: dict[int, Entry] = {}
    for each in found:
        with suppress(TypeError, KeyError):
            entry = Entry(**{**each, "problems": tuple(each.get("problems", ()))})
            if Path(entry.file).name != entry.file:
                continue  # whoever wrote it names a file that is not ours to touch
            before = entries.get(entry.row)
            if entry.file or before is None or not before.file:
                entries[entry.row] = entry  # a row that went wrong leaves its old film known
    return entries
