"""A folder of encoded spans by what they show, so that films of one batch share them.

Several processes may use one folder without a lock: a span appears whole, by renaming, and whoever
takes one gets a copy that was compared with its digest. Two that draw the same span at the same
time put the same file there twice. Machines of one kind may use one folder: another processor may
round a pixel in another way.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from kinoform.kit.content_file import PART_SUFFIX
from kinoform.kit.upkeep import drop_oldest

BUDGET_BYTES = 4 * 1024**3
HOLD_SECONDS = 60.0
"""What was used within this time stays, even above the budget: it may still be being written."""
_DIGEST_BYTES = 32
_ENDING = ".span"
_TIDIED = ".tidied"
"""Was touched when somebody last looked at the whole folder."""


@dataclass(frozen=True, slots=True)
class SpanShelf:
    """Keeps spans within a budget; those used longest ago go first."""

    path: Path
    budget_bytes: int = BUDGET_BYTES
    hold_seconds: float = HOLD_SECONDS

    def take(self, key: str, target: Path) -> bool:
        """Copy a span to a file; False where there is none. One that is damaged is thrown away."""
        kept = self._place(key)
        try:
            written = kept.read_bytes()
        except OSError:
            return False
        content = written[_DIGEST_BYTES:]
        if written[:_DIGEST_BYTES] != _digest(key, content):
            with suppress(OSError):
                kept.unlink()
            return False
        target.write_bytes(content)
        with suppress(OSError):  # it has just gone, which harms nobody
            os.utime(kept)
        return True

    def put(self, key: str, made: Path) -> None:
        """Keep a copy of a span; a disk that is full costs only what would have been shared."""
        content = made.read_bytes()
        place = self._place(key)
        with suppress(OSError):
            place.parent.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(prefix=".", suffix=PART_SUFFIX, dir=place.parent)
            part = Path(name)
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(_digest(key, content))
                    file.write(content)
                part.replace(place)
            except BaseException:
                part.unlink(missing_ok=True)
                raise

    def tidy(self) -> None:
        """Bring the folder back within its budget, unless somebody has just done so.

        Looking at all of it takes longer the more there is, and a batch has many films.
        """
        tidied = self.path / _TIDIED
        with suppress(OSError):
            if tidied.exists() and 0 <= time.time() - tidied.stat().st_mtime < self.hold_seconds:
                return
            tidied.touch()
            drop_oldest(self.path.glob("*/*"), self.budget_bytes, self.hold_seconds)

    def _place(self, key: str) -> Path:
        return self.path / key[:2] / f"{key[2:]}{_ENDING}"


def _digest(key: str, content: bytes) -> bytes:
    return hashlib.blake2b(content, digest_size=_DIGEST_BYTES, key=key.encode()[:64]).digest()
