"""SigFig's documented path over plain HTTP: keys, templates, films, what is left to be paid."""

from __future__ import annotations

import re
from typing import Any

import httpx2
import pytest
from asking import ask
from running import Running
from sigfig_films import COST, order, template, until_over
from tenants import Tenant, person, tenant

pytestmark = pytest.mark.allow_hosts(["127.0.0.1"])

DOT = (
    "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhg"
    "GAWjR9awAAAABJRU5ErkJggg=="
)
"""A picture of one pixel."""
INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z")
UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
QUARTERLY = {
    "name": "Quarterly Review",
    "scenes": [
        {"primitiveId": "title-intro", "voScript": "Welcome to Q[quarter] [year]."},
        {"primitiveId": "stat-counters", "voScript": "[revenue] in revenue. [growth]% growth."},
        {"primitiveId": "outro"},
    ],
    "dataSlots": [
        {"key": "revenue", "type": "number", "required": True},
        {"key": "growth", "type": "number"},
        {"key": "quarter", "type": "text", "required": True},
    ],
    "defaults": {"voiceId": "en-GB-RyanNeural", "accentColor": "#6366F1"},
}


@pytest.fixture(scope="module")
def member(running: Running) -> Tenant:
    return tenant(running, "sigfig")


@pytest.fixture(scope="module")
def short(member: Tenant) -> str:
    return template(member)


def test_a_film_is_asked_for_polled_and_loaded(running: Running) -> None:
    member = tenant(running, "sigfig-one", credit=100)
    job = member.told("POST", "/api/render", json=order(template(member), "Dr. Jane Smith"))
    assert (job["success"], job["status"]) == (True, "pending")
    assert job["displayName"] == "Dr. Jane Smith"
    assert job["creditsRemaining"] == 100 - COST
    assert UUID.fullmatch(job["jobId"])
    done = until_over(member, job["jobId"])
    assert (done["id"], done["status"]) == (job["jobId"], "complete")
    assert done["authorName"] == "Dr. Jane Smith"
    assert INSTANT.fullmatch(done["createdAt"])
    assert INSTANT.fullmatch(done["completedAt"])
    assert httpx2.get(done["outputUrl"]).content[4:8] == b"ftyp"
    assert member.told("GET", "/api/credits")["creditsRemaining"] == 100 - COST
    movements = member.told("GET", "/api/billing/usage", params={"limit": 2})
    assert [each["type"] for each in movements["usage"]] == ["settle", "reserve"]
    assert {each["jobId"] for each in movements["usage"]} == {job["jobId"]}
    rest = member.told("GET", "/api/billing/usage", params={"cursor": movements["nextCursor"]})
    assert [each["type"] for each in rest["usage"]] == ["grant"]


def test_everything_that_is_wrong_is_told_at_once(member: Tenant, short: str) -> None:
    asked = {"templateId": short, "data": {"score": "many"}, "brand": {"accentColor": "mauve-ish"},
             "output": {"fps": 12}}  # fmt: skip
    refused = member.ask("POST", "/api/render", json=asked)
    assert refused.status_code == 400
    answer = refused.json()
    assert answer["success"] is False
    assert isinstance(answer["error"], str)
    places = {fault["pointer"] for fault in answer["details"]}
    assert places == {"/data/person_name", "/data/score", "/brand/accentColor", "/output/fps"}


def test_warnings_come_once_and_lead_into_the_request(member: Tenant, short: str) -> None:
    odd = [{"primitiveId": "outro", "options": {"animation": "nope"}}]
    voiced = {"voiceId": "elevenlabs-custom", "musicTrack": "none"}
    scene = {**odd[0], "voScript": "One. Two."}
    asked = order(short, scenes=[scene, scene], audio=voiced, brand={"logoUrl": DOT})
    job = member.told("POST", "/api/render", json=asked)
    assert {(each["code"], each["pointer"]) for each in job["warnings"]} == {
        ("unknown_option", "/scenes")
    }
    warnings = until_over(member, job["jobId"])["warnings"]
    places = [(each["code"], each["pointer"]) for each in warnings]
    assert sorted(places) == [
        ("unknown_option", "/scenes"), ("voice_replaced", "/audio/voiceId"),
    ]  # fmt: skip


