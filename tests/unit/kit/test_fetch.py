from __future__ import annotations

import gzip
import socket
import ssl
import time
from pathlib import Path

import pytest

from kinoform.kit.fetch import Fetched, FetchLimits, FetchRefused, fetch
from web_answers import Web, reply

on_loopback = pytest.mark.allow_hosts(["127.0.0.1"])
SMALL = FetchLimits(max_bytes=1000, connect_seconds=1.0, read_seconds=1.0, total_seconds=5.0)
LOOPBACK = ("127.0.0.1",)


def get(url: str, folder: Path, limits: FetchLimits = SMALL, **more) -> Fetched:
    return fetch(url, folder, limits=limits, allow_private=LOOPBACK, **more)


def refusal(url: str, folder: Path, limits: FetchLimits = SMALL, **more) -> FetchRefused:
    """The refusal, after a look that nothing is left behind."""
    options = {"allow_private": LOOPBACK, **more}
    with pytest.raises(FetchRefused) as refused:
        fetch(url, folder, limits=limits, **options)
    assert not folder.exists() or not list(folder.iterdir())
    return refused.value


@on_loopback
def test_a_file_comes_whole_with_what_the_server_says_of_it(web: Web, tmp_path):
    url = web.give("/logo.png", reply(b"picture", content_type="image/png; charset=x"))
    fetched = get(url, tmp_path / "new" / "folder")
    assert fetched.path.read_bytes() == b"picture"
    assert fetched.path.suffix == ".png"
    assert (fetched.content_type, fetched.size_bytes, fetched.final_url) == ("image/png", 7, url)
    assert list(fetched.path.parent.iterdir()) == [fetched.path]


@on_loopback
def test_the_request_tells_nothing_of_this_machine(web: Web, tmp_path, monkeypatch):
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:9")
    get(web.give("/a", reply(b"x")), tmp_path)
    head = web.requests[0].lower()
    assert f"host: 127.0.0.1:{web.port}" in head
    assert "accept-encoding: identity" in head
    assert not {"cookie:", "authorization:", "referer:"} & set(head.split())


@on_loopback
def test_the_same_content_is_one_file(web: Web, tmp_path):
    first = get(web.give("/a", reply(b"same")), tmp_path)
    second = get(web.give("/b", reply(b"same")), tmp_path)
    assert first.path == second.path


@on_loopback
def test_the_connection_goes_to_the_judged_address_and_names_the_host(web: Web, tmp_path):
    web.give("/a", reply(b"x"))
    asked = []

    def rebind(host: str, port: int) -> list[str]:
        asked.append(host)
        return ["127.0.0.1"] if len(asked) == 1 else ["10.0.0.1"]

    fetched = get(f"http://media.example:{web.port}/a", tmp_path, resolve=rebind)
    assert fetched.path.read_bytes() == b"x"
    assert asked == ["media.example"]
    assert f"Host: media.example:{web.port}" in web.requests[0]


def test_a_forbidden_address_is_never_dialled(tmp_path, monkeypatch):
    dialled = []
    monkeypatch.setattr(socket, "create_connection", lambda address, *_: dialled.append(address))
    for url in ("http://127.0.0.1/", "http://[::1]/", "http://rebound.example/"):
        refused = refusal(url, tmp_path, allow_private=(), resolve=lambda *_: ["169.254.169.254"])
        assert refused.code == "fetch_forbidden_address"
        assert refused.hint
    assert dialled == []


def test_the_second_address_is_dialled_when_the_first_is_closed(tmp_path, monkeypatch):
    dialled = []

    def refuse(address, *_args, **_more):
        dialled.append(address)
        raise ConnectionRefusedError

    monkeypatch.setattr(socket, "create_connection", refuse)
    monkeypatch.setattr(time, "sleep", lambda _seconds: None)
    answers = ["93.184.215.14", "93.184.215.15"]
    refused = refusal("https://a.example/", tmp_path, resolve=lambda *_: answers)
    assert refused.code == "fetch_failed"
    assert dialled == [(address, 443) for address in answers] * 3, "one visit and two repetitions"


@on_loopback
def test_tls_is_held_against_the_name_and_not_against_the_address(web: Web, tmp_path, monkeypatch):
    names = []

    def shake_hands(_context, _socket, *, server_hostname, **_more):
        names.append(server_hostname)
        _socket.close()
        raise ssl.SSLCertVerificationError("self-signed")

    monkeypatch.setattr(ssl.SSLContext, "wrap_socket", shake_hands)
    url = f"https://media.example:{web.port}/"
    refused = refusal(url, tmp_path, resolve=lambda *_: ["127.0.0.1"])
    assert names == ["media.example"], "a bad certificate is not tried again"
    assert "certificate" in refused.message


@on_loopback
def test_redirects_are_followed_relative_to_where_they_stand(web: Web, tmp_path):
    web.give("/deep/b.png", reply(b"x"))
    url = web.give("/a", reply(status=302, location="/deep/c"))
    web.give("/deep/c", reply(status=308, location="b.png?v=1"))
    assert get(url, tmp_path).final_url.endswith("/deep/b.png?v=1")


