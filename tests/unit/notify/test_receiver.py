from __future__ import annotations

import pytest

from kinoform.kit.addresses import Allowed
from kinoform.notify.receiver import receiver_fault


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("https://hooks.example/a?b=c", None),
        ("https://93.184.215.14/", None),
        ("http://hooks.example/", "webhook_needs_https"),
        ("https://10.0.0.1/", "webhook_forbidden_address"),
        ("https://[::1]/", "webhook_forbidden_address"),
        ("https://me:passwort@hooks.example/", "webhook_bad_url"),
        ("https://0x7f.1/", "webhook_bad_url"),
        ("ftp://hooks.example/", "webhook_bad_url"),
        ("data:text/plain,x", "webhook_bad_url"),
        ("", "webhook_bad_url"),
        (f"https://hooks.example/{'ü' * 1_100}", "webhook_bad_url"),
    ],
)
def test_a_url_is_judged_when_it_is_registered_without_any_network(url, code):
    fault = receiver_fault(url, Allowed())
    assert (fault and fault.code) == code
    assert fault is None or fault.hint
    assert "passwort" not in repr(fault)


@pytest.mark.parametrize(
    ("entry", "url"),
    [
        ("hooks.internal", "http://hooks.internal/"),
        ("127.0.0.1", "http://127.0.0.1:9000/"),
        ("10.0.0.0/8", "http://10.1.2.3/"),
        ("10.0.0.0/8", "http://hooks.internal/"),
    ],
)
def test_plain_http_can_be_registered_where_the_operator_opened_it(entry, url):
    assert receiver_fault(url, Allowed.of((entry,))) is None


def test_opening_one_host_opens_no_other():
    allowed = Allowed.of(("hooks.internal",))
    assert receiver_fault("http://other.example/", allowed).code == "webhook_needs_https"
