"""Where the server's socket is: a folder that only its owner may enter."""

from __future__ import annotations

import os
import re
import shutil
import socket
import tempfile
from pathlib import Path

from kinoform.db.embedded.account import Account
from kinoform.db.embedded.home import PORT, Home
from kinoform.db.embedded.unavailable import PostgresUnavailable

SOCKET = f".s.PGSQL.{PORT}"

_LONGEST_BYTES = 103  # of a socket's path on macOS; Linux allows 107
_PLAIN = re.compile(r"[A-Za-z0-9/._+-]+")  # libpq cannot be told of a comma, among others
_PREFIX = "kinoform-db-"
_BACK = "home"
_ANSWER_SECONDS = 1.0

# Not XDG_RUNTIME_DIR: it is emptied when its user logs out, and servers outlive that.
_ROOMS = ("/run", "/tmp")  # noqa: S108 - what is made there has a random name and mode 0700


def prepare_socket_folder(home: Home, account: Account | None) -> Path:
    """The folder for the socket, empty and private: in the home, or elsewhere behind a link.

    A path that is long or has odd characters is of no use for a socket, and another user may have
    no right to walk to it. One elsewhere is kept, so that the URL stays the same.
    """
    inside = home.socket
    if account is None and _fits(inside):
        _remove(inside)
        inside.mkdir(mode=0o700)
        return inside
    owner = os.geteuid() if account is None else account.user_id
    elsewhere = _linked(home)
    if elsewhere is None or elsewhere.stat().st_uid != owner or elsewhere.stat().st_mode & 0o077:
        elsewhere = _made_elsewhere(home, account)
    for leftover in elsewhere.glob(f"{SOCKET}*"):
        leftover.unlink()
    return elsewhere


def find_socket_folder(home: Home) -> Path | None:
    """The folder that the last server of this home was given."""
    if home.socket.is_symlink():
        return _linked(home)
    return home.socket if home.socket.is_dir() and _fits(home.socket) else None


def answers(folder: Path) -> bool:
    """Whether a server listens there now; the system itself knows, no number is trusted."""
    with socket.socket(socket.AF_UNIX) as asked:
        asked.settimeout(_ANSWER_SECONDS)
        try:
            asked.connect(str(folder / SOCKET))
        except (BlockingIOError, TimeoutError):  # it listens, and is busy
            return True
        except (ConnectionError, FileNotFoundError):
            return False
    return True


def _linked(home: Home) -> Path | None:
    """The folder behind the link, if it leads back: that of a copied home does not."""
    if not home.socket.is_symlink():
        return None
    elsewhere = home.socket.readlink()
    back = elsewhere / _BACK
    leads_back = back.exists() and back.samefile(home.folder) and not elsewhere.is_symlink()
    return elsewhere if leads_back else None


def _made_elsewhere(home: Home, account: Account | None) -> Path:
    rooms = (*_ROOMS, tempfile.gettempdir()) if account is None else _ROOMS
    for room in rooms:
        if os.access(room, os.W_OK | os.X_OK) and _fits(Path(room) / f"{_PREFIX}12345678"):
            _sweep(Path(room), os.geteuid() if account is None else account.user_id)
            elsewhere = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=room))
            (elsewhere / _BACK).symlink_to(home.folder)
            if account is not None:
                os.chown(elsewhere, *account.numbers)
            _remove(home.socket)
            home.socket.symlink_to(elsewhere)
            return elsewhere
    raise PostgresUnavailable(
        "postgres_did_not_start",
        f"There is no place for the socket of the database: none of {', '.join(rooms)} can be "
        "written.",
        "Choose a data folder with a shorter path of plain letters, or make /tmp writable.",
    )


def _sweep(room: Path, owner: int) -> None:
    """Remove the owner's folders whose homes are gone."""
    for folder in room.glob(f"{_PREFIX}*"):
        back = folder / _BACK
        if folder.lstat().st_uid == owner and back.is_symlink() and not back.exists():
            shutil.rmtree(folder, ignore_errors=True)


def _fits(folder: Path) -> bool:
    path = str(folder / SOCKET)
    return bool(_PLAIN.fullmatch(path)) and len(path) <= _LONGEST_BYTES


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
