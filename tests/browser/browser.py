"""A real browser, driven over WebDriver, as far as the tests need one."""

from __future__ import annotations

import base64
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx2

DRIVER = shutil.which("chromedriver")
START_SECONDS = 20
_FLAGS = (
    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--autoplay-policy=no-user-gesture-required", "--mute-audio",
)  # fmt: skip


@dataclass(frozen=True)
class Browser:
    """One window."""

    wire: httpx2.Client
    session: str

    def tell(self, verb: str, **body: Any) -> Any:
        answer = self.wire.post(f"/session/{self.session}/{verb}", json=body).json()["value"]
        if isinstance(answer, dict) and "error" in answer:
            raise RuntimeError(answer["message"])
        return answer

    def open(self, url: str) -> None:
        self.tell("url", url=url)

    def run(self, script: str, *arguments: Any) -> Any:
        """What a script returns in the page."""
        return self.tell("execute/sync", script=script, args=list(arguments))

    def before_each_page(self, script: str) -> None:
        """Have a script run in pages before their own."""
        self.tell(
            "goog/cdp/execute", cmd="Page.addScriptToEvaluateOnNewDocument",
            params={"source": script},
        )  # fmt: skip

    def resize(self, width: int, height: int) -> None:
        self.tell(
            "goog/cdp/execute", cmd="Emulation.setDeviceMetricsOverride",
            params={"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False},
        )  # fmt: skip

    def picture(self, path: Path) -> None:
        """What the window shows, as a PNG."""
        shown = self.wire.get(f"/session/{self.session}/screenshot").json()["value"]
        path.write_bytes(base64.b64decode(shown))

    def wait(self, script: str, seconds: float) -> float:
        """How long it took until a script returned something true."""
        began = time.monotonic()
        while not self.run(script):
            if time.monotonic() - began > seconds:
                raise AssertionError(f"not true within {seconds} s: {script}")
            time.sleep(0.02)
        return time.monotonic() - began


@contextmanager
def opened_browser(folder: Path) -> Iterator[Browser]:
    """A browser with a profile of its own."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    driver = subprocess.Popen(
        [str(DRIVER), f"--port={port}"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        with httpx2.Client(base_url=f"http://127.0.0.1:{port}", timeout=60) as wire:
            until = time.monotonic() + START_SECONDS
            while True:
                try:
                    wire.get("/status")
                    break
                except httpx2.TransportError:
                    if time.monotonic() > until:
                        raise
                    time.sleep(0.05)
            options = {"args": [*_FLAGS, f"--user-data-dir={folder}"]}
            wish = {"capabilities": {"alwaysMatch": {"goog:chromeOptions": options}}}
            session = wire.post("/session", json=wish).json()["value"]["sessionId"]
            yield Browser(wire, session)
            wire.delete(f"/session/{session}")
    finally:
        driver.terminate()
        driver.wait(10)
