"""Addresses that no client would write: an answer in the words of the door, never a 500."""

from __future__ import annotations

import json
import re
import socket
from collections.abc import Iterator

import pytest
from asking import ask
from running import Running
from tenants import Tenant, tenant
from walking import Line, Route, open_line, routes

pytestmark = pytest.mark.allow_hosts(["127.0.0.1"])

SEGMENTS = (
    "%00", "a%2Fb", "..", "..%2f..%2fetc%2fpasswd", "%0d%0aX-A:1", "%ED%A0%80", "%D9%A3",
    "9" * 40, "a" * 10_000,
)  # fmt: skip
VALUES = (
    "%00", "%ED%A0%80", "-1", "1e9", "%D9%A3", "9" * 20, "9" * 5_000,
)  # fmt: skip
NOT_HTTP = {
    "no http": b"\x00\x01\x02\r\n\r\n",
    "a header without end": b"GET /health HTTP/1.1\r\nHost: x\r\nX-A: " + b"a" * 200_000,
    "letters of another script": "GET /v/٣ HTTP/1.1\r\nHost: x\r\n\r\n".encode(),
    "a length below nothing": b"GET /health HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
    "a chunk of no size": (
        b"GET /health HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n\r\n"
    ),
}


@pytest.fixture(scope="module")
def sender(running: Running) -> Tenant:
    return tenant(running, "addresses")


@pytest.fixture
def line(running: Running) -> Iterator[Line]:
    with open_line(running.url) as opened:
        yield opened


def assert_no_fault_of_ours(running: Running) -> None:
    assert ask("GET", f"{running.url}/health").status_code == 200
    assert "Traceback" not in running.log.read_text()


def told(content_type: str, body: bytes) -> object:
    return json.loads(body) if content_type.startswith("application/json") else None


def test_a_gap_of_a_path_may_hold_anything(running: Running, sender: Tenant, line: Line) -> None:
    for route in (each for each in routes(running.url) if "{" in each.path):
        for segment in SEGMENTS:
            answer = line.ask(route.method, route.filled(segment), sender.headers)
            assert_refused_or_elsewhere(route, *answer)
    assert_no_fault_of_ours(running)


def assert_refused_or_elsewhere(route: Route, status: int, kind: str, body: bytes) -> None:
    value = told(kind, body)
    is_plain = isinstance(value, dict) and value.keys() == {"error"}
    if not (is_plain and status == 404):  # `..` may lead out of a door
        route.assert_refused(status, kind, value)


def test_a_query_may_hold_anything(running: Running, sender: Tenant, line: Line) -> None:
    for route in routes(running.url):
        for name in route.parameters("query"):
            for value in VALUES:
                target = f"{route.filled()}?{name}={value}"
                status, kind, body = line.ask(route.method, target, sender.headers)
                if status != 200:
                    route.assert_refused(status, kind, told(kind, body))
                if "%00" in value:
                    assert status in {400, 422}
    assert_no_fault_of_ours(running)


def test_pages_are_counted_by_plain_positive_numbers(running: Running, sender: Tenant) -> None:
    for path in ("/api/v1/video", "/api/v1/files", "/house/v1/renders", "/house/v1/audit"):
        for value in ("0", "-1", "1.5", "٣", "1_0", "1e3", "9" * 5_000, ""):
            answer = sender.ask("GET", path, params={"limit": value})
            assert answer.status_code == 400, (path, value)


def test_a_method_that_is_not_there_is_refused_by_the_door(
    running: Running, sender: Tenant, line: Line
) -> None:
    known: dict[str, set[str]] = {}
    for route in routes(running.url):
        known.setdefault(route.path, set()).add(route.method)
    for route in routes(running.url):
        for method in {"GET", "POST", "PUT", "PATCH", "DELETE", "BREW", "b" * 300} - known[
            route.path
        ]:
            status, kind, body = line.ask(method, route.filled("1"), sender.headers)
            assert status in {404, 405}, (route, method)
            route.assert_refused(status, kind, told(kind, body))
    figures = ask("GET", f"{running.url}/metrics").text
    assert set(re.findall(r'method="(\w+)"', figures)) <= {
        "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "OTHER",
    }  # fmt: skip


def test_segments_and_stills_of_a_preview_may_be_asked_for_in_any_way(
    running: Running, line: Line
) -> None:
    clip = {"type": "rect", "start": 0, "duration": 1}
    film = {"meta": {"width": 64, "height": 36, "fps": 10}, "tracks": [{"clips": [clip]}]}
    temp_id = ask("POST", f"{running.url}/api/preview", json=film).json()["tempId"]
    for piece in ("-1.m4s", "1.m4s", f"{'9' * 30}.m4s", "x.m4s", "1e3.m4s"):
        assert line.ask("GET", f"/watch/{temp_id}/{piece}", {})[0] == 404, piece
    for query in ("t=nan", "t=-1", "t=1e999", "width=nan", "width=-1", "format=exe", "t=", "t=x"):
        assert line.ask("GET", f"/watch/{temp_id}/frame?{query}", {})[0] == 400, query
    for query in ("t=1e300", "width=1e300", "width=0"):
        assert line.ask("GET", f"/watch/{temp_id}/frame?{query}", {})[0] == 200, query
    assert_no_fault_of_ours(running)


def test_pages_of_the_reference_lead_to_no_other_files(running: Running, line: Line) -> None:
    for name in ("..%2f..%2fetc%2fpasswd", "%2e%2e/routes.py", "routes.py", "a" * 10_000):
        for target in (f"/docs/{name}", f"/openapi/{name}.json"):
            assert line.ask("GET", target, {})[0] == 404, target


@pytest.mark.parametrize("name", NOT_HTTP)
def test_what_is_no_http_is_turned_away(running: Running, name: str) -> None:
    port = int(running.url.rpartition(":")[2])
    with socket.create_connection(("127.0.0.1", port), timeout=10) as connection:
        connection.sendall(NOT_HTTP[name])
        assert b" 400 " in connection.recv(100)
    assert_no_fault_of_ours(running)


def test_whoever_leaves_in_the_middle_is_no_fault_of_ours(running: Running, sender: Tenant) -> None:
    port = int(running.url.rpartition(":")[2])
    form = "multipart/form-data; boundary=X"
    for more in ("", "Idempotency-Key: left\r\n", f"Content-Type: {form}\r\n"):
        for path in ("/api/v1/video", "/api/v1/upload"):
            head = (
                f"POST {path} HTTP/1.1\r\nHost: x\r\nX-API-Key: {sender.key}\r\n{more}"
                "Content-Length: 1000\r\n\r\n--X\r\n"
            )
            with socket.create_connection(("127.0.0.1", port), timeout=10) as connection:
                connection.sendall(head.encode())
    assert_no_fault_of_ours(running)


@pytest.mark.parametrize("name", ["x-api-key", "authorization", "idempotency-key", "x-request-id"])
def test_headers_may_hold_any_bytes(
    running: Running, sender: Tenant, line: Line, name: str
) -> None:
    for value in ("\xff\xfe", "é" * 50, "a" * 30_000, "Bearer \xed\xa0\x80", "Token vg_at_\xff"):
        status, _, body = line.ask("POST", "/api/v1/render.list", {**sender.headers, name: value})
        assert status in {200, 400, 401, 422}, (value[:20], body)
    assert_no_fault_of_ours(running)
