"""Whatever is killed during a render, there is one film in the end, paid once."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import psutil
import pytest
from renderingvideo import Client
from running import Running, answers, free_port

pytestmark = [pytest.mark.crash, pytest.mark.allow_hosts(["127.0.0.1"])]

SECONDS, COST = 40, 60
FILM: dict[str, Any] = {
    "meta": {"version": "2.0.0", "width": 1920, "height": 1080, "fps": 30},
    "tracks": [{"clips": [{
        "type": "text", "text": "Still here", "start": 0, "duration": SECONDS,
        "style": {"fontSize": 400}, "animations": [{"type": "spin", "duration": 2, "loop": True}],
    }]}],
}  # fmt: skip
RECOVERY_SECONDS = 120
AT_ONCE_SECONDS = 10
"""Far less than the silence after which a worker counts as dead."""


@contextmanager
def serving(house: Running) -> Iterator[psutil.Process]:
    with house.log.open("ab") as lines:
        process = subprocess.Popen(
            [sys.executable, "-m", "kinoform.cli", "serve"],
            env=house.environment, stdout=lines, stderr=lines,
        )  # fmt: skip
    until = time.monotonic() + 60
    while not answers(house.url):
        assert process.poll() is None, house.log.read_text()
        assert time.monotonic() < until
        time.sleep(0.1)
    try:
        yield psutil.Process(process.pid)
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(30)


@pytest.fixture
def house(tmp_path: Path) -> Running:
    port = free_port()
    environment = {
        **os.environ, "KINOFORM_DATA_DIR": str(tmp_path / "data"), "KINOFORM_HOST": "127.0.0.1",
        "KINOFORM_PORT": str(port), "KINOFORM_DRAIN_SECONDS": "1",
    }  # fmt: skip
    return Running(f"http://127.0.0.1:{port}", environment, tmp_path / "log")


def child(server: psutil.Process, *words: str) -> psutil.Process:
    """The first process beneath the server that was started with some words."""
    for each in server.children(recursive=True):
        command = " ".join(each.cmdline()).replace("/", " ").split()
        if set(words) <= set(command):
            return each
    raise LookupError(words)


def draws(server: psutil.Process) -> bool:
    """Whether a film is drawn beneath the server."""
    with suppress(LookupError, psutil.NoSuchProcess):
        return child(server, "kinoform.engine.hand").is_running()
    return False


def begun(house: Running) -> tuple[Client, str]:
    client = Client(api_key=house.key("tester"), base_url=house.url)
    task = client.video.create(FILM)
    client.video.render(task.task_id)
    time.sleep(3)
    assert client.video.get(task.task_id).status == "rendering"
    return client, task.task_id


def assert_one_film(client: Client, task_id: str) -> None:
    until = time.monotonic() + RECOVERY_SECONDS
    while time.monotonic() < until:
        try:
            task = client.video.get(task_id)
        except Exception:  # noqa: BLE001 - the server may be on its way back
            time.sleep(0.5)
            continue
        if task.status != "rendering":
            break
        time.sleep(0.5)
    assert task.status == "completed"
    assert client.get_credits().credits == 1000 - COST


def test_a_worker(house: Running) -> None:
    with serving(house) as server:
        client, task_id = begun(house)
        child(server, "kinoform.cli", "work").kill()
        assert_one_film(client, task_id)


def test_the_database(house: Running) -> None:
    with serving(house) as server:
        client, task_id = begun(house)
        child(server, "postgres", "-D").kill()
        assert_one_film(client, task_id)


def test_the_server(house: Running) -> None:
    with serving(house) as server:
        client, task_id = begun(house)
        server.kill()
    with serving(house):
        assert_one_film(client, task_id)


def test_a_server_that_is_stopped_hands_its_render_to_the_next(house: Running) -> None:
    with serving(house):
        client, task_id = begun(house)
    with serving(house) as server:
        until = time.monotonic() + AT_ONCE_SECONDS
        while not draws(server):
            assert time.monotonic() < until
            time.sleep(0.1)
        assert_one_film(client, task_id)
