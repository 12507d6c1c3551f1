"""What is in a file, as a short name that is worked out once for as long as the file stays."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Callable
from functools import lru_cache

FileMark = Callable[[str], str | None]
"""A name for what a file holds; None where there is no such file, or no ordinary one."""


def content_mark(path: str) -> str | None:
    """The same for equal files, wherever they lie."""
    lies = _lying(path)
    return None if lies is None else _digest(path, *lies)


def place_mark(path: str) -> str | None:
    """The same for one file as long as nobody writes to it; nothing of it is read."""
    lies = _lying(path)
    return None if lies is None else f"{path}:{lies[0]}:{lies[1]}"


def _lying(path: str) -> tuple[int, int] | None:
    try:
        status = os.stat(path)  # noqa: PTH116 - asked for every text that might be a path
    except (OSError, ValueError):
        return None
    return (status.st_size, status.st_mtime_ns) if stat.S_ISREG(status.st_mode) else None


@lru_cache(maxsize=4096)
def _digest(path: str, _size_bytes: int, _changed_at: int) -> str | None:
    try:
        with open(path, "rb") as file:  # noqa: PTH123 - hashlib wants the open file
            return hashlib.file_digest(file, lambda: hashlib.blake2b(digest_size=16)).hexdigest()
    except OSError:
        return None
