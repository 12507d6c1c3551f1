"""The programs of Postgres, run in a folder and as a user."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path

from kinoform.db.embedded.account import Account

_SPRINGBOARD = Path(__file__).with_name("springboard.py")
_INHERITED = ("PATH", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "TMPDIR")


@dataclass(frozen=True, slots=True)
class Programs:
    """Where the programs are, and the user that they run as; None is the user of this process."""

    binaries: Path
    account: Account | None

    def data_argument(self, data: Path) -> str:
        """The data folder as its programs are told it, which run with it as working directory.

        Another user may have no right to walk down to it, below /root for one. This name leads
        there all the same, without opening any folder on the way.
        """
        return str(data) if self.account is None else "/proc/self/cwd"

    def run(self, name: str, *arguments: str, folder: Path, told: str) -> tuple[int, str]:
        """The exit code and the words of a program that reads `told` from its standard input."""
        with tempfile.TemporaryFile() as standard_input:
            standard_input.write(told.encode())
            standard_input.seek(0)
            if self.account is not None:  # a program opens /dev/stdin with its own rights
                os.fchown(standard_input.fileno(), self.account.user_id, self.account.group_id)
            done = subprocess.run(  # noqa: S603 - our own program
                self._command(name, arguments, folder),
                stdin=standard_input,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                env=_environment(),
                check=False,
            )
        return done.returncode, done.stdout.decode(errors="replace")

    def start(
        self, name: str, *arguments: str, folder: Path, log: int, extra: Mapping[str, str]
    ) -> subprocess.Popen[bytes]:
        """A program that goes on by itself, until it or this process ends.

        Linux ties it to the thread that starts it. So that is a thread that waits for its end,
        whoever asks.
        """
        started: Future[subprocess.Popen[bytes]] = Future()

        def stay() -> None:
            try:
                process = subprocess.Popen(  # noqa: S603 - our own program
                    self._command(name, arguments, folder),
                    stdin=subprocess.DEVNULL,
                    stdout=log,
                    stderr=log,
                    env={**_environment(), **extra},
                    start_new_session=True,  # Ctrl-C at a terminal is for us; we stop it in order
                )
            except OSError as fault:
                started.set_exception(fault)
                return
            started.set_result(process)
            process.wait()

        threading.Thread(target=stay, name=f"keeper of {name}", daemon=True).start()
        return started.result()

    def _command(self, name: str, arguments: Sequence[str], folder: Path) -> list[str]:
        user, group = (-1, -1) if self.account is None else self.account.numbers
        return [
            sys.executable, "-I", "-S", str(_SPRINGBOARD), str(os.getpid()), str(user), str(group),
            str(folder), str(self.binaries / name), *arguments,
        ]  # fmt: skip


def _environment() -> dict[str, str]:
    """Little of ours: no PGPORT and the like may lead the server astray, and no secret is shown."""
    kept = {name: os.environ[name] for name in _INHERITED if name in os.environ}
    return {**kept, "LC_ALL": "C"}
