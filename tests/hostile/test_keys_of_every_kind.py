"""Keys that are over, unknown or too small, at every operation that needs one."""

from __future__ import annotations

from typing import Any

import pytest
from asking import ask
from running import Running
from tenants import Tenant, expire, person, tenant
from walking import Route, routes

pytestmark = pytest.mark.allow_hosts(["127.0.0.1"])

UNRELATED = ("callbacks:read",)
"""A scope that nothing here asks for."""


@pytest.fixture(scope="module")
def small(running: Running) -> Tenant:
    return tenant(running, "small", scopes=UNRELATED)


def guarded(running: Running) -> list[Route]:
    """Operations that not everybody may ask for."""
    return [route for route in routes(running.url) if route.access != "anybody"]


def one_of_each(running: Running) -> list[Route]:
    """An operation of each door and each way to be let in."""
    return list({(route.door, route.access): route for route in guarded(running)}.values())


def refused(running: Running, route: Route, headers: dict[str, str], query: str = "") -> Any:
    url = f"{running.url}{route.filled()}{query}"
    answer = ask(route.method, url, headers=headers)
    route.assert_refused(answer.status_code, answer.headers["content-type"], answer.json())
    return answer.status_code


def test_without_a_key_nothing_is_told(running: Running) -> None:
    assert {refused(running, route, {}) for route in guarded(running)} == {401}


def test_a_key_does_nothing_that_it_has_no_scope_for(running: Running, small: Tenant) -> None:
    assert all(route.scope for route in guarded(running) if route.access == "key")
    assert {refused(running, route, small.headers) for route in guarded(running)} == {403}


def test_a_session_is_no_thing_that_a_key_can_have(running: Running) -> None:
    whole = tenant(running, "whole")
    for route in guarded(running):
        if route.access == "session":
            assert refused(running, route, whole.headers) == 403, route


@pytest.mark.parametrize("end", ["expired", "revoked", "made up", "of a session that is over"])
def test_a_key_that_is_over_opens_nothing(running: Running, end: str) -> None:
    over = tenant(running, f"over-{end.replace(' ', '-')}")
    headers = over.headers
    if end == "expired":
        expire(running, over.key_id)
    elif end == "revoked":
        running.command("keys", "revoke", over.key_id)
    elif end == "made up":
        headers = {"x-api-key": f"sk-{'0' * 48}"}
    else:
        headers = person(running, "leaver").headers
        ask("POST", f"{running.url}/api/v1/account.logout", headers=headers)
    some = guarded(running) if end == "revoked" else one_of_each(running)
    assert {refused(running, route, headers) for route in some} == {401}


def test_a_key_in_the_address_counts_for_nothing(running: Running) -> None:
    whole = tenant(running, "in-the-address")
    query = "&".join(f"{name}={whole.key}" for name in ("api_key", "key", "token", "access_token"))
    for route in guarded(running):
        assert refused(running, route, {}, f"?{query}") == 401, route
    assert whole.key not in running.log.read_text()


def test_no_key_is_found_in_logs_figures_or_the_audit(running: Running) -> None:
    who = tenant(running, "careful")
    member = person(running, "careful-person")
    token = member.headers["authorization"].removeprefix("Bearer ")
    minted = member.answer("apikey.create", {"name": "one"})["api_key"]["plaintext"]
    for secret in (who.key, token, minted):
        # As people do who paste a key where it does not belong.
        for path in (f"/api/v1/video/{secret}", f"/v/{secret}", f"/files/{secret}?t={secret}"):
            who.ask("GET", path)
        who.ask("GET", f"/api/v1/video?status={secret}&api_key={secret}")
        who.ask("POST", "/api/v1/render.get", json={"id": secret})
        who.ask("POST", "/api/v1/video", json={"config": {secret: secret}})
    told = [
        running.log.read_text(), ask("GET", f"{running.url}/metrics").text,
        who.ask("GET", "/house/v1/audit?limit=100").text,
        str(member.answer("audit.list")), str(member.answer("apikey.list")),
        str(running.command("keys", "list")),
    ]  # fmt: skip
    for secret in (who.key, token, minted):
        assert not any(secret in each for each in told)
