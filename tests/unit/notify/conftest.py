"""A receiver of webhooks on loopback that keeps what it was sent."""

from __future__ import annotations

import socketserver
import threading
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field

import pytest
from web_answers import Web


@dataclass
class Receiver(Web):
    bodies: list[bytes] = field(default_factory=list)


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    served = Receiver()

    class Handler(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            head = b""
            while not head.endswith(b"\r\n\r\n"):
                line = self.rfile.readline()
                if not line:
                    return
                head += line
            text = head.decode("latin-1")
            length = int(text.lower().partition("content-length: ")[2].partition("\r\n")[0])
            served.bodies.append(self.rfile.read(length))
            served.requests.append(text)
            answers = served.answers[text.split()[1].partition("?")[0]]
            answer = answers.pop(0) if len(answers) > 1 else answers[0]
            with suppress(OSError):  # the sender has left, which is what many tests want
                if callable(answer):
                    answer(self)
                else:
                    self.wfile.write(answer)

        def finish(self) -> None:
            with suppress(OSError):
                super().finish()

    class Server(socketserver.ThreadingTCPServer):
        daemon_threads = True
        request_queue_size = 64

    with Server(("127.0.0.1", 0), Handler) as server:
        served.port = server.server_address[1]
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield served
        server.shutdown()
