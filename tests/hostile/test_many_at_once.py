"""Many who ask at the same time: nothing is given twice, and nobody is kept waiting by idlers."""

from __future__ import annotations

import socket
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from typing import Any

import pytest
from asking import ask
from running import Running
from tenants import Tenant, tenant

pytestmark = pytest.mark.allow_hosts(["127.0.0.1"])

MANY, AT_ONCE = 50, 25
IDLERS, HALF_SENT = 200, 40
LISTENED_SECONDS = 1.5
"""Until every one of them waits for its body."""
SOON_SECONDS, END_SECONDS = 5.0, 40.0
FILM: dict[str, Any] = {
    "meta": {"width": 64, "height": 36, "fps": 10},
    "tracks": [{"clips": [{"type": "rect", "start": 0, "duration": 1}]}],
}


def long_film(seconds: int) -> dict[str, Any]:
    """A film that takes a while: each of its frames is another."""
    grain = {"filters": [{"type": "grain"}]}
    clip = {"type": "rect", "start": 0, "duration": seconds, "style": grain}
    meta = {"width": 1280, "height": 720, "fps": 30}
    return {"meta": meta, "tracks": [{"clips": [clip]}]}


def purses(who: Tenant) -> dict[str, int]:
    return dict(who.told("GET", "/house/v1/account")["credits"])


def test_credit_for_one_render_pays_for_one_of_fifty(running: Running) -> None:
    who = tenant(running, "poor", credit=1)
    tasks = [who.told("POST", "/api/v1/video", json={"config": FILM})["taskId"] for _ in range(10)]
    temp_id = who.told("POST", "/api/v1/preview", json=FILM)["tempId"]
    orders = [f"/api/v1/video/{task}/render" for task in tasks] * 4
    orders += [f"/api/v1/preview/{temp_id}/render"] * 10
    assert len(orders) == MANY
    with ThreadPoolExecutor(AT_ONCE) as pool:
        answers = list(pool.map(lambda path: who.ask("POST", path), orders))
    statuses = Counter(answer.status_code for answer in answers)
    codes = Counter(answer.json().get("code", "none") for answer in answers)
    # Each film is asked for four times: whoever comes behind the accepted one is told so, and is
    # answered without a bill once it is done.
    begun = [answer.json() for answer in answers if answer.status_code == 200]
    assert [answer["remainingCredits"] for answer in begun if answer["cost"] > 0] == [0]
    assert set(codes) <= {"none", "INSUFFICIENT_CREDITS", "ALREADY_RENDERING"}
    assert codes["INSUFFICIENT_CREDITS"] == statuses[402] >= MANY - 4
    left = purses(who)
    assert left["balance"] == 0
    assert left["reserved"] + left["spent"] == 1


def test_one_key_sent_fifty_times_is_one_render_and_one_bill(running: Running) -> None:
    who = tenant(running, "repeating-render", credit=10)
    task = who.told("POST", "/api/v1/video", json={"config": FILM})["taskId"]

    def send(_: int) -> Any:
        headers = {**who.headers, "idempotency-key": "fifty"}
        return ask("POST", f"{running.url}/api/v1/video/{task}/render", headers=headers)

    with ThreadPoolExecutor(AT_ONCE) as pool:
        answers = list(pool.map(send, range(MANY)))
    assert {answer.status_code for answer in answers} == {200}
    assert len({answer.text for answer in answers}) == 1
    assert len(who.told("GET", "/house/v1/renders")["renders"]) == 1
    assert purses(who)["balance"] == 10 - answers[0].json()["cost"]


def test_a_render_is_cancelled_while_it_waits_while_it_is_drawn_and_not_afterwards(
    running: Running,
) -> None:
    who = tenant(running, "cancelling", credit=1_000)
    order = {"json": {"config": long_film(40)}}
    films = [who.told("POST", "/api/v1/video", **order)["taskId"] for _ in range(2)]
    for film in films:
        who.told("POST", f"/api/v1/video/{film}/render")
    waiting, drawn = (job["id"] for job in who.told("GET", "/house/v1/renders")["renders"])
    until_status(who, drawn, {"rendering"})
    for render in (waiting, drawn):
        ended = who.told("POST", f"/house/v1/renders/{render}/cancel")
        assert ended["status"] == "cancelled"
    left = purses(who)
    assert (left["balance"], left["reserved"], left["spent"]) == (1_000, 0, 0)

    # Whoever drew it has let go of it, so the next one is not kept waiting.
    began = time.monotonic()
    short = who.told("POST", "/api/v1/video", json={"config": FILM})["taskId"]
    who.told("POST", f"/api/v1/video/{short}/render")
    done = who.told("GET", "/house/v1/renders", params={"limit": 1})["renders"][0]["id"]
    until_status(who, done, {"done"})
    assert time.monotonic() - began < SOON_SECONDS + 5

    again = who.ask("POST", f"/house/v1/renders/{done}/cancel")
    assert again.status_code == 409
    for render in (waiting, drawn):
        assert who.told("GET", f"/house/v1/renders/{render}")["status"] == "cancelled"
        assert who.ask("POST", f"/house/v1/renders/{render}/cancel").status_code == 409
    assert purses(who)["reserved"] == 0


def until_status(who: Tenant, render: str, wanted: set[str]) -> None:
    until = time.monotonic() + END_SECONDS
    while (status := who.told("GET", f"/house/v1/renders/{render}")["status"]) not in wanted:
        assert time.monotonic() < until, status
        time.sleep(0.1)


@contextmanager
def held_open(url: str, count: int, begun: bytes) -> Iterator[None]:
    """Connections that say so much and no more."""
    port = int(url.rpartition(":")[2])
    with ExitStack() as stack:
        for _ in range(count):
            connection = socket.create_connection(("127.0.0.1", port), timeout=10)
            stack.enter_context(connection)
            connection.sendall(begun)
        yield


@pytest.mark.parametrize("begun", [b"", b"GET /health HTTP/1.1\r\nX-Slow: "])
def test_idle_connections_keep_nobody_waiting(running: Running, begun: bytes) -> None:
    with held_open(running.url, IDLERS, begun):
        assert_answers_soon(running)


@pytest.mark.parametrize(
    ("path", "header"),
    [
        ("/api/v1/upload", "Content-Type: multipart/form-data; boundary=X"),
        ("/api/v1/template.get", "Content-Type: application/json"),
        ("/api/v1/video", "Idempotency-Key: slow"),
    ],
)
def test_bodies_that_never_come_hold_no_connection_of_the_database(
    running: Running, path: str, header: str
) -> None:
    who = tenant(running, "slow")
    head = (
        f"POST {path} HTTP/1.1\r\nHost: x\r\nX-API-Key: {who.key}\r\n{header}\r\n"
        "Content-Length: 100\r\n\r\n{"
    )
    with held_open(running.url, HALF_SENT, head.encode()):
        time.sleep(LISTENED_SECONDS)
        assert_answers_soon(running)


def assert_answers_soon(running: Running) -> None:
    began = time.monotonic()
    answer = ask("GET", f"{running.url}/health")
    assert answer.status_code == 200
    assert time.monotonic() - began < SOON_SECONDS
