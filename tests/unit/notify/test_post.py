from __future__ import annotations

import asyncio
import socket
import ssl
import threading
import time

import pytest

from kinoform.kit.addresses import Allowed
from kinoform.notify.answer import Answer
from kinoform.notify.post import PostLimits, post
from web_answers import reply

on_loopback = pytest.mark.allow_hosts(["127.0.0.1"])
LOOPBACK = Allowed.of(("127.0.0.1",))
SHORT = PostLimits(connect_seconds=1.0, read_seconds=0.3, total_seconds=1.0)
PUBLIC = "93.184.215.14"
JSON = {"Content-Type": "application/json"}


def send(url: str, body: bytes = b"{}", headers=JSON, *, allowed=LOOPBACK, **more) -> Answer:
    return asyncio.run(post(url, body, headers, allowed=allowed, limits=SHORT, **more))


@pytest.fixture
def dialled(monkeypatch) -> list[str]:
    """Every address that the socket layer is asked for; none is reached."""
    addresses = []

    async def refuse(_loop, _protocol, host=None, _port=None, **_more):
        addresses.append(host)
        raise ConnectionRefusedError

    monkeypatch.setattr(asyncio.BaseEventLoop, "create_connection", refuse)
    return addresses


@on_loopback
def test_a_webhook_arrives_byte_by_byte_and_its_answer_is_told(receiver):
    url = receiver.give("/hook", reply(b"thanks", content_type="text/plain"))
    body = '{"film":"Größe 🎬"}'.encode()
    answer = send(url, body, {"Content-Type": "application/json", "webhook-id": "msg_1"})
    assert (answer.status, answer.fault, answer.excerpt) == (200, None, "thanks")
    assert 0.0 < answer.took_seconds < 1.0
    assert receiver.bodies == [body]
    head = receiver.requests[0]
    assert head.startswith("POST /hook HTTP/1.1\r\n")
    assert "Content-Type: application/json\r\n" in head
    assert "webhook-id: msg_1\r\n" in head
    assert f"Host: 127.0.0.1:{receiver.port}\r\n" in head


@on_loopback
def test_the_request_tells_nothing_of_this_machine(receiver, monkeypatch):
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:9")
    send(receiver.give("/hook", reply()))
    names = {line.partition(":")[0].lower() for line in receiver.requests[0].split("\r\n")[1:]}
    assert names - {""} == {
        "host", "content-length", "user-agent", "accept", "accept-encoding", "connection",
        "content-type",
    }  # fmt: skip


@on_loopback
def test_headers_that_belong_to_the_connection_cannot_be_given(receiver):
    send(receiver.give("/hook", reply()), b"{}", {"host": "other.example", "Content-Length": "99"})
    assert "other.example" not in receiver.requests[0]
    assert "Content-Length: 2\r\n" in receiver.requests[0]


HOSTILE = {
    "127.0.0.1": [],
    "localhost": ["127.0.0.1", "::1"],
    "127.1": [],
    "2130706433": [],
    "0x7f000001": [],
    "0177.0.0.1": [],
    "[::1]": [],
    "0.0.0.0": [],  # noqa: S104 -- a host to refuse
    "169.254.169.254": [],
    "100.64.0.1": [],
    "10.0.0.1": [],
    "[64:ff9b::7f00:1]": [],
    "[::ffff:127.0.0.1]": [],
    "[fd00::1]": [],
    "rebound.example": ["127.0.0.1"],
    "mixed.example": [PUBLIC, "10.0.0.1"],
}


@pytest.mark.parametrize("scheme", ["http", "https"])
@pytest.mark.parametrize("host", HOSTILE)
def test_a_hostile_host_is_never_dialled(dialled, scheme, host):
    url = f"{scheme}://{host}/latest?token=secret"
    answer = send(url, allowed=Allowed(), resolve=lambda name, _port: HOSTILE[name])
    assert answer.fault.code in {"webhook_forbidden_address", "webhook_bad_url"}
    assert answer.fault.hint
    assert answer.status is None
    assert "secret" not in repr(answer)
    assert dialled == []


def test_a_name_that_changes_its_address_is_dialled_where_it_was_judged(dialled):
    answers = iter([[PUBLIC], ["127.0.0.1"], ["127.0.0.1"]])
    answer = send("https://a.example/", allowed=Allowed(), resolve=lambda *_: next(answers))
    assert dialled == [PUBLIC]
    assert answer.fault.code == "webhook_failed"
    assert "cannot be reached" in answer.fault.message


