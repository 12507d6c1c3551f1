"""Start, find and stop the embedded Postgres of a folder."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Self

from kinoform.db.embedded.account import account_for_postgres
from kinoform.db.embedded.binaries import find_programs
from kinoform.db.embedded.cluster import claim_cluster, make_cluster
from kinoform.db.embedded.folder_lock import FolderLock, lock_folder
from kinoform.db.embedded.home import PORT, Home, home_at
from kinoform.db.embedded.pid_file import forget_broken, is_ready, recorded_process, serves
from kinoform.db.embedded.program import Programs
from kinoform.db.embedded.socket_folder import answers, find_socket_folder, prepare_socket_folder
from kinoform.db.embedded.unavailable import (
    PostgresUnavailable,
    cannot_run,
    told_as_unavailable,
    unavailable_for,
)

_GLANCE_SECONDS = 0.01
_GRACE_SECONDS = 30.0
_LAST_SECONDS = 10.0
_RETRY_SECONDS = 0.1
_STILL_ENDING = "pre-existing shared memory block"


@dataclass(frozen=True, slots=True)
class RunningPostgres:
    """A server of ours; leaving its `with` block stops it."""

    url: str = field(repr=False)
    folder: Path
    _process: subprocess.Popen[bytes]
    _lock: FolderLock

    @property
    def process_id(self) -> int:
        """The process that stands for the whole server."""
        return self._process.pid

    def is_alive(self) -> bool:
        """Whether the server has not ended; if it has, call `stop` and start another."""
        return self._process.poll() is None

    def stop(self, grace_seconds: float = _GRACE_SECONDS) -> None:
        """End open transactions and the server, hard after the grace; once is enough."""
        _end(self._process, grace_seconds)
        self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()


def start_postgres(
    folder: Path, *, binaries: Path | None = None, wait_seconds: float = 300
) -> RunningPostgres:
    """The server of a folder, ready for connections; the folder is made on first use.

    `binaries` is a folder with initdb and postgres to use instead of those that came along.
    `wait_seconds` bounds the recovery after a crash. On Linux the server ends with this process,
    even a killed one. Elsewhere it goes on, and the next start ends it first.

    Raises PostgresUnavailable, also at once if another process has started a server here: that
    process owns it, and `running_url` tells its URL.
    """
    if sys.platform == "win32":
        raise cannot_run("Windows: use WSL or a container")
    home = home_at(folder)
    with told_as_unavailable(home.folder), ExitStack() as undo:
        programs = find_programs(binaries, account_for_postgres())
        home.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        _check_owner(home.folder)
        lock = lock_folder(home)
        undo.callback(lock.release)
        make_cluster(home, programs)
        claim_cluster(home, programs)
        _end_orphan(home.data)
        forget_broken(home.data)
        socket_folder = prepare_socket_folder(home, programs.account)
        process = _ready_server(home, programs, socket_folder, wait_seconds)
        running = RunningPostgres(home.url(socket_folder), home.folder, process, lock)
        undo.pop_all()
        return running


def running_url(folder: Path) -> str | None:
    """The URL of the server that runs on a folder now, whoever started it; None if none does."""
    home = home_at(folder)
    with told_as_unavailable(home.folder):
        socket_folder = find_socket_folder(home)
        if socket_folder is None or not answers(socket_folder) or not is_ready(home.data):
            return None
        return home.url(socket_folder)


def _check_owner(folder: Path) -> None:
    owner = folder.stat().st_uid
    if owner != os.geteuid():
        raise PostgresUnavailable(
            "postgres_not_yours",
            f"The database's folder {folder} belongs to another user (number {owner}).",
            "Start Kinoform as that user, or choose another data folder.",
        )


def _end_orphan(data: Path) -> None:
    """End a server whose owner is gone: we have the lock, so nobody looks after it."""
    process_id = recorded_process(data)
    if process_id is None or not serves(process_id, data):
        return
    for number in (signal.SIGINT, signal.SIGQUIT, signal.SIGKILL):
        os.kill(process_id, number)
        until = time.monotonic() + _LAST_SECONDS
        while time.monotonic() < until:
            if not serves(process_id, data):
                return
            time.sleep(_GLANCE_SECONDS)


def _ready_server(
    home: Home, programs: Programs, socket_folder: Path, wait_seconds: float
) -> subprocess.Popen[bytes]:
    until = time.monotonic() + wait_seconds
    while True:
        log = home.opened_log()
        try:
            log_start = os.fstat(log).st_size
            process = _spawn(home, programs, socket_folder, log)
        finally:
            os.close(log)
        try:
            if _is_ready_by(until, process, home.data):
                return process
        except BaseException:
            _end(process, _LAST_SECONDS)
            raise
        said = _read_from(home.log, log_start)
        if _STILL_ENDING not in said or time.monotonic() > until:
            raise unavailable_for(said, home.folder)
        time.sleep(_RETRY_SECONDS)  # the last of a killed server's processes are on their way out


def _spawn(
    home: Home, programs: Programs, socket_folder: Path, log: int
) -> subprocess.Popen[bytes]:
    """A new server process.

    A process id outlives its process in the pid file, and after a restart of a machine or a
    container it is often that of something else. Postgres ignores the one of its grandparent, so
    we name that. The file stays, and with it the check that no part of an old server still runs.
    """
    left_by = recorded_process(home.data)
    return programs.start(
        "postgres", "-D", programs.data_argument(home.data),
        "-c", f"unix_socket_directories={socket_folder}", "-c", "unix_socket_permissions=0600",
        "-c", "listen_addresses=", "-c", f"port={PORT}", "-c", "fsync=on",
        folder=home.data, log=log,
        extra={"PG_GRANDPARENT_PID": str(left_by)} if left_by else {},
    )  # fmt: skip


def _is_ready_by(until: float, process: subprocess.Popen[bytes], data: Path) -> bool:
    """Whether the server is ready in time; False as soon as it has ended instead."""
    while process.poll() is None:
        if recorded_process(data) == process.pid and is_ready(data):
            return True
        if time.monotonic() > until:
            raise PostgresUnavailable(
                "postgres_too_slow",
                "The embedded Postgres was not ready in time; it may still have been recovering.",
                "Start again and wait longer: recovery goes on from its last checkpoint.",
            )
        time.sleep(_GLANCE_SECONDS)
    return False


def _end(process: subprocess.Popen[bytes], grace_seconds: float) -> None:
    for number, seconds in (
        (signal.SIGINT, grace_seconds),
        (signal.SIGQUIT, _LAST_SECONDS),
        (signal.SIGKILL, None),
    ):
        process.send_signal(number)
        try:
            process.wait(seconds)
        except subprocess.TimeoutExpired:
            continue
        return


def _read_from(path: Path, start: int) -> str:
    with path.open("rb") as file:
        file.seek(start)
        return file.read().decode(errors="replace")
