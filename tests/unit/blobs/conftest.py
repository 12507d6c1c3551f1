"""A bucket on loopback that speaks as much S3 as a store needs, and fails when told to."""

from __future__ import annotations

import http.server
import re
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import parse_qs, unquote, urlsplit

import pytest


@dataclass
class Bucket:
    """What is in the bucket, what was asked, and how the next requests are to fail."""

    objects: dict[str, bytes] = field(default_factory=dict)
    types: dict[str, str] = field(default_factory=dict)
    parts: dict[str, bytes] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    failures: list[tuple[str, int, bytes]] = field(default_factory=list)
    """Part of a request line, a status and a body; each serves one request."""
    breaks_off: int = 0
    """How many answers end in the middle of their bodies."""
    port: int = 0

    @property
    def url(self) -> str:
        return f"s3://films/house?endpoint=http://127.0.0.1:{self.port}&region=us-east-1"

    def fail(self, times: int, request: str, status: int, code: str = "") -> None:
        body = f"<Error><Code>{code}</Code></Error>".encode() if code else b""
        self.failures += [(request, status, body)] * times

    def failure_of(self, line: str) -> tuple[int, bytes] | None:
        for failure in self.failures:
            if failure[0] in line:
                self.failures.remove(failure)
                return failure[1:]
        return None


@pytest.fixture
def bucket(monkeypatch: pytest.MonkeyPatch) -> Iterator[Bucket]:
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "AKIAEXAMPLE")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "very-secret")
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    served = Bucket()

    class Handler(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def log_message(self, *_arguments: object) -> None:
            """Say nothing."""

        def serve(self) -> None:
            body = self.rfile.read(int(self.headers.get("content-length", 0)))
            served.asked.append(f"{self.command} {self.path}")
            failure = served.failure_of(f"{self.command} {self.path}")
            status, answer, fields = (failure and (*failure, {})) or self.answered(body)
            self.send_response(status)
            for name, value in fields.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            if self.command == "GET" and served.breaks_off and len(answer) > 1:
                served.breaks_off -= 1
                self.wfile.write(answer[: len(answer) // 2])
                self.close_connection = True
            elif self.command != "HEAD":
                self.wfile.write(answer)

        def answered(self, body: bytes) -> tuple[int, bytes, dict[str, str]]:
            target = urlsplit(self.path)
            query = parse_qs(target.query, keep_blank_values=True)
            key = unquote(target.path).removeprefix("/films").removeprefix("/")
            done = {"ETag": '"e"'}
            if self.command == "POST" and "delete" in query:
                gone = re.findall(r"<Key>([^<]*)</Key>", body.decode())
                for name in gone:
                    served.objects.pop(name, None)
                rows = "".join(f"<Deleted><Key>{name}</Key></Deleted>" for name in gone)
                return 200, f"<DeleteResult>{rows}</DeleteResult>".encode(), {}
            if self.command == "POST" and "uploads" in query:
                served.types[key] = self.headers["content-type"]
                return (
                    200,
                    (
                        b"<InitiateMultipartUploadResult><Bucket>films</Bucket><Key>k</Key>"
                        b"<UploadId>U</UploadId></InitiateMultipartUploadResult>"
                    ),
                    {},
                )
            if self.command == "PUT" and "partNumber" in query:
                served.parts[query["partNumber"][0]] = body
                return 200, b"", done
            if self.command == "POST":
                served.objects[key] = b"".join(served.parts[n] for n in sorted(served.parts))
                served.parts.clear()
                return (
                    200,
                    (
                        b"<CompleteMultipartUploadResult><ETag>e</ETag></CompleteMultipartUploadResult>"
                    ),
                    {},
                )
            if self.command == "DELETE":
                served.parts.clear()
                return 204, b"", {}
            if self.command == "PUT":
                if self.headers.get("if-none-match") == "*" and key in served.objects:
                    return 412, b"", {}
                served.objects[key] = body
                served.types[key] = self.headers["content-type"]
                return 200, b"", done
            if "list-type" in query:
                return 200, self.listed(query["prefix"][0]), {}
            if key not in served.objects:
                return 404, b"<Error><Code>NoSuchKey</Code></Error>", {}
            return self.found(key)

        def found(self, key: str) -> tuple[int, bytes, dict[str, str]]:
            content = served.objects[key]
            fields = {
                "ETag": '"e"',
                "Last-Modified": "Wed, 21 Oct 2026 07:28:00 GMT",
                "Content-Type": served.types.get(key, "binary/octet-stream"),
            }
            asked = self.headers.get("range", "").removeprefix("bytes=")
            if not asked:
                return 200, content, fields
            first, _, last = asked.partition("-")
            start, end = int(first), min(int(last or len(content)), len(content) - 1)
            if start >= len(content):
                return 416, b"", {}
            fields["Content-Range"] = f"bytes {start}-{end}/{len(content)}"
            return 206, content[start : end + 1], fields

        def listed(self, prefix: str) -> bytes:
            rows = "".join(
                f"<Contents><Key>{name}</Key><Size>{len(content)}</Size><ETag>e</ETag>"
                "<LastModified>2026-10-21T07:28:00.000Z</LastModified></Contents>"
                for name, content in served.objects.items()
                if name.startswith(prefix)
            )
            return f"<ListBucketResult>{rows}</ListBucketResult>".encode()

        do_GET = do_HEAD = do_PUT = do_POST = do_DELETE = serve  # noqa: N815

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads = True
        server.block_on_close = False
        served.port = server.server_port
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield served
        server.shutdown()
