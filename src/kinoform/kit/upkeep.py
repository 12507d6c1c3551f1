"""Folders of kept files that stay within a budget."""

from __future__ import annotations

import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from kinoform.kit.content_file import PART_SUFFIX

HOLD_SECONDS = 3600.0
"""What was used within this time stays, even above the budget: a film may be reading it."""


def drop_oldest(
    paths: Iterable[Path], budget_bytes: int, hold_seconds: float = HOLD_SECONDS
) -> None:
    """Drop what was used longest ago until the budget holds, and what crashes left."""
    held_since = time.time() - hold_seconds
    found: list[tuple[float, int, Path]] = []
    for path in paths:
        with suppress(FileNotFoundError):
            status = path.stat()
            found.append((status.st_mtime, status.st_size, path))
    used_bytes = sum(size_bytes for _, size_bytes, _ in found)
    for used_at, size_bytes, path in sorted(found):
        if used_at >= held_since:
            break
        if used_bytes > budget_bytes or path.suffix == PART_SUFFIX:
            path.unlink(missing_ok=True)
            used_bytes -= size_bytes
