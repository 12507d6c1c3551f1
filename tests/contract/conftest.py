"""A whole server with its worker, by the one command, on a data folder of its own."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import pytest_socket
from running import Running, answers, free_port

START_SECONDS = 40


@pytest.fixture(scope="session")
def running(
    tmp_path_factory: pytest.TempPathFactory, _sockets_in_session: None
) -> Iterator[Running]:
    """One server for all contract tests."""
    folder: Path = tmp_path_factory.mktemp("house")
    port = free_port()
    environment = {
        **os.environ, "KINOFORM_DATA_DIR": str(folder / "data"), "KINOFORM_PORT": str(port),
        "KINOFORM_HOST": "127.0.0.1", "KINOFORM_ALLOW_PRIVATE_ADDRESSES": "127.0.0.1",
    }  # fmt: skip
    log = (folder / "log").open("wb")
    process = subprocess.Popen(
        [sys.executable, "-m", "kinoform.cli", "serve"], env=environment, stdout=log, stderr=log
    )
    house = Running(f"http://127.0.0.1:{port}", environment, folder / "log")
    until = time.monotonic() + START_SECONDS
    while not answers(house.url):
        if process.poll() is not None or time.monotonic() > until:
            process.kill()
            raise RuntimeError((folder / "log").read_text())
        time.sleep(0.1)
    yield house
    process.send_signal(signal.SIGINT)
    try:
        process.wait(30)
    finally:
        process.kill()
        log.close()


@pytest.fixture(scope="session")
def _sockets_in_session() -> Iterator[None]:
    """Lets the session's server be asked; each test names the loopback for itself."""
    pytest_socket.enable_socket()
    yield
    pytest_socket.disable_socket(allow_unix_socket=True)