def test_what_is_not_there_is_404_and_what_is_not_paid_402(running: Running) -> None:
    poor = tenant(running, "sigfig-poor", credit=0)
    short = template(poor)
    assert poor.ask("POST", "/api/render", json=order(short)).status_code == 402
    unknown = poor.ask("POST", "/api/render", json=order("nothing"))
    assert unknown.status_code == 404
    assert "emeritus" in unknown.json()["hint"]
    gone = poor.ask("GET", "/api/render/78008b5b-4207-4b2e-a1c5-9b923f519d4c")
    assert (gone.status_code, gone.json()["success"]) == (404, False)
    nobody = ask("GET", f"{running.url}/api/render/nothing")
    assert (nobody.status_code, nobody.json()["success"]) == (401, False)


def test_a_film_is_deleted_before_its_end_and_its_credits_come_back(running: Running) -> None:
    member = tenant(running, "sigfig-deleting", credit=100)
    long = template(member, scenes=[{"primitiveId": "title-intro", "duration": 30}])
    job = member.told("POST", "/api/render", json=order(long))["jobId"]
    assert member.told("DELETE", f"/api/render/{job}")["success"] is True
    assert member.ask("GET", f"/api/render/{job}").status_code == 404
    assert member.told("GET", "/api/credits")["credits"] == 100


def test_polling_is_limited_for_each_key(running: Running) -> None:
    member = tenant(running, "sigfig-polling")
    answer = member.ask("GET", "/api/render/nothing")
    assert answer.headers["x-ratelimit-limit"] == "120"
    assert 0 < int(answer.headers["x-ratelimit-remaining"]) < 120
    refused = [member.ask("POST", "/api/render/batch", json={}) for _ in range(7)]
    limited = [each for each in refused if each.status_code == 429]
    assert limited
    assert limited[0].headers["x-ratelimit-limit"] == "5"
    assert 1 <= int(limited[0].headers["retry-after"]) <= 60
    assert limited[0].json()["success"] is False


def test_keys_are_made_shown_once_listed_and_revoked(running: Running) -> None:
    member = person(running, "sigfig-person")
    made = keys(running, "POST", member.headers, {"name": "Production", "scopes": "render-batch"})
    fresh, told = made["key"], made["apiKey"]
    assert re.fullmatch(r"sf_live_[0-9a-f]+", fresh)
    assert told["keyPrefix"] == fresh[:16]
    assert told["scopes"] == "videos:create,videos:create:batch,videos:read"
    assert told["name"] == "Production"
    listed = keys(running, "GET", member.headers)["keys"]
    assert [key["id"] for key in listed] == [told["id"]]
    assert fresh not in str(listed)
    own = {"authorization": f"Bearer {fresh}"}
    assert ask("GET", f"{running.url}/api/batches", headers=own).status_code == 200
    assert ask("GET", f"{running.url}/api/credits", headers=own).status_code == 403
    assert ask("GET", f"{running.url}/api/keys", headers=own).status_code == 403
    keys(running, "DELETE", member.headers, path=f"/{told['id']}")
    assert ask("GET", f"{running.url}/api/batches", headers=own).status_code == 401
    assert keys(running, "GET", member.headers)["keys"] == []


def test_a_session_may_come_as_a_cookie_but_not_from_another_site(running: Running) -> None:
    token = person(running, "sigfig-cookie").headers["authorization"].removeprefix("Bearer ")
    cookie = {"cookie": f"kinoform_session={token}"}
    asked = {"name": "Production", "scopes": "videos:create,videos:read"}
    assert keys(running, "POST", cookie, asked)["apiKey"]["scopes"] == asked["scopes"]
    for foreign in ({"origin": "https://evil.example"}, {"sec-fetch-site": "cross-site"}):
        answer = ask("POST", f"{running.url}/api/keys", headers={**cookie, **foreign}, json=asked)
        assert answer.status_code == 401


def test_a_key_hands_on_no_more_than_it_has(running: Running) -> None:
    small = tenant(running, "sigfig-small", scopes=("keys:manage", "videos:read"))
    refused = small.ask("POST", "/api/keys", json={"name": "more", "scopes": "admin"})
    assert (refused.status_code, refused.json()["code"]) == (403, "FORBIDDEN")
    assert small.told("POST", "/api/keys", json={"name": "less", "scopes": "videos:read"})["key"]
    odd = {"name": "odd", "scopes": "videos:read,everything"}
    unknown = small.ask("POST", "/api/keys", json=odd)
    assert (unknown.status_code, unknown.json()["code"]) == (400, "INVALID_SCOPES")
    assert "'everything'" in unknown.json()["error"]


