"""The vendor's own Python client, unchanged, against our door."""

from __future__ import annotations

import json
import threading
import time
import urllib.request
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import skia
from renderingvideo import Client
from renderingvideo.types import (
    AuthenticationError,
    InsufficientCreditsError,
    NotFoundError,
    RenderingVideoError,
)
from running import Running

pytestmark = pytest.mark.allow_hosts(["127.0.0.1"])

SCHEMA: dict[str, Any] = {
    "meta": {"version": "2.0.0", "width": 320, "height": 180, "fps": 10, "background": "#000000"},
    "tracks": [{"clips": [{"type": "text", "text": "Hello", "start": 0, "duration": 1.5}]}],
}
RENDER_SECONDS = 60


@pytest.fixture
def client(running: Running, request: pytest.FixtureRequest) -> Client:
    """A client of an account of its own."""
    return Client(api_key=running.key(request.node.name), base_url=running.url)


@pytest.fixture
def heard() -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """The address of a receiver of webhooks, and what it has heard."""
    messages: list[dict[str, Any]] = []

    class Receiver(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            messages.append(json.loads(self.rfile.read(int(self.headers["content-length"]))))
            self.send_response(204)
            self.end_headers()

        def log_message(self, *_: Any) -> None:
            """Say nothing."""

    server = HTTPServer(("127.0.0.1", 0), Receiver)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/hook", messages
    server.shutdown()
    server.server_close()


def until_done(client: Client, task_id: str) -> Any:
    until = time.monotonic() + RENDER_SECONDS
    while time.monotonic() < until:
        task = client.video.get(task_id)
        if task.status in {"completed", "failed"}:
            return task
        time.sleep(0.2)
    raise TimeoutError(task_id)


def picture(path: Path) -> Path:
    pixels = np.full((90, 160, 4), (200, 40, 40, 255), np.uint8)
    image = skia.Image.fromarray(pixels, skia.kRGBA_8888_ColorType)
    path.write_bytes(bytes(image.encodeToData()))
    return path


def test_a_film_from_its_schema_to_its_file(client: Client, heard: Any) -> None:
    hook, messages = heard
    task = client.video.create(SCHEMA, metadata={"order": 7})
    assert (task.status, task.width, task.height, task.duration) == ("created", 320, 180, 1.5)
    assert client.get_credits().credits == 1000
    render = client.video.render(task.task_id, webhook_url=hook, num_workers=2)
    assert (render.status, render.cost, render.quality) == ("rendering", 2, "720p")
    assert render.remaining_credits == 998
    done = until_done(client, task.task_id)
    assert (done.status, done.cost_credits, done.metadata) == ("completed", 2, {"order": 7})
    with urllib.request.urlopen(done.video_url) as answer:  # noqa: S310
        film = answer.read()
    assert film[4:8] == b"ftyp"
    until = time.monotonic() + 20
    while not messages and time.monotonic() < until:
        time.sleep(0.1)
    assert [(each["status"], each["taskId"]) for each in messages] == [("completed", task.task_id)]
    assert messages[0]["renderTaskId"] == render.render_task_id
    again = client.video.render(task.task_id)
    assert again.already_rendered is True
    assert again.video_url is not None


def test_tasks_are_listed_and_deleted(client: Client) -> None:
    made = [client.video.create(SCHEMA).task_id for _ in range(3)]
    page = client.video.list(page=1, limit=2)
    assert [task.task_id for task in page.tasks] == made[:0:-1]
    assert (page.page, page.limit, page.total) == (1, 2, 3)
    client.video.delete(made[0])
    assert client.video.list().total == 2
    with pytest.raises(NotFoundError):
        client.video.get(made[0])


def test_a_preview_becomes_a_task(client: Client) -> None:
    preview = client.preview.create(SCHEMA)
    assert client.preview.get(preview.temp_id).config == SCHEMA
    converted = client.preview.convert(preview.temp_id)
    assert client.video.get(converted.task_id).status == "created"
    rendered = client.preview.render(preview.temp_id)
    assert until_done(client, rendered.task_id).status == "completed"
    client.preview.delete(preview.temp_id)
    with pytest.raises(NotFoundError):
        client.preview.get(preview.temp_id)


def test_an_uploaded_picture_is_listed_used_and_deleted(client: Client, tmp_path: Path) -> None:
    upload = client.files.upload(str(picture(tmp_path / "red.png")))
    (asset,) = upload.assets
    assert (asset.name, asset.type, asset.mime_type) == ("red.png", "image", "image/png")
    assert [each.id for each in client.files.list(type="image").files] == [asset.id]
    clip = {"type": "image", "src": asset.url, "start": 0, "duration": 1}
    task = client.video.create({**SCHEMA, "tracks": [{"clips": [clip]}]})
    client.video.render(task.task_id)
    assert until_done(client, task.task_id).status == "completed"
    client.files.delete(asset.id)
    assert client.files.list().total == 0


def test_errors_come_as_the_client_knows_them(client: Client, running: Running) -> None:
    with pytest.raises(AuthenticationError) as caught:
        Client(api_key="sk-nobody", base_url=running.url).video.list()
    assert caught.value.code == "INVALID_API_KEY"
    with pytest.raises(RenderingVideoError) as caught:
        client.video.create({"meta": {"width": -1}, "tracks": []})
    assert caught.value.code == "INVALID_CONFIG"
    poor = Client(api_key=running.key("poor"), base_url=running.url)
    long = {"type": "rect", "start": 0, "duration": 3_600}
    task = poor.video.create({**SCHEMA, "tracks": [{"clips": [long]}]})
    with pytest.raises(InsufficientCreditsError):
        poor.video.render(task.task_id)
    with pytest.raises(NotFoundError):
        client.video.get(task.task_id)
