"""The user that Postgres runs as, which may not be root."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from kinoform.db.embedded.unavailable import OWN_DATABASE, PostgresUnavailable

if sys.platform != "win32":
    import pwd

NAME = "kinoform"


@dataclass(frozen=True, slots=True)
class Account:
    """A user of this machine who is not root."""

    user_id: int
    group_id: int

    @property
    def numbers(self) -> tuple[int, int]:
        """User and group, as the system counts them."""
        return self.user_id, self.group_id


def account_for_postgres() -> Account | None:
    """The account to run Postgres as: for root one of its own, made once; else None."""
    if os.geteuid() != 0:
        return None
    if not sys.platform.startswith("linux"):
        raise PostgresUnavailable(
            "postgres_no_account",
            "Postgres does not run as root.",
            f"Start Kinoform as another user. {OWN_DATABASE}",
        )
    return _known() or _made()


def give(tree: Path, account: Account) -> None:
    """Make a folder and all in it the account's; links are not followed.

    The folder itself comes last: its owner shows that the rest is done.
    """
    for _, folders, files, within in os.fwalk(tree, topdown=False):
        for name in (*folders, *files):
            os.chown(name, *account.numbers, dir_fd=within, follow_symlinks=False)
    os.chown(tree, *account.numbers, follow_symlinks=False)


def _known() -> Account | None:
    try:
        entry = pwd.getpwnam(NAME)
    except KeyError:
        return None
    return Account(entry.pw_uid, entry.pw_gid) if entry.pw_uid != 0 else None


def _made() -> Account:
    useradd = shutil.which("useradd", path="/usr/sbin:/sbin:/usr/bin:/bin")
    said = "useradd is not installed"
    if useradd is not None:
        done = subprocess.run(  # noqa: S603 - the system's own program
            [useradd, "--system", "--user-group", "--no-create-home", "--home-dir", "/nonexistent",
             "--shell", "/usr/sbin/nologin", NAME],
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        said = done.stderr.strip()
    account = _known()
    if account is None:
        raise PostgresUnavailable(
            "postgres_no_account",
            f"Postgres does not run as root, and no user '{NAME}' could be made for it ({said}).",
            f"Make a system user '{NAME}', or start Kinoform as another user. {OWN_DATABASE}",
        )
    return account
