"""A whole server with its worker, by the one command, on a data folder of its own."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

START_SECONDS = 40


@dataclass(frozen=True)
class Running:
    """A server that answers."""

    url: str
    environment: dict[str, str]
    log: Path

    def command(self, *arguments: str) -> Any:
        """What a command answers as JSON."""
        done = subprocess.run(
            [sys.executable, "-m", "kinoform.cli", *arguments, "--json"],
            env=self.environment, capture_output=True, text=True, timeout=60, check=True,
        )  # fmt: skip
        return json.loads(done.stdout)

    def key(self, account: str) -> str:
        """A fresh key of RenderingVideo, with a thousand credits."""
        made = self.command(
            "keys", "create", "--dialect", "renderingvideo", "--credits", "1000",
            "--account", account,
        )  # fmt: skip
        return str(made["key"])


@contextmanager
def serving(folder: Path, **settings: str) -> Iterator[Running]:
    """A server with its data in a folder, until the block ends."""
    port = free_port()
    environment = {
        **os.environ, "KINOFORM_DATA_DIR": str(folder / "data"), "KINOFORM_PORT": str(port),
        "KINOFORM_HOST": "127.0.0.1", "KINOFORM_ALLOW_PRIVATE_ADDRESSES": "127.0.0.1", **settings,
    }  # fmt: skip
    house = Running(f"http://127.0.0.1:{port}", environment, folder / "log")
    with house.log.open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "kinoform.cli", "serve"],
            env=environment, stdout=log, stderr=log,
        )  # fmt: skip
        try:
            until = time.monotonic() + START_SECONDS
            while not answers(house.url):
                if process.poll() is not None or time.monotonic() > until:
                    raise RuntimeError(house.log.read_text())
                time.sleep(0.1)
            yield house
            process.send_signal(signal.SIGINT)
            process.wait(30)
        finally:
            process.kill()
            process.wait()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(f"{url}/health", timeout=2) as answer:  # noqa: S310
            return bool(answer.status == 200)
    except OSError:
        return False
