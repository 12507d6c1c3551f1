"""Receivers of webhooks that mean no good: each costs one bounded try, and leads nowhere else."""

from __future__ import annotations

import secrets
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any

import pytest
from guest import Guest
from running import Running
from tenants import Tenant, tenant

pytestmark = pytest.mark.allow_hosts(["127.0.0.1"])

TRIED_SECONDS = 25.0
FILM = {"tracks": [{"clips": [{"type": "rect", "start": 0, "duration": 0.2}]}],
        "meta": {"width": 64, "height": 36, "fps": 10}}  # fmt: skip


@dataclass
class Raw:
    """Says the same bytes to everybody, once or without end."""

    url: str
    says: bytes = b""
    goes_on: bytes = b""
    heard: list[bytes] = field(default_factory=list)
    said_bytes: int = 0

    def answer(self, connection: socket.socket) -> None:
        with connection, suppress(OSError):
            self.heard.append(connection.recv(65_536))
            connection.sendall(self.says)
            while self.goes_on:
                connection.sendall(self.goes_on)
                self.said_bytes += len(self.goes_on)


@contextmanager
def raw_receiver() -> Iterator[Raw]:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.1)
        raw = Raw(f"http://127.0.0.1:{server.getsockname()[1]}/hook")
        is_over = threading.Event()

        def listen() -> None:
            while not is_over.is_set():
                with suppress(TimeoutError):
                    threading.Thread(target=raw.answer, args=(server.accept()[0],)).start()

        thread = threading.Thread(target=listen)
        thread.start()
        yield raw
        raw.goes_on = b""
        is_over.set()
        thread.join()


@pytest.fixture(scope="module")
def sender(running: Running) -> Tenant:
    return tenant(running, "receivers")


@pytest.fixture(scope="module")
def guest(running: Running, sender: Tenant) -> Guest:
    return Guest(running.url, sender.headers)


@pytest.fixture
def receiver() -> Iterator[Raw]:
    with raw_receiver() as opened:
        yield opened


def tried(guest: Guest, url: str) -> Any:
    """What the log has of a message to somebody, after its first try."""
    hook = guest.answer("webhook.create", {"url": url})["webhook"]["id"]
    owed = guest.answer("webhook.test", {"id": hook})["delivery"]["id"]
    until = time.monotonic() + TRIED_SECONDS
    while time.monotonic() < until:
        (row,) = guest.answer("webhook.deliveries", {"id": hook})["deliveries"]
        if row["tries"]:
            guest.answer("webhook.delete", {"id": hook})
            assert row["id"] == owed
            return row
        time.sleep(0.1)
    raise TimeoutError(owed)


def test_an_answer_without_end_is_not_listened_to(guest: Guest, receiver: Raw) -> None:
    receiver.says = b"HTTP/1.1 500 No\r\nContent-Type: text/plain\r\n\r\n"
    receiver.goes_on = b"a" * 65_536
    row = tried(guest, receiver.url)
    assert (row["status"], row["answer"]["status"]) == ("pending", 500)
    assert len(row["answer"]["excerpt"]) < 2_000
    assert receiver.said_bytes < 64 * 1024**2


@pytest.mark.parametrize("status", [302, 307])
def test_nobody_is_led_elsewhere(guest: Guest, receiver: Raw, status: int) -> None:
    with raw_receiver() as elsewhere:
        place = elsewhere.url if status != 302 else receiver.url
        head = f"HTTP/1.1 {status} There\r\nLocation: {place}\r\nContent-Length: 0\r\n\r\n"
        receiver.says = head.encode()
        row = tried(guest, receiver.url)
        assert (row["status"], row["answer"]["status"]) == ("pending", status)
        assert len(receiver.heard) == 1
        assert elsewhere.heard == []


@pytest.mark.parametrize(
    "says",
    [
        b"", b"SSH-2.0-OpenSSH_9.6\r\n", b"HTTP/1.1 200 OK\r\nContent-Length: 5",
        b"HTTP/1.1 500 \xff\x00\r\nX: \x00\r\n\r\n\x00\xff\xed\xa0\x80",
        b"HTTP/1.1 500 No\r\nContent-Length: 6\r\n\r\n\x00\xff\xed\xa0\x80\x1b",
    ],
)  # fmt: skip
def test_an_answer_of_any_bytes_is_noted(guest: Guest, receiver: Raw, says: bytes) -> None:
    receiver.says = says
    row = tried(guest, receiver.url)
    assert row["status"] == "pending"
    assert row["answer"]["error"]
    assert "\x00" not in str(row)


def test_a_render_ends_whatever_the_address_that_it_names(sender: Tenant) -> None:
    task = sender.told("POST", "/api/v1/video", json={"config": FILM})["taskId"]
    for address in (
        "http://10.0.0.1/", "http://169.254.169.254/latest/", "http://[::1]/", "ftp://a/",
        "//127.0.0.1/", "http://127.0.0.1:99999/", "x" * 100,
        f"http://127.0.0.1:9/{secrets.token_hex(4_000)}", f"http://127.0.0.1:9/{'ü' * 1_500}",
    ):  # fmt: skip
        order = {"webhook_url": address}
        refused = sender.ask("POST", f"/api/v1/video/{task}/render", json=order)
        assert refused.status_code == 400, address
    longest = "http://127.0.0.1:9/" + secrets.token_hex(1_000)
    sender.told("POST", f"/api/v1/video/{task}/render", json={"webhook_url": longest})
    until = time.monotonic() + TRIED_SECONDS
    while sender.told("GET", f"/api/v1/video/{task}")["status"] != "completed":
        assert time.monotonic() < until
        time.sleep(0.1)
