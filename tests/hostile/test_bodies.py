"""Bodies that nobody means well, sent to every operation: a refusal in its words, never a 500."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from typing import Any

import httpx2
import pytest
from asking import ask
from running import Running
from tenants import Tenant, person, tenant
from walking import Route, routes

pytestmark = pytest.mark.allow_hosts(["127.0.0.1"])

FIELDS = (
    "id", "title", "username", "email", "password", "old_password", "new_password", "token", "name",
    "url", "webhook_url", "delivery_id", "before", "status", "category", "config", "timeline",
    "output", "values", "events", "metadata", "num_workers", "limit", "offset", "active",
)  # fmt: skip


def every_field(value: str) -> bytes:
    return ("{" + ",".join(f'"{name}":{value}' for name in FIELDS) + "}").encode()


NONSENSE = {
    "nothing that is a number": every_field("NaN"),
    "a number without end": every_field("1e999"),
    "digits": every_field("1" * 5_000),
    "deep lists": b"[" * 100_000,
    "deep within": b'{"config":' + b"[" * 100_000 + b"]" * 100_000 + b"}",
    "bytes of no script": b'\xff\xfe{"id": "x"}',
    "a list": b"[]",
    "gzip": gzip.compress(b'{"id": "x"}'),
}
"""What is an object of JSON to nobody."""
MISFITS = {
    "nothing": b"",
    "nul as a value": every_field('"a\\u0000b"'),
    "keys of no letters": every_field('{"\\u0000": "\\u0000", "\\ud800": {"\\udc00": 1}}'),
    "half a letter": every_field('"\\ud800 \\udfff"'),
    "lists": every_field("[[]]"),
    "ten thousand letters": every_field(json.dumps("".join(map(chr, range(0x4E00, 0x7510))))),
    "the same field twice": b'{"id": "a", "id": "b", "config": {}, "config": []}',
}
"""Objects in which no field is what it should be."""
ENCODINGS = {"gzip": {"content-encoding": "gzip"}}


@pytest.fixture(scope="module")
def sender(running: Running) -> Tenant:
    return tenant(running, "bodies")


@pytest.fixture(scope="module")
def session(running: Running) -> dict[str, str]:
    return person(running, "bodies-session").headers


def addresses() -> Iterator[str]:
    """Loopback has more than one, so that no rate of strangers holds a test up."""
    yield from (f"127.9.{high}.{low}" for high in range(1, 200) for low in range(1, 200))


LOOPBACK = addresses()


@pytest.mark.parametrize("name", [*NONSENSE, *MISFITS])
def test_a_body_that_makes_no_sense_is_refused_in_the_words_of_the_door(
    running: Running, sender: Tenant, session: dict[str, str], name: str
) -> None:
    content = {**NONSENSE, **MISFITS}[name]
    with httpx2.Client(
        transport=httpx2.HTTPTransport(local_address=next(LOOPBACK)), timeout=60
    ) as client:
        for route in routes(running.url):
            if route.method == "GET":
                continue
            is_over = route.operation["operationId"] == "logOut"
            who = session if route.access == "session" and not is_over else sender.headers
            headers = {"content-type": "application/json", **ENCODINGS.get(name, {}), **who}
            url = f"{running.url}{route.filled()}"
            answer = client.request(route.method, url, content=content, headers=headers)
            assert_taken_well(route, answer, is_sense=name in MISFITS)
        assert client.get(f"{running.url}/health").status_code == 200
    assert "Traceback" not in running.log.read_text()


def assert_taken_well(route: Route, answer: Any, *, is_sense: bool) -> None:
    if answer.status_code >= 400:
        told = answer.json() if "json" in answer.headers["content-type"] else None
        route.assert_refused(answer.status_code, answer.headers["content-type"], told)
    else:
        assert answer.status_code < 300, route
        assert is_sense or not route.needs_body, route


@pytest.mark.parametrize("key", [None, "endless"])
def test_a_body_without_end_is_read_no_further_than_bodies_may_be(
    running: Running, sender: Tenant, key: str | None
) -> None:
    def pieces() -> Iterator[bytes]:
        for _ in range(100):
            yield b" " * 1024 * 1024

    for path in ("/api/v1/video", "/api/v1/render.create"):
        headers = {**sender.headers, **({"idempotency-key": key} if key else {})}
        answer = ask("POST", f"{running.url}{path}", content=pieces(), headers=headers)
        assert answer.status_code == 413


def test_many_values_are_refused_before_anything_is_made_of_them(
    running: Running, sender: Tenant
) -> None:
    many = b'{"config": [' + b"[]," * 6_000_000 + b"[]]}"
    answer = sender.ask("POST", "/api/v1/video", content=many)
    assert answer.status_code == 400
    assert "500,000 values" in answer.json()["error"]


def test_text_is_no_less_a_body_for_being_called_something_else(sender: Tenant) -> None:
    for kind in ("text/plain", "application/x-www-form-urlencoded", "nonsense", ""):
        headers = {**sender.headers, "content-type": kind}
        answer = ask("POST", f"{sender.url}/api/v1/video", content=b"a=b", headers=headers)
        assert answer.status_code == 400
        assert answer.json()["success"] is False
