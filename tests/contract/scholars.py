"""A source of careers on loopback: it knows some researchers, and is out of order for one."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

KNOWN = {"A5001825849": "Dr. Jane Smith", "A5002345678": "Prof. John Doe"}
BROKEN = "A5009999999"
_EMPTY = {"meta": {"count": 0}, "results": [], "group_by": []}


def _author(author_id: str) -> dict[str, Any]:
    years = [(2022, 6, 210), (2023, 8, 260), (2024, 9, 340), (2025, 7, 410)]
    return {
        "id": f"https://openalex.org/{author_id}", "display_name": KNOWN[author_id],
        "works_count": 30, "cited_by_count": 1220,
        "summary_stats": {"h_index": 18, "i10_index": 22},
        "last_known_institutions": [{"display_name": "MIT", "country_code": "US"}],
        "topics": [{"display_name": "Genetics"}],
        "counts_by_year": [
            {"year": year, "works_count": works, "cited_by_count": cited}
            for year, works, cited in years
        ],
    }  # fmt: skip


@contextmanager
def scholars() -> Iterator[str]:
    """The address of the source, until the block ends."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            author_id = self.path.partition("?")[0].removeprefix("/authors/")
            status, told = 200, _EMPTY
            if author_id in KNOWN:
                told = _author(author_id)
            elif author_id == BROKEN:
                status, told = 401, {"error": "out of order"}
            elif self.path.startswith("/authors/"):
                status, told = 404, {"error": "nobody"}
            body = json.dumps(told).encode()
            self.send_response(status)
            self.send_header("content-type", "application/json")
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: Any) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
