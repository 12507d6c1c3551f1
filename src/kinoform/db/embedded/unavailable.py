"""Why there is no embedded Postgres, and what would help."""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

from kinoform.model.problem import KinoformError

PostgresCode = Literal[
    "postgres_unsupported",
    "postgres_missing",
    "postgres_no_account",
    "postgres_not_yours",
    "postgres_already_runs",
    "postgres_disk_full",
    "postgres_other_version",
    "postgres_damaged",
    "postgres_too_slow",
    "postgres_did_not_start",
]

OWN_DATABASE = "Or set KINOFORM_DATABASE_URL to a Postgres of yours."

_OUT_OF_SPACE = {errno.ENOSPC, errno.EDQUOT}
_NO_RIGHT = {errno.EACCES, errno.EPERM, errno.EROFS}
_LAST_LINES = 6
# A lack of shared memory is told in the same words, and no file would make room for that.
_SAYS_FULL = re.compile(
    r"^(?!.*shared memory).*(No space left on device|: wrote only \d+ of)", re.MULTILINE
)


class PostgresUnavailable(KinoformError):
    """The embedded Postgres does not run; `code` is stable, `hint` says what would help."""

    def __init__(self, code: PostgresCode, message: str, hint: str = "") -> None:
        self.code: PostgresCode = code
        self.message = message
        self.hint = hint
        super().__init__(f"{message} {hint}".strip())

    def __reduce__(self) -> tuple[type[PostgresUnavailable], tuple[PostgresCode, str, str]]:
        return PostgresUnavailable, (self.code, self.message, self.hint)


@contextmanager
def told_as_unavailable(folder: Path) -> Iterator[None]:
    """Faults of the disk inside the block come out as `PostgresUnavailable`."""
    try:
        yield
    except OSError as fault:
        reason = os.strerror(fault.errno) if fault.errno else str(fault)
        about = f"{fault.filename or folder}: {reason}"
        if fault.errno in _OUT_OF_SPACE:
            raise disk_full(folder) from fault
        if fault.errno in _NO_RIGHT:
            raise PostgresUnavailable(
                "postgres_not_yours",
                f"This user may not do that with the database's folder ({about}).",
                f"Run as the owner of {folder}, or choose another data folder.",
            ) from fault
        raise PostgresUnavailable(
            "postgres_did_not_start", f"The embedded Postgres cannot be started ({about})."
        ) from fault


def disk_full(folder: Path) -> PostgresUnavailable:
    """The answer to a disk without room."""
    return PostgresUnavailable(
        "postgres_disk_full",
        f"There is no room for the database at {folder}.",
        "Free or add space, then start again; nothing that was stored is lost.",
    )


def unavailable_for(said: str, folder: Path) -> PostgresUnavailable:
    """What the last words of a program of Postgres mean for the one who runs Kinoform."""
    if _SAYS_FULL.search(said):
        return disk_full(folder)
    if "database files are incompatible with server" in said:
        return PostgresUnavailable(
            "postgres_other_version",
            f"The data in {folder} was made by another major version of Postgres.",
            "Start it with the binaries of that version, dump it, and load the dump into a new "
            "folder.",
        )
    if "could not look up effective user ID" in said:
        return PostgresUnavailable(
            "postgres_no_account",
            f"The user number {os.geteuid()} has no name on this machine, and Postgres wants one.",
            f"Give it an entry in /etc/passwd, or run as another user. {OWN_DATABASE}",
        )
    if "error while loading shared libraries" in said or "GLIBC_" in said:
        return cannot_run(said.strip().splitlines()[-1])
    words = " / ".join(line.strip() for line in said.strip().splitlines()[-_LAST_LINES:])
    return PostgresUnavailable(
        "postgres_did_not_start",
        f"The embedded Postgres did not start: {words or 'it said nothing.'}",
        f"Its log is in {folder}. {OWN_DATABASE}",
    )


def cannot_run(reason: str) -> PostgresUnavailable:
    """The answer where the binaries are of no use, as on musl."""
    return PostgresUnavailable(
        "postgres_unsupported",
        f"The embedded Postgres does not run on this system ({reason}).",
        "Set KINOFORM_DATABASE_URL to a Postgres of yours; nothing else changes.",
    )