@on_loopback
@pytest.mark.parametrize(
    ("location", "code"),
    [
        ("http://10.0.0.1/", "fetch_forbidden_address"),
        ("//169.254.169.254/latest/meta-data/", "fetch_forbidden_address"),
        ("http://[::1]/", "fetch_forbidden_address"),
        ("http://0x7f.1/", "fetch_bad_url"),
        ("file:///etc/passwd", "fetch_bad_url"),
        ("data:text/plain,x", "fetch_bad_url"),
        ("http://me@127.0.0.1/", "fetch_bad_url"),
    ],
)
def test_every_redirect_is_judged_like_the_first_url(web: Web, tmp_path, location, code):
    url = web.give("/a", reply(status=302, location=location))
    assert refusal(url, tmp_path).code == code


@on_loopback
def test_a_redirect_loop_ends_after_five_redirects(web: Web, tmp_path):
    url = web.give("/loop", reply(status=301, location="/loop"))
    assert refusal(url, tmp_path).code == "fetch_failed"
    assert len(web.requests) == 6


@on_loopback
def test_a_redirect_from_https_to_http_is_refused(web: Web, tmp_path, monkeypatch):
    monkeypatch.setattr(ssl.SSLContext, "wrap_socket", lambda _context, plain, **_more: plain)
    web.give("/a", reply(status=302, location="http://media.example/a"))
    url = f"https://media.example:{web.port}/a"
    refused = refusal(url, tmp_path, resolve=lambda *_: ["127.0.0.1"])
    assert refused.code == "fetch_bad_url"
    assert "https to http" in refused.message


@on_loopback
@pytest.mark.parametrize(
    ("status", "code"),
    [(404, "fetch_not_found"), (410, "fetch_not_found"), (403, "fetch_status"),
     (204, "fetch_status"), (206, "fetch_status"), (304, "fetch_status")],
)  # fmt: skip
def test_an_answer_without_the_file_is_not_asked_for_again(web: Web, tmp_path, status, code):
    url = web.give("/a", reply(status=status))
    refused = refusal(f"{url}?key=secret", tmp_path)
    assert refused.code == code
    assert "secret" not in str(refused)
    assert len(web.requests) == 1


@on_loopback
def test_a_busy_server_is_asked_again_after_the_time_it_names(web: Web, tmp_path, monkeypatch):
    waits = []
    monkeypatch.setattr(time, "sleep", waits.append)
    url = web.give(
        "/a",
        reply(status=429, retry_after="3"),
        reply(status=503, retry_after="Wed, 21 Oct 2015 07:28:00 GMT"),
        reply(b"x"),
    )
    assert get(url, tmp_path).size_bytes == 1
    assert waits == [3.0, 0.0]


@on_loopback
def test_a_server_that_stays_broken_is_asked_three_times(web: Web, tmp_path, monkeypatch):
    waits = []
    monkeypatch.setattr(time, "sleep", waits.append)
    url = web.give("/a", reply(status=500, retry_after="soon"))
    assert refusal(url, tmp_path).code == "fetch_status"
    assert len(web.requests) == 3
    assert waits == sorted(waits)


@on_loopback
def test_a_wait_beyond_the_total_time_is_not_begun(web: Web, tmp_path):
    url = web.give("/a", reply(status=503, retry_after="3600"))
    began = time.monotonic()
    assert refusal(url, tmp_path).code == "fetch_status"
    assert time.monotonic() - began < 3.0


@on_loopback
def test_a_file_of_exactly_the_limit_fits_and_one_byte_more_does_not(web: Web, tmp_path):
    assert get(web.give("/a", reply(b"x" * 1000)), tmp_path / "a").size_bytes == 1000
    url = web.give("/b", reply(b"x" * 1001))
    assert refusal(url, tmp_path / "b").code == "fetch_too_large"


@on_loopback
def test_an_announced_length_beyond_the_limit_is_refused_before_the_body(web: Web, tmp_path):
    url = web.give("/a", reply(b"", content_length=10**12))
    assert refusal(url, tmp_path).code == "fetch_too_large"


@on_loopback
def test_a_body_without_a_length_is_cut_off_at_the_limit(web: Web, tmp_path):
    def endless(handler) -> None:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\n\r\n")
        while True:
            handler.wfile.write(b"x" * 4096)

    assert refusal(web.give("/a", endless), tmp_path).code == "fetch_too_large"


@on_loopback
def test_a_body_shorter_than_announced_leaves_no_half_file(web: Web, tmp_path, monkeypatch):
    monkeypatch.setattr(time, "sleep", lambda _seconds: None)
    url = web.give("/a", reply(b"half", content_length=8))
    assert refusal(url, tmp_path).code == "fetch_failed"
    recovers = web.give("/b", reply(b"half", content_length=8), reply(b"complete"))
    assert get(recovers, tmp_path).path.read_bytes() == b"complete"


