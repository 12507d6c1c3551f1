"""The page of a preview, in a real browser: it shows a picture soon, plays, and seeks."""

from __future__ import annotations

from typing import Any

import httpx2
import pytest
from running import Running

from browser import DRIVER, Browser

pytestmark = [
    pytest.mark.browser,
    pytest.mark.allow_hosts(["127.0.0.1"]),
    pytest.mark.skipif(DRIVER is None, reason="needs chromium and chromedriver"),
]

FILM = "document.getElementById('film')"
NO_HLS = "HTMLMediaElement.prototype.canPlayType = () => ''"
FIRST_PICTURE_SECONDS = 1.0


@pytest.fixture
def preview(running: Running) -> str:
    """The address of a fresh preview of twelve seconds."""
    ball: dict[str, Any] = {
        "type": "circle", "radius": 90, "fill": "#e8533f", "start": 0, "duration": 12,
        "keyframes": [
            {"property": "x", "frames": [{"time": 0, "value": 200}, {"time": 12, "value": 1080}]}
        ],
        "transform": {"y": 360},
    }  # fmt: skip
    words = {"type": "text", "text": "Preview equals film", "start": 0, "duration": 12}
    document = {
        "meta": {"version": "2.0.0", "width": 1280, "height": 720, "fps": 30},
        "tracks": [{"clips": [ball]}, {"clips": [words]}],
    }
    made = httpx2.post(
        f"{running.url}/api/v1/preview", json=document,
        headers={"X-API-Key": running.key("watching")}, timeout=30,
    )  # fmt: skip
    return str(made.json()["previewUrl"])


@pytest.mark.parametrize("before", ["", NO_HLS], ids=["hls", "media source"])
def test_a_preview_plays_and_seeks(browser: Browser, preview: str, before: str) -> None:
    httpx2.get(f"{preview.replace('/t/', '/watch/')}/frame", timeout=30)  # the server is warm then
    if before:
        browser.before_each_page(before)
    browser.open(preview)
    assert browser.wait(f"return {FILM}.readyState >= 2", 15) < FIRST_PICTURE_SECONDS
    browser.run(f"{FILM}.play()")
    browser.wait(f"return {FILM}.currentTime > 0.5", 15)
    browser.run(f"{FILM}.currentTime = 9")
    browser.wait(f"return {FILM}.currentTime > 9.3 && {FILM}.readyState >= 2", 15)
    assert browser.run(f"return Math.round({FILM}.duration)") == 12
    assert browser.run("return document.getElementById('trouble').textContent") == ""