def test_some_things_need_a_higher_tier(running: Running) -> None:
    running.command("accounts", "create", "sigfig-free", "--plan", "free")
    made = running.command(
        "keys", "create", "--dialect", "sigfig", "--account", "sigfig-free", "--scopes", "admin"
    )
    assert running.command("plans", "set", "free", "tier=free")["tier"] == "free"
    with pytest.raises(RuntimeError, match="one of free, studio"):
        running.command("plans", "set", "free", "tier=gold")
    free = Tenant(running.url, "", made["id"], made["key"])
    assert made["key"].startswith("sf_live_")
    refused = free.ask("POST", "/api/keys", json={"name": "one", "scopes": "read-only"})
    assert (refused.status_code, refused.json()["code"]) == (403, "TIER_REQUIRED")
    voiced = order(template(free), audio={"voiceId": "elevenlabs-custom"})
    assert free.ask("POST", "/api/render", json=voiced).status_code == 403


def test_a_voice_that_nobody_has_is_refused_with_one_that_somebody_has(
    member: Tenant, short: str
) -> None:
    refused = member.ask("POST", "/api/render", json=order(short, audio={"voiceId": "tenner"}))
    assert refused.status_code == 400
    (fault,) = refused.json()["details"]
    assert (fault["code"], fault["pointer"]) == ("unknown_voice", "/audio/voiceId")
    assert "tenor" in fault["hint"]
    refused = member.ask("POST", "/api/render", json=order(short, audio={"voiceId": "xx-Nobody"}))
    assert refused.json()["hint"] == "GET /api/voices lists them"


def test_templates_are_made_forked_changed_and_deleted(member: Tenant) -> None:
    made = member.told("POST", "/api/templates", json=QUARTERLY)["template"]
    assert (made["name"], made["visibility"], made["baseTemplateId"]) == (
        "Quarterly Review", "private", None,
    )  # fmt: skip
    assert made["scenes"] == QUARTERLY["scenes"]
    fork = {"name": "Ours", "forkFrom": made["id"], "scenes": [{"primitiveId": "outro"}]}
    forked = member.told("POST", "/api/templates", json=fork)
    assert forked["message"] == f"Template forked from {made['id']}."
    assert forked["template"]["baseTemplateId"] == made["id"]
    assert [slot["key"] for slot in forked["template"]["dataSlots"]] == [
        "revenue", "growth", "quarter",
    ]  # fmt: skip
    path = f"/api/templates/{forked['template']['id']}"
    changed = member.told("PATCH", path, json={"name": "All of ours"})["template"]
    assert (changed["name"], changed["version"], changed["scenes"]) == (
        "All of ours", 2, fork["scenes"],
    )  # fmt: skip
    names = [each["name"] for each in member.told("GET", f"{path}/versions")["versions"]]
    assert names == ["All of ours", "Ours"]
    member.told("DELETE", path)
    assert member.ask("GET", path).status_code == 404
    wrong = {"name": "Odd", "scenes": [{"primitiveId": "no-such-thing"}]}
    refused = member.ask("POST", "/api/templates", json=wrong)
    assert refused.status_code == 400
    assert refused.json()["details"][0]["pointer"] == "/scenes/0/primitiveId"


def test_scenes_may_be_ids_of_primitives_alone(running: Running) -> None:
    member = tenant(running, "sigfig-plain-scenes")
    plain = {"name": "Plain", "scenes": ["title-intro", {"primitiveId": "outro"}]}
    made = member.told("POST", "/api/templates", json=plain)["template"]
    assert made["scenes"] == [{"primitiveId": "title-intro"}, {"primitiveId": "outro"}]
    (own,) = member.told("GET", "/api/templates", params={"builtIn": "false"})["templates"]
    assert own == made


def test_a_template_that_changed_in_the_meantime_is_not_overwritten(member: Tenant) -> None:
    path = f"/api/templates/{template(member)}"
    assert member.told("PUT", path, json={"name": "Two", "version": 1})["template"]["version"] == 2
    late = member.ask("PATCH", path, json={"name": "Other", "version": 1})
    assert (late.status_code, late.json()["code"]) == (409, "VERSION_CONFLICT")
    assert member.told("PATCH", path, json={"name": "Three"})["template"]["version"] == 3


