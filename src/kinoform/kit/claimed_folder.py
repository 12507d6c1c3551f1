"""Temporary folders that are known to be in use for exactly as long as their process lives."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

if sys.platform != "win32":
    import fcntl


@dataclass(slots=True)
class ClaimedFolder:
    """A folder of ours; the system ends the claim when our process ends, however it ends."""

    path: Path
    claim: int
    """The open folder that holds the claim; -1 afterwards, and where the system has no claims."""

    def drop(self) -> None:
        """Remove the folder with all that is in it; a second time there is nothing to do."""
        shutil.rmtree(self.path, ignore_errors=True)
        claim, self.claim = self.claim, -1
        if claim >= 0:
            os.close(claim)


def claimed_folder(prefix: str) -> ClaimedFolder:
    """A new folder among the temporary ones, for its owner alone."""
    path = Path(tempfile.mkdtemp(prefix=prefix))
    return ClaimedFolder(path, claimed(path))


def drop_unclaimed(prefix: str, before: float) -> int:
    """Remove the folders of processes that are gone, where nothing has changed since.

    Gives their number. A claim is asked for, not a process: its number may be another's by now.
    """
    dropped = 0
    for path in Path(tempfile.gettempdir()).glob(f"{prefix}*"):
        with suppress(OSError):
            if path.is_symlink() or not path.is_dir() or path.stat().st_mtime >= before:
                continue
            if sys.platform == "win32" or path.stat().st_uid != os.getuid():
                continue
            claim = claimed(path)
            try:
                shutil.rmtree(path)
                dropped += 1
            finally:
                os.close(claim)
    return dropped


def claimed(path: Path) -> int:
    """The open folder, claimed; raises BlockingIOError where somebody else has it.

    -1 where the system has no claims.
    """
    if sys.platform == "win32":
        return -1
    claim = os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    try:
        fcntl.flock(claim, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BaseException:
        os.close(claim)
        raise
    return claim
