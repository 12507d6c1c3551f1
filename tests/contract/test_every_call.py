"""What holds for every call, at every door: limits, repeated requests, scopes, metrics, logs."""

from __future__ import annotations

import uuid
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx2
import pytest
from guest import registered
from running import Running

pytestmark = pytest.mark.allow_hosts(["127.0.0.1"])

SCHEMA: dict[str, Any] = {
    "meta": {"version": "2.0.0", "width": 320, "height": 180, "fps": 10},
    "tracks": [{"clips": [{"type": "text", "text": "Hello", "start": 0, "duration": 1}]}],
}
CREATE = "/api/v1/video"


@pytest.fixture
def http(running: Running) -> Any:
    with httpx2.Client(base_url=running.url, timeout=30) as client:
        yield client


def bearer(key: str, **more: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {key}", **more}


def test_a_key_is_told_its_rate_and_refused_beyond_it(running: Running, http: Any) -> None:
    running.command("plans", "set", "free", "creates_per_minute=3")
    running.command("accounts", "create", "rated", "--plan", "free")
    key = running.key("rated")
    answers = [http.post(CREATE, json={"config": SCHEMA}, headers=bearer(key)) for _ in range(5)]
    allowed = [answer for answer in answers if answer.status_code == 200]
    refused = [answer for answer in answers if answer.status_code == 429]
    # A minute may end in between, and then the count begins anew.
    assert len(allowed) >= 3
    assert allowed[0].headers["x-ratelimit-limit"] == "3"
    assert int(allowed[0].headers["x-ratelimit-remaining"]) <= 2
    assert refused
    assert refused[0].json()["code"] == "RATE_LIMITED"
    assert 1 <= int(refused[0].headers["retry-after"]) <= 60
    assert http.get(CREATE, headers=bearer(key)).status_code == 200, "reading has its own count"


def test_a_repeated_request_with_its_key_is_carried_out_once(running: Running, http: Any) -> None:
    key = running.key("repeating")
    headers = bearer(key, **{"Idempotency-Key": str(uuid.uuid4())})

    def send(_: int) -> Any:
        return http.post(CREATE, json={"config": SCHEMA}, headers=headers)

    with ThreadPoolExecutor(25) as pool:
        answers = list(pool.map(send, range(50)))
    assert {answer.status_code for answer in answers} == {200}
    assert len({answer.text for answer in answers}) == 1
    assert sum("idempotency-replayed" not in answer.headers for answer in answers) == 1
    assert http.get(CREATE, headers=bearer(key)).json()["pagination"]["total"] == 1


def test_a_key_of_another_request_is_refused(running: Running, http: Any) -> None:
    key = running.key("reusing")
    headers = bearer(key, **{"Idempotency-Key": "one"})
    http.post(CREATE, json={"config": SCHEMA}, headers=headers)
    other = http.post(CREATE, json={"config": SCHEMA, "title": "other"}, headers=headers)
    assert other.status_code == 422
    assert other.json()["code"] == "IDEMPOTENCY_KEY_REUSED"


def test_a_refused_request_leaves_its_key_free(running: Running, http: Any) -> None:
    key = running.key("correcting")
    headers = bearer(key, **{"Idempotency-Key": "again"})
    assert http.post(CREATE, json={"config": 7}, headers=headers).status_code == 400
    assert http.post(CREATE, json={"config": SCHEMA}, headers=headers).status_code == 200


def test_a_render_with_a_key_is_charged_once(running: Running, http: Any) -> None:
    key = running.key("paying")
    task = http.post(CREATE, json={"config": SCHEMA}, headers=bearer(key)).json()["taskId"]
    headers = bearer(key, **{"Idempotency-Key": "render"})
    first, second = (http.post(f"{CREATE}/{task}/render", headers=headers) for _ in range(2))
    assert first.json() == second.json()
    assert first.json()["remainingCredits"] == 1000 - first.json()["cost"]


def test_a_repeated_upload_is_kept_once(running: Running, http: Any) -> None:
    key = running.key("uploading-once")
    picture = b"<svg xmlns='http://www.w3.org/2000/svg' width='8' height='8'/>"
    headers = bearer(key, **{"Idempotency-Key": "upload"})
    sent = [
        http.post("/api/v1/upload", files={"file": ("a.svg", picture)}, headers=headers)
        for _ in range(2)
    ]
    assert sent[0].status_code == 200
    assert sent[0].json() == sent[1].json()
    assert http.get("/api/v1/files", headers=bearer(key)).json()["pagination"]["total"] == 1


def test_every_way_to_send_a_key_is_understood_but_not_in_the_address(
    running: Running, http: Any
) -> None:
    key = running.key("forms")
    for headers in (
        {"Authorization": f"Bearer {key}"}, {"Authorization": f"Token {key}"},
        {"X-API-Key": key}, {"x-api-key": key},
    ):  # fmt: skip
        assert http.get("/api/v1/credits", headers=headers).status_code == 200
    assert http.get(f"/api/v1/credits?api_key={key}").json()["code"] == "MISSING_API_KEY"


def test_keys_do_what_their_scopes_say_and_nothing_when_they_are_over(
    running: Running, http: Any
) -> None:
    reader = running.command(
        "keys", "create", "--scopes", "read-only", "--account", "reader", "--dialect", "vidgenie"
    )
    assert reader["key"].startswith("vg_live_")
    headers = {"X-API-Key": reader["key"]}
    assert http.get("/api/v1/credits", headers=headers).status_code == 200
    refused = http.post(CREATE, json={"config": SCHEMA}, headers=headers)
    assert (refused.status_code, refused.json()["code"]) == (403, "FORBIDDEN")
    running.command("keys", "revoke", reader["id"])
    over = http.get("/api/v1/credits", headers=headers)
    assert (over.status_code, over.json()["code"]) == (401, "API_KEY_INACTIVE")
    listed = running.command("keys", "list", "--account", "reader")["keys"]
    assert [key["revoked"] for key in listed] == [True]
    assert reader["key"] not in str(listed)


def test_unknown_scopes_are_refused_when_a_key_is_minted(running: Running) -> None:
    with pytest.raises(RuntimeError, match="choose of"):
        running.command("keys", "create", "--scopes", "videos:create,everything")


def test_metrics_tell_of_requests_and_of_the_house(http: Any) -> None:
    http.get("/health")
    told = http.get("/metrics").text
    assert 'kinoform_requests_total{method="GET",route="/health",status="200"}' in told
    assert 'kinoform_renders{status="queued"}' in told
    assert "kinoform_workers " in told


def test_health_tells_what_it_stands_on(http: Any) -> None:
    health = http.get("/health").json()
    assert health["status"] == "ok"
    assert health["workers"] >= 1
    assert "PyAV" in health["media"]


def test_the_log_has_requests_and_no_secrets(running: Running, http: Any) -> None:
    key = running.key("logged")
    http.get("/api/v1/credits", headers=bearer(key, **{"X-Request-Id": "known-by-this"}))
    http.get(f"/api/v1/credits?api_key={key}")
    http.get(f"/api/v1/video/{key}", headers=bearer(key))
    log = running.log.read_text()
    assert "known-by-this" in log
    assert key not in log
    assert key not in http.get("/metrics").text


def test_a_secret_that_is_shown_once_is_not_kept_to_be_shown_again(
    running: Running, http: Any
) -> None:
    person = registered(running, "once").headers
    headers = {**person, "Idempotency-Key": "mint"}
    first = http.post("/api/v1/apikey.create", json={"name": "laptop"}, headers=headers)
    second = http.post("/api/v1/apikey.create", json={"name": "laptop"}, headers=headers)
    assert first.json()["data"]["api_key"]["plaintext"].startswith("vg_live_")
    assert (second.status_code, second.json()["error"]["code"]) == (409, "shown_once")
    keys = http.post("/api/v1/apikey.list", headers=person).json()["data"]["api_keys"]
    assert len(keys) == 1


def test_any_moment_of_a_task_or_a_preview_is_a_picture(running: Running, http: Any) -> None:
    key = running.key("stills")
    task = http.post(CREATE, json={"config": SCHEMA}, headers=bearer(key)).json()["taskId"]
    preview = http.post("/api/v1/preview", json=SCHEMA, headers=bearer(key)).json()["tempId"]
    for path in (f"{CREATE}/{task}", f"/api/v1/preview/{preview}"):
        shown = http.get(f"{path}/frame?t=0.5&format=png&width=160", headers=bearer(key))
        assert shown.headers["content-type"] == "image/png"
        assert shown.content.startswith(b"\x89PNG")
        assert http.get(f"{path}/frame?t=never", headers=bearer(key)).status_code == 400
        assert http.get(f"{path}/frame").status_code == 401
    other = running.key("somebody-elses-stills")
    assert http.get(f"{CREATE}/{task}/frame", headers=bearer(other)).status_code == 404
