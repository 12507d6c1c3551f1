"""The right to start a server on a folder, which one process has at a time."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from io import FileIO

from kinoform.db.embedded.home import Home
from kinoform.db.embedded.unavailable import PostgresUnavailable

if sys.platform != "win32":
    import fcntl


@dataclass(frozen=True, slots=True)
class FolderLock:
    """A lock that the system lets go of when its process ends, however it ends."""

    file: FileIO

    def release(self) -> None:
        """Let another process have the folder."""
        self.file.close()


def lock_folder(home: Home) -> FolderLock:
    """The lock of a folder; raises `PostgresUnavailable` at once if another process has it."""
    opened = os.open(home.lock, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o600)
    file = FileIO(opened, "r+")
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        holder = file.read(20).decode(errors="replace")
        file.close()
        raise PostgresUnavailable(
            "postgres_already_runs",
            f"Another process ({holder or 'just started'}) runs or starts the database in "
            f"{home.folder}.",
            "Use the server that it runs, stop it, or choose another data folder.",
        ) from None
    except OSError:
        file.close()
        raise
    file.truncate(0)
    file.write(str(os.getpid()).encode())
    return FolderLock(file)
