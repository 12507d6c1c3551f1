"""Webhooks: who hears of what, signed by what, and how often."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import httpx2
import pytest
from guest import Guest, with_key
from receiver import Receiver, receiving
from running import Running
from standardwebhooks import Webhook

pytestmark = pytest.mark.allow_hosts(["127.0.0.1"])

ORDER = {
    "timeline": {"tracks": []},
    "output": {"format": "mp4", "resolution": "360p", "fps": 5},
}
LONG = {
    "timeline": {"tracks": [{"clips": [{
        "asset": {"type": "shape", "shape": "circle", "fill": {"color": "#ffffff"},
                  "circle": {"radius": 60}},
        "position": "center", "start": 0, "length": 600,
    }]}]},
    "output": ORDER["output"],
}  # fmt: skip
SETTLE_SECONDS = 20


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with receiving() as opened:
        yield opened


@pytest.fixture(scope="module")
def member(running: Running) -> Guest:
    """Somebody with a key."""
    return with_key(running, "listeners")


@pytest.fixture(scope="module")
def other(running: Running) -> Guest:
    """Somebody else with a key."""
    return with_key(running, "other listeners")


def subscribed(member: Guest, receiver: Receiver, **more: Any) -> Any:
    return member.answer("webhook.create", {"url": receiver.url, **more})["webhook"]


def settled(member: Guest, delivery_id: str, tries: int = 1) -> Any:
    """A delivery in the log, once it was tried so often."""
    until = time.monotonic() + SETTLE_SECONDS
    while time.monotonic() < until:
        rows = member.answer("webhook.deliveries", {"limit": 100})["deliveries"]
        row = next(each for each in rows if each["id"] == delivery_id)
        if row["tries"] >= tries:
            return row
        time.sleep(0.1)
    raise TimeoutError(delivery_id)


def test_a_subscriber_hears_of_a_finished_render_in_words_signed_with_its_secret(
    member: Guest, receiver: Receiver
) -> None:
    hook = subscribed(member, receiver)
    assert hook["secret"].startswith("whsec_")
    assert hook["events"] == ["render.done", "render.failed"]
    job = member.until_done(member.answer("render.create", ORDER)["id"])
    (message,) = receiver.hear()
    Webhook(hook["secret"]).verify(message.body, message.headers)
    assert message.headers["content-type"] == "application/json"
    assert message.headers["user-agent"].startswith("Kinoform/")
    assert message.payload["event"] == "render.done"
    assert message.payload["data"]["id"] == job["id"]
    assert httpx2.get(message.payload["data"]["url"]).content[4:8] == b"ftyp"
    row = settled(member, message.headers["webhook-id"])
    assert (row["status"], row["tries"], row["answer"]["status"]) == ("delivered", 1, 204)
    assert row["payload"] == message.payload


def test_the_address_of_a_render_hears_in_words_signed_with_the_secret_of_the_account(
    member: Guest, receiver: Receiver
) -> None:
    member.answer("render.create", {**ORDER, "webhook_url": receiver.url})
    (message,) = receiver.hear()
    url = f"{member.url}/house/v1/webhook-secret"
    secret = httpx2.get(url, headers=member.headers).json()["secret"]
    assert secret == httpx2.get(url, headers=member.headers).json()["secret"]
    Webhook(secret).verify(message.body, message.headers)
    fresh = httpx2.post(f"{url}/rotate", headers=member.headers).json()["secret"]
    again = member.answer("webhook.resend", {"delivery_id": message.headers["webhook-id"]})
    assert again["delivery"]["status"] == "pending"
    _, second = receiver.hear(2)
    Webhook(fresh).verify(second.body, second.headers)


def test_an_address_that_is_both_hears_once(member: Guest, receiver: Receiver) -> None:
    hook = subscribed(member, receiver)
    job = member.answer("render.create", {**ORDER, "webhook_url": receiver.url})
    member.until_done(job["id"])
    (message,) = receiver.hear()
    Webhook(hook["secret"]).verify(message.body, message.headers)
    rows = member.answer("webhook.deliveries", {"limit": 100})["deliveries"]
    urls = [row["url"] for row in rows if row["render_id"] == job["id"]]
    assert urls.count(receiver.url) == 1


def test_a_resent_message_keeps_its_id_and_has_a_new_time(
    member: Guest, receiver: Receiver
) -> None:
    hook = subscribed(member, receiver)
    owed = member.answer("webhook.test", {"id": hook["id"]})["delivery"]
    receiver.hear()
    settled(member, owed["id"])
    time.sleep(1.1)
    member.answer("webhook.resend", {"delivery_id": owed["id"]})
    first, second = receiver.hear(2)
    assert second.headers["webhook-id"] == first.headers["webhook-id"] == owed["id"]
    assert second.headers["webhook-timestamp"] > first.headers["webhook-timestamp"]
    assert second.body == first.body
    Webhook(hook["secret"]).verify(second.body, second.headers)
    assert settled(member, owed["id"], 2)["tries"] == 2


def test_a_receiver_that_fails_is_tried_again(member: Guest, receiver: Receiver) -> None:
    receiver.status = 500
    owed = member.answer("webhook.test", {"id": subscribed(member, receiver)["id"]})["delivery"]
    receiver.hear()
    row = settled(member, owed["id"])
    assert (row["status"], row["answer"]["status"]) == ("pending", 500)
    receiver.status = 204
    assert settled(member, owed["id"], 2)["status"] == "delivered"
    assert len(receiver.messages) == 2


def test_a_receiver_that_is_gone_is_told_nothing_more(member: Guest, receiver: Receiver) -> None:
    receiver.status = 410
    hook = subscribed(member, receiver)
    owed = member.answer("webhook.test", {"id": hook["id"]})["delivery"]
    assert settled(member, owed["id"])["status"] == "failed"
    assert member.answer("webhook.get", {"id": hook["id"]})["webhook"]["active"] is False
    refused = member.answer("webhook.test", {"id": hook["id"]}, 409)
    assert refused["code"] == "webhook_inactive"
    receiver.status = 204
    member.answer("webhook.update", {"id": hook["id"], "active": True})
    member.answer("webhook.resend", {"delivery_id": owed["id"]})
    assert settled(member, owed["id"], 2)["status"] == "delivered"


def test_a_receiver_that_never_answers_holds_up_no_other(member: Guest, receiver: Receiver) -> None:
    with receiving() as stuck:
        stuck.silent_seconds = 60
        hook = subscribed(member, stuck)
        for _ in range(12):
            member.answer("webhook.test", {"id": hook["id"]})
        stuck.hear(2)
        began = time.monotonic()
        quick = subscribed(member, receiver)
        member.answer("webhook.test", {"id": quick["id"]})
        receiver.hear()
        assert time.monotonic() - began < 5
        assert len(stuck.messages) == 2
        member.answer("webhook.delete", {"id": hook["id"]})
        rows = member.answer("webhook.deliveries", {"limit": 100})["deliveries"]
        gone = [row for row in rows if row["url"] == stuck.url]
        assert {row["status"] for row in gone} == {"failed"}
        refused = member.answer("webhook.resend", {"delivery_id": gone[0]["id"]}, 409)
        assert refused["code"] == "webhook_gone"


def test_whoever_cancels_is_not_told_that_it_was_cancelled(
    member: Guest, receiver: Receiver
) -> None:
    subscribed(member, receiver)
    job = member.answer("render.create", {**LONG, "webhook_url": receiver.url})
    member.answer("render.cancel", {"id": job["id"]})
    rows = member.answer("webhook.deliveries", {"limit": 100})["deliveries"]
    assert job["id"] not in {row["render_id"] for row in rows}
    retried = member.answer("render.retry", {"id": job["id"]})
    assert (retried["retry_of"], retried["status"]) == (job["id"], "queued")
    member.answer("render.cancel", {"id": retried["id"]})


def test_subscriptions_are_listed_changed_and_deleted(member: Guest, receiver: Receiver) -> None:
    hook = subscribed(member, receiver, events=["render.failed"])
    listed = member.answer("webhook.list")["webhooks"][0]
    assert listed == {name: value for name, value in hook.items() if name != "secret"}
    changed = member.answer(
        "webhook.update", {"id": hook["id"], "events": ["render.done"], "active": False}
    )["webhook"]
    assert (changed["events"], changed["active"]) == (["render.done"], False)
    kept = member.answer("webhook.get", {"id": hook["id"]})["webhook"]
    assert kept["secret"] == hook["secret"]
    member.answer("webhook.delete", {"id": hook["id"]})
    member.answer("webhook.get", {"id": hook["id"]}, 404)


def test_what_cannot_be_a_subscription_is_refused(other: Guest, receiver: Receiver) -> None:
    def refused(status: int, **body: Any) -> str:
        return str(other.answer("webhook.create", body, status)["code"])

    assert refused(422) == "invalid_request"
    assert refused(422, url=7) == "invalid_request"
    assert refused(422, url="http://169.254.169.254/hook") == "invalid_request"
    assert refused(422, url="ftp://example.com/") == "invalid_request"
    assert refused(422, url=receiver.url, events=[]) == "invalid_request"
    assert refused(422, url=receiver.url, events=["render.begun"]) == "invalid_request"
    hook = subscribed(other, receiver)
    assert refused(409, url=receiver.url) == "already_exists"
    nothing = other.answer("webhook.update", {"id": hook["id"]}, 422)
    assert nothing["hint"]
    for number in range(19):
        other.answer("webhook.create", {"url": f"{receiver.url}/{number}"})
    assert refused(409, url=f"{receiver.url}/more") == "too_many_webhooks"


def test_the_log_is_read_page_by_page(member: Guest, receiver: Receiver) -> None:
    hook = subscribed(member, receiver)
    made = [member.answer("webhook.test", {"id": hook["id"]})["delivery"]["id"] for _ in range(3)]
    first = member.answer("webhook.deliveries", {"id": hook["id"], "limit": 2})
    assert [row["id"] for row in first["deliveries"]] == made[:0:-1]
    member.answer("webhook.test", {"id": hook["id"]})
    before = {"id": hook["id"], "limit": 2, "before": first["next_before"]}
    rest = member.answer("webhook.deliveries", before)
    assert [row["id"] for row in rest["deliveries"]] == made[:1]
    assert rest["next_before"] is None


def test_strangers_neither_see_nor_resend(member: Guest, other: Guest, receiver: Receiver) -> None:
    hook = subscribed(member, receiver)
    owed = member.answer("webhook.test", {"id": hook["id"]})["delivery"]
    other.answer("webhook.get", {"id": hook["id"]}, 404)
    other.answer("webhook.delete", {"id": hook["id"]}, 404)
    other.answer("webhook.resend", {"delivery_id": owed["id"]}, 404)
    assert other.answer("webhook.deliveries", {"id": hook["id"]})["deliveries"] == []


def test_the_operator_sees_and_resends_deliveries(
    member: Guest, running: Running, receiver: Receiver
) -> None:
    owed = member.answer("webhook.test", {"id": subscribed(member, receiver)["id"]})["delivery"]
    settled(member, owed["id"])
    rows = running.command("deliveries", "list", "--status", "delivered")["deliveries"]
    row = next(each for each in rows if each["id"] == owed["id"])
    assert (row["event"], row["tries"]) == ("ping", 1)
    assert datetime.fromisoformat(row["triedAt"]) <= datetime.now(UTC)
    running.command("deliveries", "resend", owed["id"])
    assert len(receiver.hear(2)) == 2
