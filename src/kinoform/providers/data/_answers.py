"""Answers on disk by their question, for as long as they may stand for new ones."""

from __future__ import annotations

import os
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from kinoform.kit.content_file import PART_SUFFIX
from kinoform.kit.upkeep import drop_oldest

_HOLD_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class Answers:
    """A folder of answers; several processes may share one. Trouble of the disk is no trouble."""

    folder: Path
    kept_seconds: float
    kept_bytes: int

    def find(self, key: str) -> bytes | None:
        """The answer under a key, unless it is too old."""
        path = self._path(key)
        try:
            age_seconds = time.time() - path.stat().st_mtime
            return path.read_bytes() if abs(age_seconds) < self.kept_seconds else None
        except OSError:
            return None

    def keep(self, key: str, answer: bytes) -> None:
        """Put an answer under its key, whole or not at all."""
        path = self._path(key)
        with suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            handle, part = tempfile.mkstemp(suffix=PART_SUFFIX, dir=path.parent)
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(answer)
                Path(part).replace(path)
            finally:
                Path(part).unlink(missing_ok=True)
            drop_oldest(self.folder.glob("*/*"), self.kept_bytes, _HOLD_SECONDS)

    def _path(self, key: str) -> Path:
        return self.folder / key[:2] / f"{key}.json"
