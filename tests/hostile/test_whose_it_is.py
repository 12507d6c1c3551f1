"""What belongs to one account is not there for any other, at any door, by any identifier.

The operations are those that the server tells of, so one that is new is asked as well; and one
that takes an identifier which nobody here has any of fails the test until somebody does.
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from asking import ask
from guest import Guest
from running import Running
from sigfig_films import SILENT, until_batch_over
from sigfig_films import order as sigfig_order
from sigfig_films import template as sigfig_template
from tenants import Tenant, person, tenant
from walking import Route, routes

pytestmark = pytest.mark.allow_hosts(["127.0.0.1"])

WAIT_SECONDS = 30
PIXEL = b'<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"><circle r="8"/></svg>'
CLIP = {"type": "rect", "start": 0, "duration": 0.2}
FILM = {"meta": {"width": 64, "height": 36, "fps": 10}, "tracks": [{"clips": [CLIP]}]}
SHAPE = {"type": "shape", "shape": "circle", "circle": {"radius": 9}, "fill": {"color": "#fff"}}
TIMELINE = {"tracks": [{"clips": [{"asset": SHAPE, "start": 0, "length": 1}]}]}
BATCH = {"headers": ["person_name", "score"], "rows": [["Ada", 1]], **SILENT}
SMALL = {"width": 64, "height": 36, "fps": 5}
BY_LINK = ("link_id",)
"""Whoever has the link may look: that is what it is for."""
NO_IDS = ("Idempotency-Key", "number", "key")
SECRETS_OF_TIME = re.compile(r"[?&]t=[\w.-]+")


@dataclass(frozen=True)
class Owner:
    """An account with one of everything, and somebody signed in with a key."""

    tenant: Tenant
    person: Guest
    things: dict[str, str]

    def view(self) -> list[str]:
        """All that it sees of its own, but for what each look changes."""
        told = self.tenant.told
        its = self.things
        seen = [
            told("GET", f"/api/v1/video/{its['film']}"), told("GET", "/api/v1/files"),
            told("GET", f"/api/v1/preview/{its['preview']}"), told("GET", "/house/v1/renders"),
            told("POST", "/api/v1/template.list"), told("POST", "/api/v1/webhook.list"),
            told("POST", "/api/v1/webhook.get", json={"id": its["webhook"]}),
            told("GET", "/house/v1/webhook-secret"), told("GET", "/api/v1/credits"),
            told("GET", "/house/v1/transfers"), told("GET", f"/api/render/{its['job']}"),
            told("GET", f"/api/batches/{its['batch']}"), told("GET", "/api/templates"),
            told("GET", f"/api/projects/{its['project']}"), told("GET", "/api/webhooks"),
        ]  # fmt: skip
        keys = self.person.answer("apikey.list")["api_keys"]
        alive = [(key["id"], key["name"], key["prefix"]) for key in keys]
        return [SECRETS_OF_TIME.sub("", str(each)) for each in [*seen, alive]]


@pytest.fixture(scope="module")
def owner(running: Running) -> Owner:
    who = tenant(running, "owner")
    member = person(running, "owner-person")
    film = who.told("POST", "/api/v1/video", json={"config": FILM})["taskId"]
    who.told("POST", f"/api/v1/video/{film}/render")
    order = {"timeline": TIMELINE, "output": SMALL}
    render = who.told("POST", "/api/v1/render.create", json=order)["data"]["render_id"]
    who.told("POST", "/api/v1/render.cancel", json={"id": render})
    hook = {"url": "http://127.0.0.1:9/never"}
    webhook = who.told("POST", "/api/v1/webhook.create", json=hook)["data"]["webhook"]["id"]
    template = {"name": "mine", "timeline": TIMELINE}
    ping = who.told("POST", "/api/v1/webhook.test", json={"id": webhook})["data"]["delivery"]
    custom = sigfig_template(who)
    batch = who.told("POST", "/api/render/batch", json=BATCH | {"templateId": custom})
    until_batch_over(who, batch["batchId"])
    listening = {"url": "http://127.0.0.1:9/never-either"}
    file = who.told("POST", "/api/v1/upload", files={"file": ("a.svg", PIXEL)})["assets"][0]
    until = time.monotonic() + WAIT_SECONDS
    while who.told("GET", f"/api/v1/video/{film}")["status"] != "completed":
        assert time.monotonic() < until
        time.sleep(0.1)
    return Owner(who, member, {
        "film": film, "render": render, "webhook": webhook, "delivery": ping["id"],
        "preview": who.told("POST", "/api/v1/preview", json=FILM)["tempId"],
        "template": who.told("POST", "/api/v1/template.create", json=template)["data"]["template"][
            "id"
        ],
        "file": file["id"], "link": file["url"], "custom": custom, "job": batch["jobIds"][0],
        "batch": batch["batchId"],
        "hook": who.told("POST", "/api/webhooks", json=listening)["webhook"]["id"],
        "project": who.told("POST", "/api/projects", json={"name": "mine", **sigfig_order(custom)})[
            "project"
        ]["id"],
        "key": member.answer("apikey.create", {"name": "mine"})["api_key"]["id"],
    })  # fmt: skip


@pytest.fixture(scope="module")
def stranger(running: Running) -> Tenant:
    return tenant(running, "stranger")


@pytest.fixture(scope="module")
def strange_person(running: Running) -> Guest:
    return person(running, "stranger-person")


THINGS = {
    "task_id": "film", "video_id": "film", "film_id": "film", "temp_id": "preview",
    "preview_id": "preview", "render_id": "render", "file_id": "file", "delivery_id": "delivery",
    "template_id": "custom", "webhook_id": "hook", "key_id": "key", "job_id": "job",
    "batch_id": "batch", "project_id": "project",
    "render.id": "render", "template.id": "template", "webhook.id": "webhook", "apikey.id": "key",
    "render.before": "render", "webhook.before": "delivery", "listRenders.before": "render",
    "listDeliveries.before": "delivery", "getPublicPreview.temp_id": "preview",
}  # fmt: skip
"""What an identifier names: by its own name, after the noun of a verb, or after an operation."""
NUMBERED = ("listTransfers", "listCalls", "listCallsByGet")
"""Whose `before` is a number that is no identifier of anything."""


def identifiers(route: Route) -> Iterator[str]:
    """The names of what an operation takes that could be somebody's."""
    gaps = route.parameters("path")
    named = dict.fromkeys([*gaps, *route.parameters("query"), *route.body.get("properties", {})])
    for name in named:
        is_place = name == "before" and route.operation["operationId"] not in NUMBERED
        is_identifier = name == "id" or name.endswith("_id") or name in gaps or is_place
        if is_identifier and name not in NO_IDS + BY_LINK:
            yield name


