"""What SigFig's door answers is what its description says, operation by operation."""

from __future__ import annotations

from typing import Any

import pytest
from asking import ask
from described import Asking, Described
from running import Running
from sigfig_films import SHORT, SILENT, order
from tenants import tenant

pytestmark = pytest.mark.allow_hosts(["127.0.0.1"])

LONG = [{"primitiveId": "title-intro", "duration": 60}]


@pytest.fixture(scope="module")
def member(running: Running) -> Asking:
    told = Described(ask("GET", f"{running.url}/openapi/sigfig.json").json())
    return Asking(running.url, told, tenant(running, "sigfig-described").headers)


@pytest.fixture(scope="module")
def long(member: Asking) -> str:
    made = member.ask("POST", "/api/templates", json={**SHORT, "scenes": LONG})
    return str(made["template"]["id"])


def test_films_and_batches_are_as_described(member: Asking, long: str) -> None:
    job = member.ask("POST", "/api/render", json=order(long))["jobId"]
    member.ask("GET", f"/api/render/{job}")
    member.ask("POST", f"/api/render/{job}/retry", 409)
    member.ask("DELETE", f"/api/render/{job}")
    member.ask("GET", f"/api/render/{job}", 404)
    member.ask("POST", "/api/render", 400, json={"templateId": long})
    member.ask("POST", "/api/render", 404, json={"templateId": "nothing"})
    table: dict[str, Any] = {"templateId": long, "headers": ["person_name", "score"], **SILENT}
    batch = member.ask("POST", "/api/render/batch", json={**table, "rows": [["Ada", 1], ["", 2]]})[
        "batchId"
    ]
    for path in (f"/api/batches/{batch}", f"/api/render/batch/{batch}",
                 f"/api/batches/{batch}/manifest", "/api/batches"):  # fmt: skip
        member.ask("GET", path)
    member.ask("GET", f"/api/batches/{batch}/manifest", 400, params={"format": "xml"})
    member.ask("GET", f"/api/batches/{batch}/zip", 409)
    member.ask("POST", f"/api/batches/{batch}/cancel")
    member.ask("POST", f"/api/batches/{batch}/retry")
    member.ask("POST", f"/api/batches/{batch}/cancel")
    member.ask("POST", "/api/render/batch", 400, json={**table, "rows": [["", 2]]})


def test_templates_and_projects_are_as_described(member: Asking, long: str) -> None:
    path = f"/api/templates/{long}"
    member.ask("GET", "/api/templates")
    member.ask("GET", "/api/templates", params={"builtIn": "true"})
    member.ask("GET", "/api/templates", 400, params={"builtIn": "perhaps"})
    member.ask("GET", path)
    member.ask("PATCH", path, json={"defaults": {"accentColor": "#ff8800"}})
    member.ask("PUT", path, 400, json={"scenes": []})
    member.ask("GET", f"{path}/versions")
    member.ask("POST", "/api/templates", 404, json={"name": "Fork", "forkFrom": "nothing"})
    made = member.ask("POST", "/api/projects", json={"name": "Draft", **order(long)})["project"]
    draft = f"/api/projects/{made['id']}"
    member.ask("GET", "/api/projects")
    member.ask("GET", draft)
    member.ask("PUT", draft, json={"name": "Final"})
    member.ask("GET", f"{draft}/versions")
    job = member.ask("POST", f"{draft}/render", json={"data": {"score": 9}})["jobId"]
    member.ask("DELETE", f"/api/render/{job}")
    member.ask("DELETE", draft)
    member.ask("DELETE", draft, 404)


def test_account_and_library_are_as_described(member: Asking) -> None:
    member.ask("GET", "/api/primitives", params={"category": "Text"})
    member.ask("GET", "/api/voices", params={"language": "en"})
    key = member.ask("POST", "/api/keys", json={"name": "one", "scopes": "read-only"})["apiKey"]
    member.ask("POST", "/api/keys", 400, json={"name": "one", "scopes": "nothing"})
    member.ask("GET", "/api/keys")
    member.ask("DELETE", f"/api/keys/{key['id']}")
    member.ask("DELETE", f"/api/keys/{key['id']}", 404)
    for path in ("/api/credits", "/api/billing", "/api/billing/usage"):
        member.ask("GET", path)
    member.ask("GET", "/api/billing/usage", 400, params={"cursor": "first"})
    Asking(member.url, member.described, {}).ask("GET", "/api/credits", 401)


def test_webhooks_are_as_described(member: Asking) -> None:
    new = {"url": f"{member.url}/health", "events": ["render.failed"]}
    hook = f"/api/webhooks/{member.ask('POST', '/api/webhooks', json=new)['webhook']['id']}"
    member.ask("POST", "/api/webhooks", 409, json=new)
    member.ask("POST", "/api/webhooks", 400, json={"url": "nowhere", "events": ["odd"]})
    member.ask("GET", "/api/webhooks")
    member.ask("GET", hook)
    member.ask("PUT", hook, json={"events": ["batch.completed"]})
    member.ask("PATCH", hook, 400, json={})
    member.ask("POST", f"{hook}/rotate")
    sent = member.ask("POST", f"{hook}/test")["delivery"]["id"]
    member.ask("GET", f"{hook}/deliveries")
    member.ask("POST", f"{hook}/deliveries/{sent}/resend")
    member.ask("POST", f"{hook}/deliveries/nothing/resend", 404)
    member.ask("DELETE", hook)