def test_templates_of_the_house_are_for_all_and_ones_own_for_oneself(
    running: Running, member: Tenant
) -> None:
    public = ask("GET", f"{running.url}/api/templates").json()["templates"]
    ids = {each["id"] for each in public}
    assert {"emeritus", "laureate", "rewind", "pulse", "handshake"} <= ids
    own = template(member)
    assert own not in ids
    assert own in {each["id"] for each in member.told("GET", "/api/templates")["templates"]}
    other = tenant(running, "sigfig-other")
    assert other.ask("GET", f"/api/templates/{own}").status_code == 404
    assert ask("GET", f"{running.url}/api/templates/{own}").status_code == 404
    member.told("PUT", f"/api/templates/{own}", json={"visibility": "public"})
    assert ask("GET", f"{running.url}/api/templates/{own}").status_code == 200
    assert other.ask("PUT", f"/api/templates/{own}", json={"name": "mine"}).status_code == 404
    assert member.ask("DELETE", "/api/templates/emeritus").status_code == 403


def test_primitives_are_listed_by_category_for_anybody(running: Running) -> None:
    listed = ask("GET", f"{running.url}/api/primitives").json()
    assert listed["total"] == len(listed["primitives"]) > 0
    some = ask("GET", f"{running.url}/api/primitives", params={"category": "Data Viz"}).json()
    assert {each["category"] for each in some["primitives"]} == {"Data Viz"}
    assert some["categories"] == listed["categories"]
    assert set(some["primitives"][0]) == {
        "id", "label", "category", "description", "animationOptions", "defaultDuration",
        "dataInputs", "inputs", "example",
    }  # fmt: skip


def test_voices_are_those_of_the_page_and_then_the_houses_own(running: Running) -> None:
    voices = ask("GET", f"{running.url}/api/voices").json()["voices"]
    assert [(each["id"], each["tier"]) for each in voices[:5]] == [
        ("en-GB-RyanNeural", "Free"), ("en-US-GuyNeural", "Free"), ("en-US-JennyNeural", "Free"),
        ("en-GB-SoniaNeural", "Free"), ("elevenlabs-custom", "Studio+"),
    ]  # fmt: skip
    assert any(each["available"] for each in voices[5:])


def test_projects_are_saved_version_by_version_and_rendered(member: Tenant, short: str) -> None:
    saved = {"name": "Draft", **order(short)}
    project = member.told("POST", "/api/projects", json=saved)["project"]
    path = f"/api/projects/{project['id']}"
    changed = {"name": "Final", "data": {"person_name": "Grace", "score": 9}, "version": 1}
    assert member.told("PUT", path, json=changed)["project"]["version"] == 2
    late = member.ask("PATCH", path, json={"name": "Other", "version": 1})
    assert (late.status_code, late.json()["code"]) == (409, "VERSION_CONFLICT")
    assert [each["version"] for each in member.told("GET", f"{path}/versions")["versions"]] == [
        2,
        1,
    ]
    assert project["id"] in {each["id"] for each in member.told("GET", "/api/projects")["projects"]}
    job = member.told("POST", f"{path}/render", json={"data": {"score": 10}})
    assert job["displayName"] == "Grace"
    document = {"meta": {"width": 64, "height": 36, "fps": 10},
                "tracks": [{"clips": [{"type": "rect", "start": 0, "duration": 0.2}]}]}  # fmt: skip
    kept = member.told("PUT", path, json={"document": document})["project"]
    assert kept["document"] == document
    assert kept["templateId"] is None
    assert (
        until_over(member, member.told("POST", f"{path}/render")["jobId"])["status"] == "complete"
    )
    member.told("DELETE", path)
    assert member.ask("GET", path).status_code == 404


def test_nothing_else_is_a_project(member: Tenant) -> None:
    for body in ({"name": "Empty"}, {"name": "Both", "document": {}, "templateId": "pulse"}):
        assert member.ask("POST", "/api/projects", json=body).status_code == 400


def keys(
    running: Running, method: str, headers: dict[str, str], body: Any = None, path: str = ""
) -> Any:
    answer = ask(method, f"{running.url}/api/keys{path}", headers=headers, json=body)
    assert answer.status_code == 200, answer.text
    return answer.json()
