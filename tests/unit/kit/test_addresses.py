from __future__ import annotations

from ipaddress import IPv6Address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kinoform.kit.addresses import (
    Allowed,
    WebAddress,
    is_public,
    judged_addresses,
    redacted,
    web_address,
)
from kinoform.kit.refusal import FetchRefused

PUBLIC = "93.184.215.14"
NOBODY = Allowed()


def resolve_to(*addresses: str):
    return lambda _host, _port: addresses


def refusal_of(url: str, *addresses: str, allowed: Allowed = NOBODY) -> str:
    with pytest.raises(FetchRefused) as refused:
        judged_addresses(web_address(url), allowed, resolve_to(*addresses))
    return refused.value.code


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "127.8.8.8",
        "0.0.0.0",  # noqa: S104 -- a host to refuse
        "10.1.2.3",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.0.1",
        "100.64.0.1",
        "100.100.100.200",
        "169.254.169.254",
        "168.63.129.16",
        "192.0.0.192",
        "192.0.2.1",
        "198.18.0.1",
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "[::]",
        "[::1]",
        "[::127.0.0.1]",
        "[::ffff:127.0.0.1]",
        "[::ffff:169.254.169.254]",
        "[::ffff:93.184.215.14]",
        "[64:ff9b::7f00:1]",
        "[64:ff9b:1::a00:1]",
        "[2002:7f00:1::]",
        "[2001:0:4136:e378:8000:63bf:3fff:fdd2]",
        "[2001:db8::1]",
        "[fc00::1]",
        "[fd00:ec2::254]",
        "[fe80::1]",
        "[fec0::1]",
        "[ff02::1]",
        "１２７.0.0.1",
        "127。0。0。1",
        "①②⑦.0.0.1",
    ],
)
def test_an_address_that_is_not_public_is_refused_as_written(host):
    assert refusal_of(f"http://{host}/a.png") == "fetch_forbidden_address"


@pytest.mark.parametrize(
    "host", ["127.1", "2130706433", "0x7f000001", "0x7f.1", "0177.0.0.1", "127.0.0.01", "1.2.3.4.5"]
)
def test_an_ipv4_address_has_one_spelling_only(host):
    assert refusal_of(f"http://{host}/a.png") == "fetch_bad_url"


@pytest.mark.parametrize(
    "answer",
    ["127.0.0.1", "10.0.0.7", "::1", "::ffff:10.0.0.7", "169.254.169.254", "fe80::1%eth0"],
)
def test_a_name_that_resolves_to_a_private_address_is_refused(answer):
    assert refusal_of("https://media.example/a.png", answer) == "fetch_forbidden_address"


def test_one_private_address_among_public_ones_refuses_the_host():
    assert refusal_of("https://media.example/", PUBLIC, "10.0.0.1") == "fetch_forbidden_address"


def test_a_public_host_is_resolved_once_and_keeps_the_order_of_its_addresses():
    asked = []

    def resolve(host: str, port: int) -> list[str]:
        asked.append((host, port))
        return ["2606:2800:21f:cb07:6820:80da:af6b:8b2c", PUBLIC]

    found = judged_addresses(web_address("https://media.example/"), NOBODY, resolve)
    assert found == ("2606:2800:21f:cb07:6820:80da:af6b:8b2c", PUBLIC)
    assert asked == [("media.example", 443)]


def test_a_written_address_is_not_asked_from_the_name_server():
    def resolve(host: str, port: int) -> list[str]:
        raise AssertionError(host)

    assert judged_addresses(web_address(f"http://{PUBLIC}/"), NOBODY, resolve) == (PUBLIC,)


@pytest.mark.parametrize("entry", ["media.internal", "10.1.2.3", "10.0.0.0/8", "MEDIA.internal"])
def test_the_operator_opens_a_host_an_address_or_a_network_by_name(entry):
    target = web_address("http://media.internal/a.png")
    assert judged_addresses(target, Allowed.of((entry,)), resolve_to("10.1.2.3")) == ("10.1.2.3",)


