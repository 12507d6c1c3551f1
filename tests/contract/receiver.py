"""A receiver of webhooks on loopback that answers as it is told and keeps what it was sent."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

HEAR_SECONDS = 20


@dataclass(frozen=True)
class Message:
    """One POST."""

    headers: dict[str, str]
    body: bytes

    @property
    def payload(self) -> Any:
        return json.loads(self.body)


@dataclass
class Receiver:
    """What has been heard, and how the next message is answered."""

    url: str = ""
    status: int = 204
    silent_seconds: float = 0.0
    messages: list[Message] = field(default_factory=list)

    def hear(self, count: int = 1) -> list[Message]:
        """The messages, once there are so many."""
        until = time.monotonic() + HEAR_SECONDS
        while len(self.messages) < count and time.monotonic() < until:
            time.sleep(0.05)
        assert len(self.messages) >= count, self.messages
        return self.messages


@contextmanager
def receiving() -> Iterator[Receiver]:
    receiver = Receiver()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["content-length"]))
            headers = {name.lower(): value for name, value in self.headers.items()}
            receiver.messages.append(Message(headers, body))
            time.sleep(receiver.silent_seconds)
            self.send_response(receiver.status)
            self.end_headers()

        def log_message(self, *_: Any) -> None:
            """Say nothing."""

    class Server(ThreadingHTTPServer):
        def handle_error(self, *_: Any) -> None:
            """The sender has left, which is what some tests want."""

    server = Server(("127.0.0.1", 0), Handler)
    receiver.url = f"http://127.0.0.1:{server.server_port}/hook"
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    try:
        yield receiver
    finally:
        server.shutdown()
        server.server_close()
