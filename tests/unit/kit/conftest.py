"""A web server on loopback whose answers a test writes byte by byte."""

from __future__ import annotations

import socketserver
import threading
from collections.abc import Iterator
from contextlib import suppress

import pytest
from web_answers import Web


@pytest.fixture
def web() -> Iterator[Web]:
    served = Web()

    class Handler(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            head = b""
            while not head.endswith(b"\r\n\r\n"):
                line = self.rfile.readline()
                if not line:
                    return
                head += line
            served.requests.append(head.decode("latin-1"))
            path = head.split()[1].decode().partition("?")[0]
            answers = served.answers[path]
            answer = answers.pop(0) if len(answers) > 1 else answers[0]
            with suppress(OSError):  # the client has left, which is what many tests want
                if callable(answer):
                    answer(self)
                else:
                    self.wfile.write(answer)

        def finish(self) -> None:
            with suppress(OSError):
                super().finish()

    class Server(socketserver.ThreadingTCPServer):
        daemon_threads = True

    with Server(("127.0.0.1", 0), Handler) as server:
        served.port = server.server_address[1]
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield served
        server.shutdown()
