"""The data folder of Postgres, made whole or not at all."""

from __future__ import annotations

import os
import secrets
import shutil
import tempfile
from pathlib import Path

from kinoform.db.embedded.account import give
from kinoform.db.embedded.home import DATABASE, ROLE, Home, sync_folder, write_private
from kinoform.db.embedded.program import Programs
from kinoform.db.embedded.unavailable import PostgresUnavailable, unavailable_for

SETTINGS = {
    "max_connections": "200",
    "shared_buffers": "128MB",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "log_line_prefix": "%m [%p] ",
    "log_checkpoints": "off",
    # Statements and details of errors hold what users stored.
    "log_error_verbosity": "terse",
    "log_min_error_statement": "panic",
}
"""Written into the folder's postgresql.conf once; from then on it is the operator's."""

_UNFINISHED = "data.new-"


def make_cluster(home: Home, programs: Programs) -> None:
    """A new data folder with our role and our database, unless there is one.

    It is made beside its place and moved there last, so what an interrupted start leaves is never
    taken for data, and data is never taken for leftovers.
    """
    _clear_leftovers(home)
    if (home.data / "PG_VERSION").is_file():
        _check(home)
        return
    if home.data.exists() and any(home.data.iterdir()):
        raise PostgresUnavailable(
            "postgres_damaged",
            f"{home.data} is not empty, and is not a data folder of Postgres either.",
            "Put back its backup, or move it away to begin anew.",
        )
    fresh = Path(tempfile.mkdtemp(prefix=_UNFINISHED, dir=home.folder))
    try:
        if programs.account is not None:
            os.chown(fresh, *programs.account.numbers)
        _initialise(fresh, programs)
        write_private(home.password, _add_database(fresh, programs))
        fresh.rename(home.data)
        sync_folder(home.folder)
    finally:
        _clear_leftovers(home)


def claim_cluster(home: Home, programs: Programs) -> None:
    """See to it that the data belongs to the account; its number changes with a new container."""
    if programs.account is not None and home.data.stat().st_uid != programs.account.user_id:
        give(home.data, programs.account)


def _clear_leftovers(home: Home) -> None:
    """Remove what interrupted starts left, as far as what made it is not still dying in it."""
    for leftover in home.folder.glob(f"{_UNFINISHED}*"):
        shutil.rmtree(leftover, ignore_errors=True)


def _check(home: Home) -> None:
    if not home.password.is_file():
        raise PostgresUnavailable(
            "postgres_damaged",
            f"There is data in {home.data}, but the file with its password is gone.",
            f"Put back {home.password} from a backup of the folder.",
        )


def _initialise(data: Path, programs: Programs) -> None:
    """The cluster; its superuser gets a password that nobody knows, and so cannot log in."""
    options = [part for name, value in SETTINGS.items() for part in ("--set", f"{name}={value}")]
    code, said = programs.run(
        "initdb", "--pgdata", programs.data_argument(data), "--username", "postgres",
        "--encoding", "UTF8", "--no-locale", "--data-checksums", "--auth", "scram-sha-256",
        "--pwfile", "/dev/stdin", "--no-instructions", *options,
        folder=data, told=secrets.token_urlsafe(32),
    )  # fmt: skip
    if code != 0:
        raise unavailable_for(said, data.parent)


def _add_database(data: Path, programs: Programs) -> str:
    """The password of our role, which owns our database and nothing else."""
    password = secrets.token_urlsafe(32)
    code, said = programs.run(
        "postgres", "--single", "-D", programs.data_argument(data),
        "-c", "exit_on_error=on", "postgres",
        folder=data,
        told=f"CREATE ROLE {ROLE} LOGIN PASSWORD '{password}'\n"
        f"CREATE DATABASE {DATABASE} OWNER {ROLE}\n",
    )  # fmt: skip
    if code != 0:
        raise unavailable_for(said, data.parent)
    return password
