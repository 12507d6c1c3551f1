"""Uploads that nobody means well: refused by their content, or drawn without harm to anybody."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from typing import Any

import hostile_media
import psutil
import pytest
from asking import ask
from running import Running
from tenants import Tenant, tenant

pytestmark = pytest.mark.allow_hosts(["127.0.0.1"])

END_SECONDS = 60.0
MOST_MEMORY_BYTES = 400 * 1024**2
META = {"width": 64, "height": 36, "fps": 10}


@pytest.fixture(scope="module")
def sender(running: Running) -> Tenant:
    return tenant(running, "media")


@pytest.fixture(scope="module")
def listener() -> Iterator[tuple[str, list[bytes]]]:
    """An address of this machine, and what was sent to it: nothing, if all is well."""
    heard: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.1)
        is_over = threading.Event()

        def listen() -> None:
            while not is_over.is_set():
                try:
                    connection, _ = server.accept()
                except TimeoutError:
                    continue
                with connection:
                    heard.append(connection.recv(100))

        thread = threading.Thread(target=listen)
        thread.start()
        yield f"http://127.0.0.1:{server.getsockname()[1]}/x.png", heard
        is_over.set()
        thread.join()


def uploaded(sender: Tenant, name: str, content: bytes) -> Any:
    return sender.ask("POST", "/api/v1/upload", files={"file": (name, content)})


def film_of(assets: list[Any]) -> dict[str, Any]:
    """A film with a track of its own for each asset, over one of a plain ground."""
    ground = {"type": "rect", "start": 0, "duration": 0.5}
    clips = [{**ground, "type": asset["type"], "src": asset["url"]} for asset in assets]
    return {"meta": META, "tracks": [{"clips": [clip]} for clip in (ground, *clips)]}


def kept(sender: Tenant, files: dict[str, tuple[str, bytes]]) -> list[Any]:
    """Files that are taken, each as what it is."""
    assets = []
    for name, (medium, content) in files.items():
        answer = uploaded(sender, name, content)
        assert answer.status_code == 200, (name, answer.text)
        assets += answer.json()["assets"]
        assert assets[-1]["type"] == medium, name
    return assets


def test_what_is_no_medium_is_refused_by_its_content_and_asks_nobody(
    sender: Tenant, listener: tuple[str, list[bytes]]
) -> None:
    url, heard = listener
    for name, content in hostile_media.refused(url).items():
        answer = uploaded(sender, name, content)
        assert answer.status_code == 400, name
        assert answer.json()["code"] == "UNSUPPORTED_FILE_TYPE", name
        assert answer.json()["details"]["hint"], name
    assert heard == []


def test_what_cannot_be_drawn_is_told_at_its_place_before_anything_is_paid(
    running: Running, sender: Tenant
) -> None:
    before = sender.told("GET", "/house/v1/account")["credits"]
    files = hostile_media.undrawable()
    film = film_of(kept(sender, files))
    refusal = sender.ask("POST", "/api/v1/video", json={"config": film})
    assert refusal.status_code == 400
    faults = {each["pointer"]: each["code"] for each in refusal.json()["details"]["problems"]}
    for number, name in enumerate(files, 1):
        code = faults.get(f"/tracks/{number}/clips/0/src", "none")
        assert code.startswith("media_"), (name, code)
    assert sender.told("GET", "/house/v1/account")["credits"] == before
    assert_all_is_well(running)


def test_what_is_odd_is_drawn_without_harm(running: Running, sender: Tenant) -> None:
    film = film_of(kept(sender, hostile_media.drawable()))
    temp_id = sender.told("POST", "/api/v1/preview", json=film)["tempId"]
    still = sender.ask("GET", f"/watch/{temp_id}/frame?t=0.3")
    assert still.status_code == 200, still.text
    assert still.headers["content-type"] == "image/jpeg"
    task = sender.told("POST", "/api/v1/video", json={"config": film})["taskId"]
    sender.told("POST", f"/api/v1/video/{task}/render")
    assert end_of(sender, task) == "completed"
    assert_all_is_well(running)


def test_a_medium_that_went_fails_the_render_kindly_and_gives_the_credits_back(
    running: Running, sender: Tenant
) -> None:
    (asset,) = kept(sender, {"gone.png": ("image", hostile_media.png(8, 8))})
    film = film_of([asset])
    task = sender.told("POST", "/api/v1/video", json={"config": film})["taskId"]
    before = sender.told("GET", "/api/v1/credits")["credits"]
    stored = running.environment["KINOFORM_DATA_DIR"]
    key = asset["url"].partition("/files/")[2].partition("?")[0]
    with open(f"{stored}/files/{key}", "wb") as file:  # noqa: PTH123 - as a disk loses one
        file.write(b"\x89PNG\r\n\x1a\n")
    sender.told("POST", f"/api/v1/video/{task}/render")
    assert end_of(sender, task) == "failed"
    assert sender.told("GET", "/api/v1/credits")["credits"] == before
    problem = sender.told("GET", f"/api/v1/video/{task}")["error"]
    assert "Traceback" not in str(problem)
    assert problem


def end_of(sender: Tenant, task: str) -> str:
    until = time.monotonic() + END_SECONDS
    while True:
        status = str(sender.told("GET", f"/api/v1/video/{task}")["status"])
        if status in {"completed", "failed"}:
            return status
        assert time.monotonic() < until, status
        time.sleep(0.1)


def assert_all_is_well(running: Running) -> None:
    health = ask("GET", f"{running.url}/health").json()
    assert health["status"] == "ok"
    assert health["workers"] >= 1
    assert "Traceback" not in running.log.read_text()
    assert memory_of_server(running) < MOST_MEMORY_BYTES


def memory_of_server(running: Running) -> int:
    """What the process takes that answers requests, which neither draws nor decodes."""
    port = int(running.url.rpartition(":")[2])
    for process in psutil.Process().children(recursive=True):
        if "serve" in process.cmdline() and any(
            connection.laddr.port == port and connection.status == psutil.CONN_LISTEN
            for connection in process.net_connections("tcp")
        ):
            return int(process.memory_info().rss)
    raise LookupError(port)
