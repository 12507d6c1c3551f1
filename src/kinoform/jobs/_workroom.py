"""A folder for unfinished films, which goes with its worker, even with one that was killed."""

from __future__ import annotations

import fcntl
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_PREFIX, _LOCK = "kinoform-work-", "lock"


class Workroom:
    """Gives folders within one of its own."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @contextmanager
    def folder(self) -> Iterator[Path]:
        """A folder that is gone afterwards."""
        made = Path(tempfile.mkdtemp(dir=self.path))
        try:
            yield made
        finally:
            shutil.rmtree(made, ignore_errors=True)


@contextmanager
def opened_workroom() -> Iterator[Workroom]:
    """A workroom; those of workers that died are cleared away first."""
    for old in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*"):
        _clear_away(old)
    folder = Path(tempfile.mkdtemp(prefix=_PREFIX))
    with (folder / _LOCK).open("wb") as lock:  # held for as long as this process lives
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        try:
            yield Workroom(folder)
        finally:
            shutil.rmtree(folder, ignore_errors=True)


def _clear_away(folder: Path) -> None:
    with suppress(OSError), (folder / _LOCK).open("rb") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        shutil.rmtree(folder, ignore_errors=True)
