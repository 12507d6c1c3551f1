"""The house's own door: everything of an account in one place, by a key of any door."""

from __future__ import annotations

import time
from typing import Any

import httpx2
import pytest
from guest import Guest, with_key
from running import Running

pytestmark = pytest.mark.allow_hosts(["127.0.0.1"])

SCHEMA = {
    "meta": {"width": 320, "height": 180, "fps": 5},
    "tracks": [{"clips": [{"type": "rect", "start": 0, "duration": 60}]}],
}
ORDER = {
    "timeline": {"tracks": []},
    "output": {"format": "mp4", "resolution": "360p", "fps": 5},
}


@pytest.fixture(scope="module")
def owner(running: Running) -> Guest:
    """Somebody with a key of the house's door."""
    return with_key(running, "house owner", "house")


def asked(who: Guest, path: str, status: int = 200, method: str = "GET") -> Any:
    url = f"{who.url}/house/v1/{path}"
    answer = httpx2.request(method, url, headers=who.headers, timeout=30)
    assert answer.status_code == status, answer.text
    return answer.json()


def paid_render(who: Guest) -> str:
    """A render of sixty credits that RenderingVideo's door was asked for."""
    url = f"{who.url}/api/v1/video"
    task = httpx2.post(url, json={"config": SCHEMA}, headers=who.headers, timeout=30).json()
    answer = httpx2.post(f"{url}/{task['taskId']}/render", headers=who.headers, timeout=30)
    return str(answer.json()["renderTaskId"])


def test_an_account_sees_what_it_has(owner: Guest) -> None:
    assert owner.headers["x-api-key"].startswith("kf_")
    account = asked(owner, "account")
    assert account["name"] == "house owner"
    assert account["plan"]["name"] == "studio"
    assert account["plan"]["renders_at_once"] > 0
    assert account["credits"]["balance"] + account["credits"]["reserved"] <= 100
    assert account["storage"]["used_bytes"] == 0
    assert account["storage"]["cap_bytes"] == account["plan"]["storage_bytes"]


def test_credits_are_followed_through_their_purses(running: Running) -> None:
    who = with_key(running, "house bills", "house")
    render = paid_render(who)
    asked(who, f"renders/{render}/cancel", method="POST")
    assert asked(who, "account")["credits"] == {"balance": 100, "reserved": 0, "spent": 0}
    moves = asked(who, "transfers")["transfers"]
    assert [(each["reason"], each["amount"]) for each in moves] == [
        ("refund", 60), ("reserve", 60), ("grant", 100),
    ]  # fmt: skip
    assert moves[0]["render_id"] == render
    page = asked(who, "transfers?limit=1")
    following = asked(who, f"transfers?limit=1&before={page['next_before']}")["transfers"]
    assert [each["reason"] for each in following] == ["reserve"]


def test_renders_of_all_doors_are_seen_cancelled_and_retried(owner: Guest) -> None:
    short = owner.answer("render.create", ORDER)["id"]
    assert owner.until_done(short)["status"] == "done"
    rows = asked(owner, "renders?status=done")["renders"]
    assert [(row["id"], row["door"]) for row in rows] == [(short, "vidgenie")]
    assert httpx2.get(rows[0]["url"]).content[4:8] == b"ftyp"
    assert asked(owner, f"renders/{short}/cancel", 409, "POST")["error"]["code"]
    assert asked(owner, f"renders/{short}/retry", 409, "POST")["error"]["hint"]
    waiting = owner.answer("render.create", ORDER)["id"]
    page = asked(owner, "renders?limit=1")
    assert [row["id"] for row in page["renders"]] == [waiting]
    rest = asked(owner, f"renders?limit=1&before={page['next_before']}")
    assert [row["id"] for row in rest["renders"]] == [short]
    owner.until_done(waiting)


def test_errors_come_in_the_envelope_of_the_house(owner: Guest, running: Running) -> None:
    lost = asked(owner, "renders/rt_nothing", 404)["error"]
    assert lost == {
        "code": "NOT_FOUND", "message": "there is no such render", "hint": "", "problems": [],
    }  # fmt: skip
    assert asked(owner, "nothing", 404)["error"]["code"] == "NOT_FOUND"
    assert "done" in asked(owner, "renders?status=lost", 400)["error"]["hint"]
    assert asked(owner, "audit?before=x", 400)["error"]["hint"]
    assert asked(Guest(running.url), "account", 401)["error"]["code"] == "MISSING_API_KEY"


def test_keys_of_other_doors_see_what_their_scopes_allow(running: Running) -> None:
    theirs = with_key(running, "house guest", "renderingvideo")
    render = paid_render(theirs)
    assert asked(theirs, f"renders/{render}")["door"] == "renderingvideo"
    asked(theirs, f"renders/{render}/cancel", method="POST")
    again = asked(theirs, f"renders/{render}/retry", method="POST")
    assert (again["retry_of"], again["credits"]) == (render, 60)
    asked(theirs, f"renders/{again['id']}/cancel", method="POST")
    asked(theirs, "account")
    for path in ("deliveries", "webhook-secret", "audit", "transfers"):
        assert asked(theirs, path, 403)["error"]["code"] == "FORBIDDEN"


def test_calls_of_the_account_are_listed(owner: Guest) -> None:
    asked(owner, "account")
    for _ in range(40):
        rows = asked(owner, "audit?limit=100")["calls"]
        if any(row["path"] == "/house/v1/account" for row in rows):
            break
        time.sleep(0.05)
    assert {"method", "path", "status", "key_id", "request_id", "took_ms"} <= rows[0].keys()
    assert any(row["path"] == "/house/v1/account" for row in rows)
