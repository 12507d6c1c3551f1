"""A server of the bench's own, by the one command, with a data folder that is thrown away."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

import psutil

START_SECONDS = 60
LOOK_SECONDS = 0.01


@dataclass(frozen=True)
class House:
    """A server that answers."""

    port: int
    data: Path
    environment: dict[str, str]
    process: subprocess.Popen[bytes]
    start_seconds: float
    """From the command until it answered."""

    def command(self, *arguments: str) -> dict[str, Any]:
        """What a command answers."""
        done = subprocess.run(
            [sys.executable, "-m", "kinoform.cli", *arguments, "--json"],
            env=self.environment, check=True, capture_output=True, text=True,
        )  # fmt: skip
        answer: dict[str, Any] = json.loads(done.stdout)
        return answer

    @property
    def memory_mb(self) -> float:
        """What the server's own process holds, without its database and its workers."""
        return psutil.Process(self.process.pid).memory_info().rss / 1024**2


@dataclass(frozen=True)
class Line:
    """One connection that stays open, with a key."""

    wire: HTTPConnection
    key: str

    def ask(self, method: str, path: str, body: Any = None) -> tuple[int, dict[str, Any]]:
        """The status and the answer."""
        headers = {"X-API-Key": self.key, "Content-Type": "application/json"}
        content = None if body is None else json.dumps(body)
        self.wire.request(method, path, content, headers)
        answer = self.wire.getresponse()
        return answer.status, json.loads(answer.read())

    def milliseconds(self, method: str, path: str, body: Any = None) -> float:
        """How long an answer took."""
        began = time.perf_counter()
        status, answer = self.ask(method, path, body)
        if status >= 300:
            raise RuntimeError(f"{method} {path}: {status} {answer}")
        return 1000 * (time.perf_counter() - began)


@contextmanager
def serving(folder: Path) -> Iterator[House]:
    """A server on the data of a folder."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = {
        **os.environ, "KINOFORM_DATA_DIR": str(folder / "data"), "KINOFORM_PORT": str(port),
    }  # fmt: skip
    with (folder / "log").open("ab") as log:
        began = time.monotonic()
        process = subprocess.Popen(
            [sys.executable, "-m", "kinoform.cli", "serve"],
            env=environment, stdout=log, stderr=log,
        )  # fmt: skip
        try:
            _wait(port, began)
            took = time.monotonic() - began
            yield House(port, folder / "data", environment, process, took)
        finally:
            process.send_signal(signal.SIGINT)
            process.wait()


@contextmanager
def line(house: House, key: str) -> Iterator[Line]:
    """A connection to a server."""
    wire = HTTPConnection("127.0.0.1", house.port, timeout=60)
    try:
        yield Line(wire, key)
    finally:
        wire.close()


def _wait(port: int, began: float) -> None:
    while True:
        try:
            wire = HTTPConnection("127.0.0.1", port, timeout=2)
            wire.request("GET", "/health")
            if wire.getresponse().status == 200:
                return
        except OSError:
            if time.monotonic() - began > START_SECONDS:
                raise
        time.sleep(LOOK_SECONDS)
