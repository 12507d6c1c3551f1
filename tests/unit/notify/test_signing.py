from __future__ import annotations

import base64
import hashlib
import hmac
import time

import pytest
from standardwebhooks import Webhook, WebhookVerificationError

from kinoform.notify.signing import hex_signature, new_secret, standard_headers

BODY = '{"film":"Größe 🎬"}'.encode()


def test_a_receiver_with_the_public_library_accepts_what_we_sign():
    secret = new_secret()
    headers = standard_headers(secret, "msg_1", time.time(), BODY)
    assert Webhook(secret).verify(BODY, headers) == {"film": "Größe 🎬"}


@pytest.mark.parametrize("change", ["body", "id", "timestamp", "secret"])
def test_whatever_is_changed_on_the_way_is_noticed(change):
    secret = new_secret()
    headers = standard_headers(secret, "msg_1", time.time(), BODY)
    body = BODY.replace(b"film", b"pill") if change == "body" else BODY
    headers["webhook-id"] += "2" if change == "id" else ""
    headers["webhook-timestamp"] = str(int(time.time()) + (1 if change == "timestamp" else 0))
    reader = Webhook(new_secret() if change == "secret" else secret)
    with pytest.raises(WebhookVerificationError):
        reader.verify(body, headers)


def test_an_old_message_is_refused_by_the_public_library():
    secret = new_secret()
    headers = standard_headers(secret, "msg_1", time.time() - 600, BODY)
    with pytest.raises(WebhookVerificationError, match="too old"):
        Webhook(secret).verify(BODY, headers)


def test_the_signature_is_the_published_example_of_standard_webhooks():
    headers = standard_headers(
        "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
        "msg_p5jXN8AQM9LWM0D4loKWxJek",
        1614265330.9,
        b'{"test": 2432232314}',
    )
    assert headers == {
        "webhook-id": "msg_p5jXN8AQM9LWM0D4loKWxJek",
        "webhook-timestamp": "1614265330",
        "webhook-signature": "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
    }


def test_the_local_time_zone_changes_no_signature(monkeypatch):
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    time.tzset()
    try:
        test_the_signature_is_the_published_example_of_standard_webhooks()
    finally:
        monkeypatch.undo()
        time.tzset()


def test_the_plain_signature_is_that_of_a_receiver_which_uses_the_secret_as_text():
    secret = new_secret()
    expected = hmac.new(secret.encode(), BODY, hashlib.sha256).hexdigest()
    assert hex_signature(secret, BODY) == expected
    # RFC 4231, test case 2
    assert hex_signature("Jefe", b"what do ya want for nothing?") == (
        "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
    )


def test_secrets_are_long_and_never_the_same():
    secrets = {new_secret() for _ in range(100)}
    assert len(secrets) == 100
    assert all(len(base64.b64decode(secret.removeprefix("whsec_"))) == 32 for secret in secrets)