@on_loopback
@pytest.mark.parametrize("drips_in", ["head", "body"])
def test_a_slow_drip_ends_at_the_total_time(web: Web, tmp_path, drips_in):
    def drip(handler) -> None:
        if drips_in == "body":
            handler.wfile.write(b"HTTP/1.1 200 OK\r\n\r\n")
        for _ in range(100):
            handler.wfile.write(b"x")
            time.sleep(0.05)

    limits = FetchLimits(read_seconds=1.0, total_seconds=0.3)
    began = time.monotonic()
    assert refusal(web.give("/a", drip), tmp_path, limits).code == "fetch_timeout"
    assert time.monotonic() - began < 3.0


@on_loopback
def test_a_silent_server_ends_at_the_read_limit(web: Web, tmp_path):
    limits = FetchLimits(read_seconds=0.2, total_seconds=30.0)
    url = web.give("/a", lambda _handler: time.sleep(1.0))
    assert refusal(url, tmp_path, limits).code == "fetch_timeout"


def test_a_silent_name_server_ends_at_the_total_time(tmp_path):
    def silent(_host: str, _port: int) -> list[str]:
        time.sleep(1.0)
        return []

    limits = FetchLimits(total_seconds=0.2)
    began = time.monotonic()
    assert refusal("https://a.example/", tmp_path, limits, resolve=silent).code == "fetch_timeout"
    assert time.monotonic() - began < 0.8


def test_a_host_without_an_address_says_so(tmp_path):
    def unknown(_host: str, _port: int) -> list[str]:
        raise socket.gaierror(socket.EAI_NONAME, "unknown")

    refused = refusal("https://nowhere.example/?t=secret", tmp_path, resolve=unknown)
    assert refused.code == "fetch_failed"
    assert "nowhere.example" in refused.message
    assert "secret" not in refused.message


@on_loopback
def test_gzip_that_nobody_asked_for_is_unpacked(web: Web, tmp_path):
    packed = gzip.compress(b"first ") + gzip.compress(b"second")
    url = web.give("/a", reply(packed, content_encoding="gzip"))
    assert get(url, tmp_path).path.read_bytes() == b"first second"


@on_loopback
def test_a_gzip_bomb_is_cut_off_at_the_limit(web: Web, tmp_path):
    packed = gzip.compress(bytes(900_000))
    assert len(packed) < SMALL.max_bytes
    url = web.give("/a", reply(packed, content_encoding="gzip"))
    assert refusal(url, tmp_path).code == "fetch_too_large"


@on_loopback
@pytest.mark.parametrize(
    ("body", "encoding"),
    [(gzip.compress(b"picture", mtime=0)[:-6], "gzip"), (b"no gzip", "gzip"), (b"x", "br"),
     (b"x", "gzip, gzip")],
)  # fmt: skip
def test_a_damaged_or_foreign_encoding_is_refused(web: Web, tmp_path, body, encoding):
    url = web.give("/a", reply(body, content_encoding=encoding))
    assert refusal(url, tmp_path).code == "fetch_failed"


@on_loopback
@pytest.mark.parametrize(
    ("path", "content_type", "suffix"),
    [
        ("/a.php", "image/png", ".png"),
        ("/a.SRT", "text/plain", ".srt"),
        ("/a.webm", "application/octet-stream", ".webm"),
        ("/a.%2e%2e%2fx", "nonsense", ".bin"),
    ],
)
def test_the_name_ends_as_the_content_does(web: Web, tmp_path, path, content_type, suffix):
    fetched = get(web.give(path, reply(b"x", content_type=content_type)), tmp_path)
    assert fetched.path.suffix == suffix
    assert fetched.path.parent == tmp_path


def test_a_data_url_is_a_file_without_any_network(tmp_path):
    plain = fetch("data:,a%20b", tmp_path)
    assert (plain.path.read_bytes(), plain.content_type) == (b"a b", "text/plain")
    packed = fetch("DATA:image/svg+xml;charset=utf-8;base64,PHN2\nZy8+", tmp_path)
    assert (packed.path.read_bytes(), packed.path.suffix) == (b"<svg/>", ".svg")


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("data:text/plain", "fetch_bad_url"),
        ("data:image/png;base64,a", "fetch_bad_url"),
        ("data:image/png;base64,§§§§", "fetch_bad_url"),
        ("data:," + "x" * 1001, "fetch_too_large"),
        ("data:," + "%41" * 5000, "fetch_too_large"),
        ("data:;base64," + "AAAA" * 400, "fetch_too_large"),
    ],
)
def test_a_data_url_keeps_to_the_same_limits(tmp_path, url, code):
    assert refusal(url, tmp_path).code == code


@on_loopback
def test_a_folder_that_cannot_be_written_is_a_refusal(web: Web, tmp_path):
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(FetchRefused) as refused:
        get(web.give("/a", reply(b"x")), tmp_path / "file")
    assert "disk" in refused.value.message
