"""Starts the server and makes films through its doors, as any client would: part of `make demo`.

The first film comes by RenderingVideo's own Python client, which only has another base URL; the
second by plain requests to VidGenie's door, from a new account to the finished file.
"""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from renderingvideo import Client
from rich.console import Console

OUT = Path(__file__).resolve().parent.parent / "out"
PATIENCE_SECONDS = 120
TITLE: dict[str, Any] = {
    "meta": {"version": "2.0.0", "width": 1280, "height": 720, "fps": 30, "background": "#0f172a"},
    "tracks": [{"clips": [{
        "type": "text", "text": "Made over HTTP", "start": 0, "duration": 3,
        "style": {"fontSize": 110, "fontWeight": 800, "fill": "#f8fafc"},
        "textAnimation": {"preset": "ascend", "split": "word"},
    }]}],
}  # fmt: skip
TIMELINE = {
    "background": "#12343b",
    "tracks": [{"clips": [{
        "asset": {
            "type": "shape", "shape": "circle", "circle": {"radius": 160},
            "fill": {"color": "#2dd4bf"},
        },
        "start": 0, "length": 3, "position": "center",
        "transform": {"preset": "zoom_in"}, "transition": "fade",
        "caption": {"text": "A caption, in pages that follow one another"},
    }]}],
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Server:
    """A running server and the settings by which commands find it."""

    url: str
    settings: dict[str, str]

    def command(self, *words: str) -> Any:
        """What `kinoform` answers."""
        done = subprocess.run(  # noqa: S603 - our own command
            [sys.executable, "-m", "kinoform.cli", *words, "--json"],
            env=self.settings, check=True, capture_output=True, text=True,
        )  # fmt: skip
        return json.loads(done.stdout)

    def ask(self, verb: str, body: dict[str, Any], secret: str = "") -> dict[str, Any]:
        """The data that VidGenie's door answers."""
        headers = {"Content-Type": "application/json"}
        if secret:
            headers["Authorization"] = f"Bearer {secret}"
        request = urllib.request.Request(  # noqa: S310 - our own address
            f"{self.url}/api/v1/{verb}", json.dumps(body).encode(), headers
        )
        with urllib.request.urlopen(request, timeout=30) as answer:  # noqa: S310 - likewise
            data: dict[str, Any] = json.load(answer)["data"]
        return data


def main() -> None:
    """Make both films and say what happened."""
    console = Console()
    OUT.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="kinoform-demo-") as folder, serving(folder) as server:
        console.print(f"the server answers at {server.url}")
        for told in (by_renderingvideo(server), by_vidgenie(server)):
            console.print(told, soft_wrap=True)


def by_renderingvideo(server: Server) -> str:
    """A film by the client that RenderingVideo publishes."""
    minted = server.command("keys", "create", "--dialect", "renderingvideo", "--credits", "100")
    client = Client(api_key=minted["key"], base_url=server.url)
    preview = client.preview.create(TITLE)
    still = fetched(f"{server.url}/watch/{preview.temp_id}/frame?t=2")
    task = client.video.create(TITLE)
    began = time.monotonic()
    client.video.render(task.task_id)
    while (state := client.video.get(task.task_id)).status == "rendering":
        wait(began)
    film = OUT / "over-http-renderingvideo.mp4"
    film.write_bytes(fetched(state.video_url))
    left = client.get_credits().credits
    return (
        f"RenderingVideo's client: a still of {len(still) // 1000} kB, then {film.name} after "
        f"{time.monotonic() - began:.1f} s, {left} credits left"
    )


def by_vidgenie(server: Server) -> str:
    """A film for somebody who registers, proves an address, and mints a key."""
    who = {"username": "ada", "password": "correct horse battery staple"}
    server.ask("account.register", {**who, "email": "ada@example.com"})
    mail = server.command("outbox")["letters"][0]["text"]
    token = next(line for line in mail.split() if re.fullmatch(r"[\w-]{40,}", line))
    server.ask("account.verify_email", {"token": token})
    session = server.ask("account.login", who)["access_token"]
    key = server.ask("apikey.create", {"name": "demo"}, session)["api_key"]["plaintext"]
    output = {"format": "mp4", "resolution": "720p", "fps": 30}
    began = time.monotonic()
    job = server.ask("render.create", {"timeline": TIMELINE, "output": output}, key)
    while job["status"] in {"queued", "rendering"}:
        wait(began)
        job = server.ask("render.get", {"id": job["id"]}, key)
    film = OUT / "over-http-vidgenie.mp4"
    film.write_bytes(fetched(job["url"]))
    return f"VidGenie's requests: {film.name} after {time.monotonic() - began:.1f} s"


def fetched(url: str) -> bytes:
    """What is behind a link."""
    with urllib.request.urlopen(url, timeout=30) as answer:  # noqa: S310 - our own address
        content: bytes = answer.read()
    return content


def wait(began: float) -> None:
    """Let a moment pass, unless too many have."""
    if time.monotonic() - began > PATIENCE_SECONDS:
        raise TimeoutError("the render does not end")
    time.sleep(0.2)


@contextmanager
def serving(folder: str) -> Iterator[Server]:
    """A server with its data in a folder, stopped in the end."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    settings = {**os.environ, "KINOFORM_DATA_DIR": folder, "KINOFORM_PORT": str(port)}
    server = Server(f"http://127.0.0.1:{port}", settings)
    with (Path(folder) / "log").open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "kinoform.cli", "serve"], env=settings, stdout=log, stderr=log
        )
        try:
            began = time.monotonic()
            while process.poll() is None:
                with suppress(urllib.error.URLError):
                    fetched(f"{server.url}/health")
                    break
                wait(began)
            yield server
        finally:
            process.send_signal(signal.SIGINT)
            process.wait()


if __name__ == "__main__":
    main()