def test_every_judged_address_is_tried_before_it_counts_as_out_of_reach(dialled):
    addresses = [PUBLIC, "2606:2800::1"]
    send("https://a.example/", allowed=Allowed(), resolve=lambda *_: addresses)
    assert dialled == addresses


@on_loopback
def test_a_loopback_receiver_works_only_when_the_operator_names_it(receiver):
    url = receiver.give("/hook", reply())
    assert send(url, allowed=Allowed()).fault.code == "webhook_forbidden_address"
    assert receiver.requests == []
    assert send(url, allowed=LOOPBACK).fault is None


def test_plain_http_needs_the_operators_word_even_where_it_is_public(dialled):
    url = "http://hooks.example/"
    refused = send(url, allowed=Allowed(), resolve=lambda *_: [PUBLIC])
    assert refused.fault.code == "webhook_needs_https"
    assert "https" in refused.fault.hint
    assert dialled == []
    send(url, allowed=Allowed.of(("hooks.example",)), resolve=lambda *_: [PUBLIC])
    assert dialled == [PUBLIC]


@on_loopback
def test_tls_is_held_against_the_name_and_not_against_the_address(receiver, monkeypatch):
    names = []

    def shake_hands(_context, _incoming, _outgoing, *, server_hostname, **_more):
        names.append(server_hostname)
        raise ssl.SSLCertVerificationError("self-signed")

    monkeypatch.setattr(ssl.SSLContext, "wrap_bio", shake_hands)
    url = f"https://hooks.example:{receiver.port}/"
    answer = send(url, resolve=lambda *_: ["127.0.0.1"])
    assert names == [b"hooks.example"]
    assert "certificate" in answer.fault.message


@on_loopback
@pytest.mark.parametrize("status", [200, 201, 202, 204, 299])
def test_every_2xx_is_a_delivery(receiver, status):
    answer = send(receiver.give("/hook", reply(status=status)))
    assert (answer.status, answer.fault) == (status, None)


@on_loopback
@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_a_redirect_is_a_failed_delivery_and_is_not_followed(receiver, status):
    url = receiver.give("/loop", reply(status=status, location="/loop"))
    answer = send(url)
    assert (answer.status, answer.fault.code) == (status, "webhook_redirected")
    assert len(receiver.requests) == 1


@on_loopback
@pytest.mark.parametrize("status", [400, 404, 410, 429, 500, 503])
def test_an_unwelcome_status_is_told_with_how_the_answer_began(receiver, status):
    url = receiver.give("/hook", reply(b"try later", status=status, retry_after="7"))
    answer = send(url)
    assert (answer.status, answer.fault.code) == (status, "webhook_status")
    assert str(status) in answer.fault.message
    assert (answer.excerpt, answer.retry_after_seconds) == ("try later", 7.0)


@on_loopback
def test_a_silent_receiver_ends_at_the_read_limit(receiver):
    answer = send(receiver.give("/hook", lambda _handler: time.sleep(1.5)))
    assert answer.fault.code == "webhook_timeout"
    assert answer.took_seconds < 0.8


@on_loopback
def test_a_head_that_drips_ends_at_the_total_time(receiver):
    def drip(handler) -> None:
        for _ in range(100):
            handler.wfile.write(b"x")
            time.sleep(0.05)

    answer = send(receiver.give("/hook", drip))
    assert answer.fault.code == "webhook_timeout"
    assert answer.took_seconds < 1.5


@on_loopback
def test_a_2xx_counts_even_when_the_rest_of_the_answer_never_comes(receiver):
    def hang(handler) -> None:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\ntaken")
        time.sleep(1.5)

    answer = send(receiver.give("/hook", hang))
    assert (answer.status, answer.fault, answer.excerpt) == (200, None, "taken")
    assert answer.took_seconds < 0.8


@on_loopback
def test_an_endless_answer_is_read_to_64_kib_and_no_further(receiver):
    sent = []
    left = threading.Event()

    def endless(handler) -> None:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 10000000000\r\n\r\n")
        try:
            while True:
                sent.append(handler.wfile.write(b"x" * 65_536))
        finally:
            left.set()

    answer = send(receiver.give("/hook", endless))
    assert answer.fault is None
    assert answer.took_seconds < 0.5
    assert len(answer.excerpt) < 1_100
    assert left.wait(1.0), "the connection is closed"
    assert sum(sent) < 20_000_000, "what fits into the buffers of both systems"