def thing_of(route: Route, name: str) -> str:
    noun = route.path.rpartition("/")[2].partition(".")[0]
    for known in (f"{route.operation['operationId']}.{name}", f"{noun}.{name}", name):
        if known in THINGS:
            return THINGS[known]
    raise LookupError(f"nobody here knows what {name} of {route} names")


def test_nobody_reads_or_changes_what_is_somebody_elses(
    running: Running, owner: Owner, stranger: Tenant, strange_person: Guest
) -> None:
    before = owner.view()
    asked = 0
    for route in routes(running.url):
        for name in identifiers(route):
            headers = strange_person.headers if route.access == "session" else stranger.headers
            answer = ask_for(route, name, owner.things[thing_of(route, name)], headers, running.url)
            asked += 1
            if answer.status_code == 200:
                assert is_empty_list(answer.json()), (route, answer.text)
            else:
                assert answer.status_code == 404, (route, name, answer.text)
                route.assert_refused(404, answer.headers["content-type"], answer.json())
    assert asked >= 30
    assert owner.view() == before


def ask_for(route: Route, name: str, value: str, headers: dict[str, str], url: str) -> Any:
    """Asks an operation for something by its identifier, and for nothing else that matters."""
    path = re.sub(rf"{{{name}}}", value, route.path)
    path = re.sub(r"{\w+}", "1", path)
    query = {name: value} if name in route.parameters("query") else {}
    body = {name: value} if name in route.body.get("properties", {}) else {}
    if body and "timeline" in route.body["properties"]:
        body["timeline"] = TIMELINE  # type: ignore[assignment]
    if "active" in route.body.get("properties", {}):
        body["active"] = False  # type: ignore[assignment]
    return ask(route.method, f"{url}{path}", params=query, json=body or None, headers=headers)


def is_empty_list(answer: dict[str, Any]) -> bool:
    """An answer of a list that has nothing in it."""
    facts = answer.get("data", answer)
    lists = [value for value in facts.values() if isinstance(value, list)]
    return bool(lists) and not any(lists)


def test_the_owner_is_let_in_by_each_of_these_identifiers(running: Running, owner: Owner) -> None:
    told = owner.tenant.told
    its = owner.things
    for path in (f"/api/v1/video/{its['film']}", f"/api/v1/preview/{its['preview']}",
                 f"/house/v1/renders/{its['render']}"):  # fmt: skip
        assert told("GET", path)
    for noun in ("render", "template", "webhook"):
        assert told("POST", f"/api/v1/{noun}.get", json={"id": its[noun]})


def test_a_preview_of_an_account_is_no_public_one(running: Running, owner: Owner) -> None:
    answer = ask("GET", f"{running.url}/api/temp/{owner.things['preview']}")
    assert answer.status_code == 404


@pytest.mark.parametrize("token", ["", "?t=", "?t=x", "?t=WyJhIiwxXQ.AAAA", "?t=%00"])
def test_a_file_is_not_read_without_the_signature_of_its_link(
    running: Running, owner: Owner, token: str
) -> None:
    bare = owner.things["link"].partition("?")[0]
    answer = ask("GET", f"{bare}{token}")
    assert answer.status_code in {400, 404}
    assert "error" in answer.json()


def test_a_document_does_not_reach_somebody_elses_file_without_its_signature(
    owner: Owner, stranger: Tenant
) -> None:
    link = owner.things["link"]
    bare, _, token = link.partition("?t=")
    for url in (bare, f"{bare}?t=x", f"{bare}?t={token[:-4]}AAAA", f"{bare}/../{bare}"):
        film = {**FILM, "tracks": [{"clips": [{**CLIP, "type": "image", "src": url}]}]}
        for path, body in (("/api/v1/video", {"config": film}), ("/api/v1/preview", film),
                           ("/api/preview", film)):  # fmt: skip
            answer = stranger.ask("POST", path, json=body)
            assert answer.status_code == 400, (path, url)
        timeline = {"tracks": [{"clips": [
            {"asset": {"type": "image", "src": url}, "start": 0, "length": 1}
        ]}]}  # fmt: skip
        order = {"timeline": timeline, "output": SMALL}
        assert stranger.ask("POST", "/api/v1/render.create", json=order).status_code == 422


def test_a_link_that_was_given_away_opens_at_every_door(owner: Owner, stranger: Tenant) -> None:
    asset = {"type": "image", "src": owner.things["link"]}
    film = {**FILM, "tracks": [{"clips": [{**CLIP, **asset}]}]}
    stranger.told("POST", "/api/v1/video", json={"config": film})
    timeline = {"tracks": [{"clips": [{"asset": asset, "start": 0, "length": 1}]}]}
    stranger.told("POST", "/api/v1/render.create", json={"timeline": timeline, "output": SMALL})
