"""Requests that nobody means well: always an answer in the door's own words, never a 500."""

from __future__ import annotations

from typing import Any

import httpx2
import pytest
from running import Running

pytestmark = pytest.mark.allow_hosts(["127.0.0.1"])

CLIP = '{"type":"rect","start":0,"duration":1}'
FILM = f'{{"meta":{{"width":320,"height":180}},"tracks":[{{"clips":[{CLIP}]}}]}}'
BODIES = {
    "deep": b"[" * 100_000,
    "digits": b'{"config": 1' + b"0" * 5_000 + b"}",
    "no number": b'{"config": {"meta": {"width": NaN}}}',
    "bytes": b"\xff\xfe",
    "null": b"null",
    "nothing": b"",
    "endless film": f'{{"config": {FILM}}}'.replace(":1}", ":1e9}").encode(),
    "huge film": f'{{"config": {FILM}}}'.replace("320", "100000").encode(),
}
ADDRESSES = [
    "/api/v1/video/%00", "/api/v1/video?status=%00", "/api/v1/video?page=-1",
    "/api/v1/preview/%00", "/api/temp/%00", "/api/v1/files?type=%00", "/api/v1/files?page=1e9",
]  # fmt: skip


@pytest.fixture(scope="module")
def key(running: Running) -> str:
    return running.key("hostile")


def asked(running: Running, key: str, path: str, body: bytes | None = None) -> Any:
    headers = {"x-api-key": key, "content-type": "application/json"}
    method = "GET" if body is None else "POST"
    return httpx2.request(method, f"{running.url}{path}", content=body, headers=headers, timeout=30)


@pytest.mark.parametrize("name", BODIES)
def test_a_body_that_makes_no_sense(running: Running, key: str, name: str) -> None:
    answer = asked(running, key, "/api/v1/video", BODIES[name])
    assert answer.status_code == 400
    assert answer.json()["success"] is False
    assert answer.json()["code"] in {"INVALID_REQUEST", "INVALID_CONFIG"}


@pytest.mark.parametrize("path", ADDRESSES)
def test_an_address_that_makes_no_sense(running: Running, key: str, path: str) -> None:
    answer = asked(running, key, path)
    assert 400 <= answer.status_code < 500
    assert answer.json()["success"] is False


def test_letters_that_no_database_holds_are_left_out(running: Running, key: str) -> None:
    body = f'{{"config": {FILM}, "title": "a\\u0000b\\ud800"}}'.encode()
    assert asked(running, key, "/api/v1/video", body).json()["title"].startswith("ab")


def test_every_answer_has_an_id(running: Running, key: str) -> None:
    answer = asked(running, key, "/api/v1/credits")
    assert answer.headers["x-request-id"].startswith("req_")
    assert answer.headers["x-content-type-options"] == "nosniff"
