"""Removes what killed processes of this machine left among the temporary files."""

from __future__ import annotations

import asyncio
import tempfile
import time
from contextlib import suppress
from pathlib import Path

from kinoform.app.house import House
from kinoform.blobs.upload import SPOOL_PREFIX
from kinoform.darkroom.process import WORK_PREFIX
from kinoform.kit.claimed_folder import drop_unclaimed

LEFT_SECONDS = 24 * 3600.0
"""No upload takes that long."""


async def drop_leavings(_house: House) -> int:
    """How many folders and files of processes that are gone were left, and are not any more."""
    return await asyncio.to_thread(_drop, time.time() - LEFT_SECONDS)


def _drop(before: float) -> int:
    dropped = drop_unclaimed(WORK_PREFIX, before)
    for path in Path(tempfile.gettempdir()).glob(f"{SPOOL_PREFIX}*"):
        with suppress(OSError):
            if path.lstat().st_mtime < before:
                path.unlink()
                dropped += 1
    return dropped