@on_loopback
@pytest.mark.parametrize(
    "garbage",
    [
        b"SSH-2.0-OpenSSH\r\n",
        b"\x00\xff" * 200,
        b"",
        b"HTTP/1.1 200",
        b"HTTP/1.1 200 OK\r\nX: " + b"x" * 300_000,
        b"HTTP/1.1 200 OK\r\nContent-Length: no\r\n\r\n",
    ],
)
def test_an_answer_that_is_not_http_is_a_failure_told_kindly(receiver, garbage):
    answer = send(receiver.give("/hook", garbage))
    assert (answer.status, answer.fault.code) == (None, "webhook_failed")


@on_loopback
def test_endless_interim_answers_end_at_the_total_time(receiver):
    def interim(handler) -> None:
        for _ in range(100):
            handler.wfile.write(b"HTTP/1.1 102 Processing\r\n\r\n")
            time.sleep(0.05)

    assert send(receiver.give("/hook", interim)).fault.code == "webhook_timeout"


@on_loopback
def test_one_bad_receiver_holds_up_no_other(receiver):
    bad = receiver.give("/bad", lambda _handler: time.sleep(1.5))
    good = receiver.give("/good", reply())

    async def all_at_once() -> list[Answer]:
        urls = [bad] * 40 + [good]
        limits = PostLimits(total_seconds=1.0)
        calls = [post(url, b"{}", JSON, allowed=LOOPBACK, limits=limits) for url in urls]
        return await asyncio.gather(*calls)

    *slow, quick = asyncio.run(all_at_once())
    assert quick.fault is None
    assert quick.took_seconds < 0.8
    assert {answer.fault.code for answer in slow} == {"webhook_timeout"}


def test_a_silent_name_server_ends_in_time():
    limits = PostLimits(connect_seconds=0.1, total_seconds=5.0)
    call = post(
        "https://a.example/", b"", {}, allowed=Allowed(), limits=limits,
        resolve=lambda *_: time.sleep(0.6) or [PUBLIC],
    )  # fmt: skip
    answer = asyncio.run(call)
    assert answer.fault.code == "webhook_timeout"
    assert answer.took_seconds < 0.4


@pytest.mark.parametrize("nowhere", [[], None])
def test_a_host_without_an_address_says_so(nowhere):
    def unknown(_host: str, _port: int) -> list[str]:
        if nowhere is None:
            raise socket.gaierror(socket.EAI_NONAME, "unknown")
        return nowhere

    answer = send("https://nowhere.example/?t=secret123", resolve=unknown)
    assert answer.fault.code == "webhook_failed"
    assert "nowhere.example has a host name without an address" in answer.fault.message.replace(
        "/?…", ""
    )
    assert "secret123" not in repr(answer)


@on_loopback
def test_a_closed_port_is_told_as_out_of_reach():
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        port = closed.getsockname()[1]
        answer = send(f"http://127.0.0.1:{port}/")
    assert "cannot be reached" in answer.fault.message


@on_loopback
def test_a_receiver_that_answers_with_our_request_brings_no_secret_into_the_log(receiver):
    def echo(handler) -> None:
        handler.wfile.write(reply(receiver.requests[-1].encode() + receiver.bodies[-1]))

    url = receiver.give("/hook", echo) + "?token=tok_abcdefgh"
    body = b'{"videoUrl":"https://films.example/a.mp4?signature=abcdef"}'
    answer = send(url, body, {"X-MotionVid-Signature": "5f" * 32})
    assert "POST /hook" in answer.excerpt
    for secret in ("tok_abcdefgh", "5f" * 8, "signature=abcdef"):
        assert secret not in repr(answer)


@on_loopback
def test_whoever_cancels_a_delivery_does_not_wait_for_it(receiver):
    url = receiver.give("/hook", lambda _handler: time.sleep(1.5))

    async def cancelled() -> None:
        async with asyncio.timeout(0.1):
            await post(url, b"", {}, allowed=LOOPBACK)

    began = time.monotonic()
    with pytest.raises(TimeoutError):
        asyncio.run(cancelled())
    assert time.monotonic() - began < 0.8
