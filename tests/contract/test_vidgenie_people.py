"""VidGenie's accounts: what is told to whom, and what a token is good for."""

from __future__ import annotations

import time

import pytest
from guest import (
    PASSWORD,
    Guest,
    letters_to,
    registered,
    signed_in,
    stranger,
    token_in_mail,
)
from running import Running

pytestmark = pytest.mark.allow_hosts(["127.0.0.1"])

NEW_PASSWORD = "another horse and staple"  # noqa: S105


@pytest.fixture(scope="module")
def ann(running: Running) -> Guest:
    return registered(running, "ann")


def facts(name: str, email: str = "", password: str = PASSWORD) -> dict[str, str]:
    return {"username": name, "email": email or f"{name}@example.com", "password": password}


def test_somebody_pending_gets_fresh_tokens_and_only_the_last_is_good(running: Running) -> None:
    guest = stranger(running)
    assert guest.answer("account.register", facts("ben"))["user"]["status"] == "pending"
    refused = guest.answer("account.login", {"username": "ben", "password": PASSWORD}, 403)
    assert refused["code"] == "email_not_verified"
    first = token_in_mail(running, "ben@example.com")
    guest.answer("account.register", facts("ben"))
    guest.answer("account.resend_verification", {"email": "Ben@example.com"})
    assert len(letters_to(running, "ben@example.com")) == 3
    over = guest.answer("account.verify_email", {"token": first}, 422)
    assert "account.resend_verification" in over["hint"]
    guest.answer("account.verify_email", {"token": token_in_mail(running, "ben@example.com")})
    me = signed_in(running, "ben").answer("account.me")["user"]
    assert (me["username"], me["status"]) == ("ben", "active")


def test_a_registration_does_not_tell_who_has_an_account(running: Running, ann: Guest) -> None:
    guest = stranger(running)
    taken = guest.answer("account.register", facts("carl", "ann@example.com"))
    fresh = guest.answer("account.register", facts("cora"))
    assert taken.keys() == fresh.keys()
    assert taken["message"] == fresh["message"]
    assert taken["user"].keys() == fresh["user"].keys()
    assert taken["user"]["status"] == "pending"
    assert letters_to(running, "ann@example.com")[0]["subject"] == "You already have an account"
    name_taken = guest.answer("account.register", facts("ann", "dora@example.com"), 409)
    assert name_taken["code"] == "already_exists"
    wrong = facts("cora", password=NEW_PASSWORD)
    assert guest.answer("account.register", wrong, 409) == name_taken


def test_asking_for_a_token_tells_nothing_either(running: Running, ann: Guest) -> None:
    guest = stranger(running)
    before = len(letters_to(running, "ann@example.com"))
    known = guest.answer("account.resend_verification", {"email": "ann@example.com"})
    assert guest.answer("account.resend_verification", {"email": "no@example.com"}) == known
    assert len(letters_to(running, "ann@example.com")) == before
    assert letters_to(running, "no@example.com") == []


def test_nobody_fills_a_strangers_letter_box(running: Running) -> None:
    guest = stranger(running)
    guest.answer("account.register", facts("eve"))
    for _ in range(6):
        guest.answer("account.resend_verification", {"email": "eve@example.com"})
    assert len(letters_to(running, "eve@example.com")) == 5
    token = token_in_mail(running, "eve@example.com")
    guest.answer("account.verify_email", {"token": token})


def test_a_new_password_ends_all_other_sessions(running: Running) -> None:
    here = registered(running, "fay")
    there = signed_in(running, "fay")
    wrong = {"old_password": "not the password", "new_password": NEW_PASSWORD}
    assert here.answer("account.change_password", wrong, 403)["code"] == "invalid_credentials"
    short = {"old_password": PASSWORD, "new_password": "short"}
    assert here.answer("account.change_password", short, 422)["code"] == "invalid_request"
    here.answer("account.change_password", {"old_password": PASSWORD, "new_password": NEW_PASSWORD})
    here.answer("account.me")
    there.answer("account.me", status=401)
    stranger(running).answer("account.login", {"username": "fay", "password": PASSWORD}, 401)
    again = signed_in(running, "fay", NEW_PASSWORD)
    again.answer("account.logout")
    again.answer("account.me", status=401)


def test_sessions_and_keys_open_what_is_theirs(running: Running, ann: Guest) -> None:
    minted = ann.answer("apikey.create", {"name": "machine"})["api_key"]
    machine = Guest(running.url, {"x-api-key": minted["plaintext"]})
    hook = ann.answer("webhook.create", {"url": "https://example.com/hook"})["webhook"]
    assert machine.answer("webhook.get", {"id": hook["id"]})["webhook"] == hook
    assert machine.answer("account.me", status=403)["code"] == "forbidden"
    assert stranger(running).answer("account.me", status=401)["code"] == "missing_access_token"
    ann.answer("apikey.revoke", {"id": minted["id"]})
    machine.answer("webhook.list", status=401)


def test_calls_are_in_the_audit_page_by_page(running: Running, ann: Guest) -> None:
    minted = ann.answer("apikey.create", {"name": "audited"})["api_key"]
    machine = Guest(running.url, {"x-api-key": minted["plaintext"]})
    machine.answer("render.get", {"id": "rt_nothing"}, 404)
    machine.answer("webhook.list")
    rows = []
    for _ in range(40):
        rows = machine.answer("audit.list", {"limit": 100})["calls"]
        if any(row["path"] == "/api/v1/webhook.list" for row in rows):
            break
        time.sleep(0.05)
    mine = [row for row in rows if row["key_id"] == minted["id"]]
    statuses = {row["path"]: row["status"] for row in mine}
    assert statuses["/api/v1/render.get"] == 404
    assert statuses["/api/v1/webhook.list"] == 200
    assert all(row["address"] == "127.0.0.1" and row["request_id"] for row in mine)
    page = ann.answer("audit.list", {"limit": 1})
    after = ann.answer("audit.list", {"limit": 1, "before": page["next_before"]})
    assert int(after["calls"][0]["id"]) < int(page["calls"][0]["id"])
    assert ann.answer("audit.list", {"before": "x"}, 422)["code"] == "invalid_request"