def test_what_the_operator_opens_opens_nothing_else():
    allowed = Allowed.of(("media.internal", "10.0.0.0/8"))
    assert refusal_of("http://other.example/", "192.168.0.1", allowed=allowed)
    assert refusal_of("http://media.internal.evil.example/", "127.0.0.1", allowed=allowed)
    assert refusal_of("http://[::ffff:10.0.0.1]/", allowed=allowed)


@pytest.mark.parametrize("entry", ["10.0.0.1/8", "http://media.internal", "a b", ""])
def test_a_setting_that_opens_nothing_is_an_error(entry):
    with pytest.raises(ValueError):
        Allowed.of((entry,))


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("http://a.example", ("http", "a.example", 80, "/")),
        ("HTTPS://A.Example.:8443/x y?q=ä#f", ("https", "a.example", 8443, "/x%20y?q=%C3%A4")),
        ("https://bücher.example/ü", ("https", "xn--bcher-kva.example", 443, "/%C3%BC")),
        ("http://my_bucket.example/a%20b", ("http", "my_bucket.example", 80, "/a%20b")),
        ("http://[2606:2800::1]:81/", ("http", "2606:2800::1", 81, "/")),
    ],
)
def test_a_url_is_taken_apart_into_what_goes_over_the_wire(url, expected):
    assert web_address(url) == WebAddress(*expected)


def test_the_host_header_names_only_a_port_that_is_not_the_usual_one():
    assert web_address("http://a.example:80/").authority == "a.example"
    assert web_address("https://a.example:80/").authority == "a.example:80"
    assert web_address("http://[2606:2800::1]:81/").authority == "[2606:2800::1]:81"


@pytest.mark.parametrize(
    "url",
    [
        "",
        "ftp://a.example/x",
        "gopher://a.example/x",
        "http:///x",
        "http:a.example",
        "//a.example/x",
        "http://user@a.example/",
        "http://a.example@127.0.0.1/",
        "http://user:pass@a.example/",
        "http://a.example\\@127.0.0.1/",
        "http://a.example%2f@127.0.0.1/",
        "http://%31%32%37.0.0.1/",
        "http://a.example\r\nHost: b/",
        "http://a.exam\tple/",
        "http://a b.example/",
        "http://a..example/",
        "http://-a.example/",
        "http://a.example:99999/",
        "http://a.example:0/",
        "http://a.example:x/",
        "http://[::1/",
        "http://[fe80::1%25eth0]/",
        "http://[v1.x]/",
        f"http://{'a' * 64}.example/",
        f"http://{'a.' * 150}example/",
        "http://a.example/\ud800",
    ],
)
def test_a_url_that_can_be_read_in_two_ways_is_refused(url):
    with pytest.raises(FetchRefused) as refused:
        web_address(url)
    assert refused.value.code == "fetch_bad_url"


@given(st.text(max_size=60))
def test_any_text_gives_an_address_or_a_refusal(text):
    for url in (text, f"http://{text}", f"https://a.example/{text}"):
        try:
            address = web_address(url)
        except FetchRefused:
            continue
        assert address.host.isascii()
        assert web_address(str(address)) == address


@given(st.ip_addresses(v=4))
def test_no_wrapping_of_an_ipv4_address_is_public(address):
    packed = int(address)
    for prefix, shift in (("::", 0), ("::ffff:0:0", 0), ("64:ff9b::", 0), ("2002::", 80)):
        assert not is_public(IPv6Address(int(IPv6Address(prefix)) + (packed << shift)))


@given(st.ip_addresses())
def test_nothing_counts_as_public_that_the_standard_library_calls_private(address):
    if is_public(address):
        assert address.is_global
        assert not address.is_multicast


def test_messages_show_neither_password_nor_query_nor_data():
    assert redacted("https://a.example/x.png?token=secret#f") == "https://a.example/x.png?…"
    assert "secret" not in redacted("https://me:secret@a.example/x")
    assert "secret" not in redacted("https://a.example/#secret")
    assert redacted("data:image/png;base64,secret") == "data:image/png;base64,…"
    with pytest.raises(FetchRefused) as refused:
        web_address("http://me:secret@[bad/")
    assert "secret" not in str(refused.value)
