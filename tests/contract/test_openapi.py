"""What the server tells of itself: sound by the rules of OpenAPI, and true of what it answers."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Iterator
from functools import cache
from typing import Any

import httpx2
import pytest
from described import Asking, Described
from jsonschema import Draft202012Validator
from running import Running

from kinoform.dialects._doors import doors
from kinoform.watch.schema import REFERENCE as WATCHING

pytestmark = pytest.mark.allow_hosts(["127.0.0.1"])

TOLD = {door.name: door.told for door in doors().values()} | {WATCHING.name: WATCHING}
DOCUMENTS = ["openapi.json", *(f"openapi/{name}.json" for name in TOLD)]
DESCRIBED_DOORS = [name for name, told in TOLD.items() if told.operations]
CLIP = {"type": "text", "text": "Hello", "start": 0, "duration": 1}
FILM = {"meta": {"width": 320, "height": 180, "fps": 10}, "tracks": [{"clips": [CLIP]}]}
PIXEL = b'<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"><circle r="8"/></svg>'
RENDER_SECONDS = 60


@cache
def described(url: str) -> Described:
    answer = httpx2.get(url, timeout=60)
    assert answer.status_code == 200, answer.text
    return Described(answer.json())


@pytest.fixture(params=DOCUMENTS)
def document(running: Running, request: pytest.FixtureRequest) -> Described:
    return described(f"{running.url}/{request.param}")


@pytest.fixture(scope="module")
def client(running: Running) -> Asking:
    told = described(f"{running.url}/openapi/renderingvideo.json")
    key = running.key("openapi")
    return Asking(running.url, told, {"authorization": f"Bearer {key}"})


def every(value: Any, name: str) -> Iterator[Any]:
    """Each value of a name, however deep, but for those inside of examples."""
    if isinstance(value, dict):
        for key, item in value.items():
            if key == name:
                yield item
            if key not in {"example", "examples"}:
                yield from every(item, name)
    elif isinstance(value, list):
        for item in value:
            yield from every(item, name)


def test_a_document_is_openapi_with_what_that_needs(document: Described, running: Running) -> None:
    whole = document.document
    assert whole["openapi"] == "3.1.0"
    assert whole["info"]["title"]
    assert whole["info"]["version"]
    assert whole["servers"] == [{"url": running.url}]
    tags = [tag["name"] for tag in whole["tags"]]
    assert len(tags) == len(set(tags))
    for _method, path, operation in document.operations():
        assert operation["summary"]
        assert operation["responses"]
        assert set(operation["tags"]) <= set(tags)
        named = [each["name"] for each in operation.get("parameters", []) if each["in"] == "path"]
        assert sorted(named) == sorted(re.findall(r"{(\w+)}", path))
        assert all(
            each["required"] for each in operation.get("parameters", []) if each["in"] == "path"
        )


def test_every_reference_leads_somewhere(document: Described) -> None:
    for ref in every(document.document, "$ref"):
        if isinstance(ref, str):
            assert ref.startswith("#/components/schemas/"), ref
            assert ref.rpartition("/")[2] in document.document["components"]["schemas"]


def test_every_schema_is_one(document: Described) -> None:
    for schema in document.document["components"]["schemas"].values():
        Draft202012Validator.check_schema(schema)
    for schema in every(document.document["paths"], "schema"):
        Draft202012Validator.check_schema(schema)


def test_each_operation_has_a_name_of_its_own(document: Described) -> None:
    names = [operation["operationId"] for *_, operation in document.operations()]
    assert len(names) == len(set(names))
    assert all(re.fullmatch(r"[a-z][A-Za-z0-9]*", name) for name in names)


def test_security_schemes_that_are_named_are_told(document: Described) -> None:
    told = document.document["components"].get("securitySchemes", {})
    named = {name for *_, each in document.operations() for way in each["security"] for name in way}
    assert named == set(told)


def test_every_example_is_as_its_schema_says(document: Described) -> None:
    wrong = []
    for *_, operation in document.operations():
        contents = [operation.get("requestBody", {}), *operation["responses"].values()]
        for content in [kind for each in contents for kind in each.get("content", {}).values()]:
            shown = [each["value"] for each in content.get("examples", {}).values()]
            shown += [content["example"]] if "example" in content else []
            for value in shown:
                faults = document.faults(content["schema"], value)
                wrong += [(operation["operationId"], fault) for fault in faults]
    for hook in document.document.get("webhooks", {}).values():
        content = hook["post"]["requestBody"]["content"]["application/json"]
        wrong += [("hook", each) for each in document.faults(content["schema"], content["example"])]
    assert wrong == []


@pytest.mark.parametrize("name", DESCRIBED_DOORS)
def test_a_door_tells_of_all_that_it_does_and_of_nothing_else(name: str, running: Running) -> None:
    document = described(f"{running.url}/openapi/{name}.json")
    there = {f"{method} {path}" for method, path, _ in document.operations()}
    assert there == set(TOLD[name].operations)


def test_all_doors_are_in_the_overall_document(running: Running) -> None:
    overall = {
        (method, path) for method, path, _ in described(f"{running.url}/openapi.json").operations()
    }
    parts = [described(f"{running.url}/openapi/{name}.json").operations() for name in TOLD]
    assert overall == {(method, path) for part in parts for method, path, _ in part}
    assert described(f"{running.url}/openapi.json").document["info"]["title"] == "Kinoform"


def test_a_document_that_was_read_already_is_not_sent_again(running: Running) -> None:
    url = f"{running.url}/openapi/renderingvideo.json"
    tag = httpx2.get(url, timeout=60).headers["etag"]
    assert httpx2.get(url, headers={"if-none-match": tag}).status_code == 304
    assert httpx2.get(f"{running.url}/openapi/nobody.json").status_code == 404


def test_the_page_asks_nobody_else_for_anything(running: Running) -> None:
    page = httpx2.get(f"{running.url}/docs")
    assert page.headers["content-security-policy"].startswith("default-src 'self'")
    assert "unsafe" not in page.headers["content-security-policy"]
    pieces = re.findall(r'(?:src|href)="(docs/[^"]+)"', page.text)
    scripts = [httpx2.get(f"{running.url}/{piece}") for piece in pieces]
    assert len(scripts) == 2
    imported = set(re.findall(r'from "\./(\w+\.js)"', scripts[1].text))
    scripts += [httpx2.get(f"{running.url}/docs/{name}") for name in imported]
    for piece in [page, *scripts]:
        assert piece.status_code == 200
        addresses = set(re.findall(r"(?:https?:)?//[\w.-]+\.\w+", piece.text))
        assert addresses <= {"http://www.w3.org"}, addresses
    assert all(f'data-door="{name}"' in page.text for name in TOLD)


def test_a_film_of_renderingvideo_is_as_described_all_the_way(client: Asking) -> None:
    made = client.ask("POST", "/api/v1/video", json={"config": FILM, "title": "Hello"})
    path = f"/api/v1/video/{made['taskId']}"
    assert client.ask("GET", f"{path}/config")["config"] == FILM
    client.ask("POST", f"{path}/render", json={"num_workers": 1})
    until = time.monotonic() + RENDER_SECONDS
    while client.ask("GET", path)["status"] == "rendering" and time.monotonic() < until:
        time.sleep(0.2)
    assert client.ask("GET", path)["status"] == "completed"
    assert client.ask("POST", f"{path}/render")["alreadyRendered"] is True
    assert client.ask("GET", "/api/v1/video", params={"status": "completed"})["tasks"]
    client.ask("DELETE", path)
    client.ask("GET", path, 404)


def test_conflicts_of_renderingvideo_are_as_described(client: Asking) -> None:
    long = {**FILM, "tracks": [{"clips": [{**CLIP, "duration": 30}]}]}
    made = client.ask("POST", "/api/v1/video", json={"config": long})
    path = f"/api/v1/video/{made['taskId']}"
    client.ask("POST", f"{path}/render")
    client.ask("POST", f"{path}/render", 400)
    client.ask("DELETE", path, 400)


def test_previews_of_renderingvideo_are_as_described(client: Asking) -> None:
    opened = client.ask("POST", "/api/v1/preview", json=FILM)
    path = f"/api/v1/preview/{opened['tempId']}"
    client.ask("GET", path)
    client.ask("POST", f"{path}/convert", json={"category": "invitations"})
    client.ask("POST", f"{path}/render")
    client.ask("DELETE", path)
    client.ask("POST", f"{path}/render", 404)
    public = client.ask("POST", "/api/preview", json=FILM)
    client.ask("GET", f"/api/temp/{public['tempId']}")
    client.ask("POST", "/api/preview", 400, json={"meta": {}})


def test_files_of_renderingvideo_are_as_described(client: Asking) -> None:
    sent = {"file": ("dot.svg", PIXEL, "image/svg+xml")}
    (asset,) = client.ask("POST", "/api/v1/upload", files=sent)["assets"]
    assert client.ask("GET", "/api/v1/files", params={"type": "image"})["files"]
    client.ask("DELETE", f"/api/v1/files/{asset['id']}")
    client.ask("DELETE", f"/api/v1/files/{asset['id']}", 404)
    client.ask("POST", "/api/v1/upload", 400, data={"file": "no file"})
    client.ask("GET", "/api/v1/files", 400, params={"type": "smell"})
    client.ask("GET", "/api/v1/credits")
    client.ask("GET", "/api/v1/capabilities")


def test_every_fault_of_a_body_is_told_at_its_place(client: Asking) -> None:
    body = {"config": [], "title": 7, "metadata": "none"}
    refused = client.ask("POST", "/api/v1/video", 400, json=body)
    places = [fault["pointer"] for fault in refused["details"]["problems"]]
    assert sorted(places) == ["/config", "/metadata", "/title"]
    wrong = {"num_workers": True, "webhook_url": 1}
    task = client.ask("POST", "/api/v1/video", json={"config": FILM})["taskId"]
    refused = client.ask("POST", f"/api/v1/video/{task}/render", 400, json=wrong)
    places = [fault["pointer"] for fault in refused["details"]["problems"]]
    assert sorted(places) == ["/num_workers", "/webhook_url"]


def test_refusals_of_keys_are_as_described(client: Asking, running: Running) -> None:
    nobody = Asking(client.url, client.described, {})
    nobody.ask("GET", "/api/v1/video", 401)
    poor = Asking(
        client.url, client.described, {"x-api-key": running.key("openapi without credits")}
    )
    long = {**FILM, "tracks": [{"clips": [{**CLIP, "duration": 3600}]}]}
    task = poor.ask("POST", "/api/v1/video", json={"config": long})["taskId"]
    poor.ask("POST", f"/api/v1/video/{task}/render", 402)


def test_the_house_is_as_described(client: Asking, running: Running) -> None:
    told = described(f"{running.url}/openapi/house.json")
    made = running.command("keys", "create", "--dialect", "house", "--account", "openapi")
    member = Asking(running.url, told, {"x-api-key": made["key"]})
    long = {**FILM, "tracks": [{"clips": [{**CLIP, "duration": 30}]}]}
    task = client.ask("POST", "/api/v1/video", json={"config": long})["taskId"]
    render = client.ask("POST", f"/api/v1/video/{task}/render")["renderTaskId"]
    assert member.ask("GET", "/house/v1/account")["credits"]["reserved"] > 0
    assert member.ask("GET", "/house/v1/transfers")["transfers"]
    assert member.ask("GET", "/house/v1/audit")["calls"]
    assert member.ask("GET", "/house/v1/renders")["renders"]
    member.ask("GET", "/house/v1/renders", 400, params={"status": "odd"})
    member.ask("POST", f"/house/v1/renders/{render}/cancel")
    member.ask("GET", f"/house/v1/renders/{render}")
    member.ask("GET", "/house/v1/renders/nothing", 404)
    member.ask("GET", "/house/v1/deliveries")
    member.ask("GET", "/house/v1/webhook-secret")
    member.ask("POST", "/house/v1/webhook-secret/rotate")


def test_watching_is_as_described(client: Asking) -> None:
    told = described(f"{client.url}/openapi/server.json")
    anybody = Asking(client.url, told, {})
    preview = client.ask("POST", "/api/v1/preview", json=FILM)["tempId"]
    anybody.ask("GET", "/health")
    anybody.ask("GET", f"/t/{preview}")
    anybody.ask("GET", f"/watch/{preview}/plan")
    anybody.ask("GET", f"/watch/{preview}/frame", params={"t": "0.5", "format": "png"})
    anybody.ask("GET", f"/watch/{preview}/frame", 400, params={"t": "soon"})
    anybody.ask("GET", "/watch/nothing/plan", 404)


def test_timelines_of_vidgenie_are_as_described(running: Running) -> None:
    told = described(f"{running.url}/openapi/vidgenie.json")
    minted = running.command("keys", "create", "--dialect", "vidgenie", "--account", "described")
    member = Asking(running.url, told, {"x-api-key": minted["key"]})
    verb = "/api/v1/{}".format
    asked = {"timeline": {"tracks": []}, "output": {"format": "mp4", "resolution": "360p"}}
    job = member.ask("POST", verb("render.create"), json=asked)["data"]["id"]
    member.ask("GET", verb("render.get"), params={"id": job})
    member.ask("POST", verb("render.get"), json={"id": job})
    member.ask("POST", verb("render.list"), json={"limit": 1})
    member.ask("GET", verb("render.get"), 404, params={"id": "nothing"})
    member.ask("GET", verb("render.get"), 422)
    wrong = {"timeline": {"tracks": [{"clips": [{"asset": {"type": "smell"}}]}]}}
    member.ask("POST", verb("render.create"), 422, json=wrong)
    kept = member.ask("POST", verb("template.create"), json={"name": "dot", **asked})
    chosen = {"id": kept["data"]["template"]["id"]}
    member.ask("GET", verb("template.list"))
    member.ask("POST", verb("template.update"), json={**chosen, "name": "line"})
    member.ask("POST", verb("template.render"), json=chosen)
    member.ask("POST", verb("template.delete"), json=chosen)
    hook = {"url": f"{running.url}/health", "events": ["render.failed"]}
    made = member.ask("POST", verb("webhook.create"), json=hook)["data"]["webhook"]
    member.ask("GET", verb("webhook.get"), params={"id": made["id"]})
    member.ask("GET", verb("webhook.list"))
    member.ask("POST", verb("webhook.update"), json={"id": made["id"], "active": True})
    sent = member.ask("POST", verb("webhook.test"), json={"id": made["id"]})["data"]["delivery"]
    assert sent["webhook_id"] == made["id"]
    assert member.ask("GET", verb("webhook.deliveries"))["data"]["deliveries"]
    member.ask("POST", verb("webhook.delete"), json={"id": made["id"]})
    assert member.ask("GET", verb("audit.list"))["data"]["calls"]
    Asking(running.url, told, {}).ask("GET", verb("render.list"), 401)


def test_accounts_of_vidgenie_are_as_described(running: Running) -> None:
    told = described(f"{running.url}/openapi/vidgenie.json")
    guest = Asking(running.url, told, {})
    verb = "/api/v1/{}".format
    person = {"username": "told", "email": "told@example.com", "password": "a long password"}
    guest.ask("POST", verb("account.register"), json=person)
    guest.ask("POST", verb("account.resend_verification"), json={"email": person["email"]})
    del person["email"]
    guest.ask("POST", verb("account.login"), 403, json=person)
    letters = running.command("outbox")["letters"]
    text = next(each["text"] for each in letters if each["to"] == "told@example.com")
    token = next(line for line in text.splitlines() if len(line) > 30 and " " not in line)
    guest.ask("POST", verb("account.verify_email"), json={"token": token})
    access = guest.ask("POST", verb("account.login"), json=person)["data"]["access_token"]
    member = Asking(running.url, told, {"authorization": f"Bearer {access}"})
    member.ask("GET", verb("account.me"))
    key = member.ask("POST", verb("apikey.create"), json={"name": "laptop"})["data"]["api_key"]
    member.ask("GET", verb("apikey.list"))
    member.ask("POST", verb("apikey.revoke"), json={"id": key["id"]})
    member.ask("POST", verb("account.logout"))
    member.ask("GET", verb("account.me"), 401)


def test_documents_are_small_enough_to_be_read(document: Described) -> None:
    assert len(json.dumps(document.document)) < 1_000_000
