"""A web server on loopback whose answers a test writes byte by byte."""

from __future__ import annotations

import json
import socketserver
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any

Answer = bytes | Callable[[socketserver.StreamRequestHandler], None]


@dataclass
class Web:
    """Answers by path; a list is given out one after the other, its last item for ever."""

    answers: dict[str, list[Answer]] = field(default_factory=dict)
    requests: list[str] = field(default_factory=list)
    """The heads of the requests that came in."""
    bodies: list[bytes] = field(default_factory=list)
    port: int = 0

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def documents(self) -> list[Any]:
        """The bodies of the requests, which were JSON."""
        return [json.loads(body) for body in self.bodies]

    def give(self, path: str, *answers: Answer) -> str:
        self.answers[path] = list(answers)
        return f"{self.url}{path}"


def reply(
    body: bytes = b"", status: int = 200, content_type: str = "image/png", **headers: object
) -> bytes:
    """A whole answer; a keyword such as `content_length` replaces or adds that header."""
    fields = {"content_type": content_type, "content_length": len(body), **headers}
    lines = [f"HTTP/1.1 {status} X"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in fields.items()]
    return "\r\n".join([*lines, "", ""]).encode() + body


@contextmanager
def served_web() -> Iterator[Web]:
    """The server, while it listens."""
    web = Web()

    class Handler(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            head = b""
            while not head.endswith(b"\r\n\r\n"):
                line = self.rfile.readline()
                if not line:
                    return
                head += line
            text = head.decode("latin-1")
            length = text.lower().partition("content-length: ")[2].partition("\r\n")[0]
            web.bodies.append(self.rfile.read(int(length or 0)))
            web.requests.append(text)
            answers = web.answers[text.split()[1].partition("?")[0]]
            answer = answers.pop(0) if len(answers) > 1 else answers[0]
            with suppress(OSError):  # whoever asked has left, which is what many tests want
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
        web.port = server.server_address[1]
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield web
        server.shutdown()
