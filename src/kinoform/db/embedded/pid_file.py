"""What a server writes down about itself in its data folder, and how much of it is still true."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

_STATUS_LINE = 7


def recorded_process(data: Path) -> int | None:
    """The process that the data folder names, which may be long gone or somebody else's."""
    first = _lines(data)[:1]
    return int(first[0]) if first and first[0].isdecimal() else None


def is_ready(data: Path) -> bool:
    """Whether the server last wrote that it takes connections."""
    return [line.strip() for line in _lines(data)[_STATUS_LINE:]] == ["ready"]


def serves(process_id: int, data: Path) -> bool:
    """Whether this process is a Postgres at work in this very folder."""
    if not sys.platform.startswith("linux"):
        asked = ["/bin/ps", "-o", "command=", "-p", str(process_id)]
        command = subprocess.run(asked, capture_output=True, text=True, check=False).stdout  # noqa: S603
        return "postgres" in command and str(data) in command
    process = Path("/proc") / str(process_id)
    try:
        program = (process / "exe").readlink().name.removesuffix(" (deleted)")
        return program == "postgres" and (process / "cwd").samefile(data)
    except OSError:  # no such process, or another user's: ours is of our own user
        return False


def forget_broken(data: Path) -> None:
    """Remove a file that names no process, as a full disk leaves it; Postgres stops at it."""
    if recorded_process(data) is None:
        _path(data).unlink(missing_ok=True)


def _path(data: Path) -> Path:
    return data / "postmaster.pid"


def _lines(data: Path) -> list[str]:
    try:
        return _path(data).read_text("utf-8", "replace").splitlines()
    except FileNotFoundError:
        return []
