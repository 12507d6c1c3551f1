"""The folder of the embedded Postgres, and what is where in it."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

ROLE = "kinoform"
DATABASE = "kinoform"
PORT = 5432
"""Only a part of the socket's name: nothing listens on the network."""

_LARGEST_LOG_BYTES = 10 * 1024**2


@dataclass(frozen=True, slots=True)
class Home:
    """One folder: the data, the password, the log, the lock and the way to the socket."""

    folder: Path

    @property
    def data(self) -> Path:
        return self.folder / "data"

    @property
    def password(self) -> Path:
        return self.folder / "password"

    @property
    def log(self) -> Path:
        return self.folder / "postgres.log"

    @property
    def lock(self) -> Path:
        return self.folder / "lock"

    @property
    def socket(self) -> Path:
        """The folder of the socket, or a link to it."""
        return self.folder / "socket"

    def url(self, socket_folder: Path) -> str:
        """The URL of the database; it names the port too, or PGPORT would change it."""
        secret = quote(self.password.read_text("utf-8").strip(), safe="")
        place = quote(str(socket_folder), safe="")
        return f"postgresql://{ROLE}:{secret}@/{DATABASE}?host={place}&port={PORT}"

    def opened_log(self) -> int:
        """The log, open for writing at its end; a large one is put aside first."""
        if self.log.is_file() and self.log.stat().st_size > _LARGEST_LOG_BYTES:
            self.log.replace(self.log.with_suffix(".log.1"))
        return os.open(self.log, os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_NOFOLLOW, 0o600)


def home_at(folder: Path) -> Home:
    """The home in a folder, by a name that stays right when the working directory changes."""
    return Home(Path(os.path.realpath(folder)))


def write_private(path: Path, text: str) -> None:
    """A file that only its owner reads, which appears whole or not at all."""
    part = path.with_name(f"{path.name}.part")
    part.unlink(missing_ok=True)
    opened = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(opened, "wb") as file:
        file.write(text.encode())
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Let what was renamed in a folder outlast a power cut."""
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
