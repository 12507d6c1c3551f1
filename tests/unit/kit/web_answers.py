"""A web server on loopback whose answers a test writes byte by byte."""

from __future__ import annotations

import socketserver
from collections.abc import Callable
from dataclasses import dataclass, field

Answer = bytes | Callable[[socketserver.StreamRequestHandler], None]


@dataclass
class Web:
    """Answers by path; a list is given out one after the other, its last item for ever."""

    answers: dict[str, list[Answer]] = field(default_factory=dict)
    requests: list[str] = field(default_factory=list)
    """The heads of the requests that came in."""
    port: int = 0

    def give(self, path: str, *answers: Answer) -> str:
        self.answers[path] = list(answers)
        return f"http://127.0.0.1:{self.port}{path}"


def reply(
    body: bytes = b"", status: int = 200, content_type: str = "image/png", **headers: object
) -> bytes:
    """A whole answer; a keyword such as `content_length` replaces or adds that header."""
    fields = {"content_type": content_type, "content_length": len(body), **headers}
    lines = [f"HTTP/1.1 {status} X"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in fields.items()]
    return "\r\n".join([*lines, "", ""]).encode() + body
