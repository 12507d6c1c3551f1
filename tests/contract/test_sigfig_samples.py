"""The samples of SigFig's page, as printed but for host and key, against a source on loopback."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Any

import httpx2
import pytest
from asking import ask
from running import Running, serving
from scholars import BROKEN, scholars

pytestmark = pytest.mark.allow_hosts(["127.0.0.1"])

POLLED_SECONDS = 5
NOT_DRAWN = {"KINOFORM_RENDER_PROCESSES": "0"}
"""Films of the house's templates take a while, and are drawn elsewhere."""
TABLE = {
    "templateId": "emeritus",
    "headers": ["name", "openalex_id", "institution"],
    "rows": [
        ["Dr. Jane Smith", "A5001825849", "MIT"],
        ["Prof. John Doe", "A5002345678", "Stanford"],
        ["Dr. Sarah Lee", "A5003456789", "Oxford"],
    ],
}
FORK = {
    "name": "My Custom Emeritus",
    "forkFrom": "emeritus",
    "scenes": [
        {"primitiveId": "title-intro", "voScript": "Celebrating [name]."},
        {"primitiveId": "radar"},
        {"primitiveId": "bar-race"},
        {"primitiveId": "world-map"},
        {"primitiveId": "outro"},
    ],
}


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory, _sockets_in_session: None) -> Iterator[Running]:
    with (
        scholars() as source,
        serving(
            tmp_path_factory.mktemp("samples"), KINOFORM_OPENALEX_URL=source, **NOT_DRAWN
        ) as running,
    ):
        yield running


@pytest.fixture(scope="module")
def key(house: Running) -> str:
    made = house.command("keys", "create", "--dialect", "sigfig", "--credits", "1000")
    return str(made["key"])


def test_the_python_sample(house: Running, key: str) -> None:
    base = f"{house.url}/api"
    job = httpx2.post(
        f"{base}/render",
        json={"templateId": "emeritus", "data": {"authorId": "A5001825849"}},
        headers={"X-API-Key": key},
        timeout=30,
    ).json()
    assert job["displayName"] == "Dr. Jane Smith"
    until = time.monotonic() + POLLED_SECONDS
    while time.monotonic() < until:
        status = httpx2.get(f"{base}/render/{job['jobId']}", headers={"X-API-Key": key}).json()
        assert status["job"]["status"] in {"pending", "processing", "complete"}
        if status["job"]["status"] == "pending":
            break
        time.sleep(1)
    assert status["job"]["authorName"] == "Dr. Jane Smith"


def test_the_javascript_sample(house: Running, key: str) -> None:
    body = {
        "templateId": "client-welcome",
        "data": {
            "company_name": "Meridian Health", "person_name": "Sarah Chen",
            "industry": "Healthcare",
        },
    }  # fmt: skip
    made = told(house, key, "/render", body)
    polled = ask("GET", f"{house.url}/api/render/{made['jobId']}", headers={"x-api-key": key})
    assert polled.json()["job"]["status"] == "pending"


def test_the_first_curl_sample(house: Running, key: str) -> None:
    body = {
        "templateId": "emeritus",
        "data": {"authorId": "A5001825849"},
        "brand": {"accentColor": "#14b8a6"},
        "audio": {"includeVoiceover": True, "voiceId": "en-GB-RyanNeural"},
    }
    made = told(house, key, "/render", body)
    assert (made["success"], made["status"], made["templateId"]) == (True, "pending", "emeritus")
    assert made["displayName"] == "Dr. Jane Smith"
    assert isinstance(made["creditsRemaining"], int)
    assert made["message"] == "Render job created. Poll GET /api/render/[jobId] for status."


def test_the_batch_sample_with_somebody_whom_the_source_does_not_know(
    house: Running, key: str
) -> None:
    made = told(house, key, "/render/batch", TABLE)
    assert (made["totalJobs"], made["status"]) == (2, "pending")
    (left_out,) = made["rowErrors"]
    assert left_out["row"] == 2
    assert left_out["errors"][0]["pointer"] == "/rows/2/1"


def test_the_fork_sample(house: Running, key: str) -> None:
    made = told(house, key, "/templates", FORK)
    assert made["message"] == "Template forked from emeritus."
    assert made["template"]["baseTemplateId"] == "emeritus"
    assert made["template"]["scenes"] == FORK["scenes"]
    order = {"templateId": made["template"]["id"], "data": {"authorId": "A5001825849"}}
    assert told(house, key, "/render", order)["displayName"] == "Dr. Jane Smith"


def test_a_source_that_is_out_of_order_is_no_fault_of_the_request(house: Running, key: str) -> None:
    order = {"templateId": "emeritus", "data": {"authorId": BROKEN}}
    answer = ask("POST", f"{house.url}/api/render", headers={"x-api-key": key}, json=order)
    assert (answer.status_code, answer.json()["success"]) == (502, False)
    unknown = {"templateId": "emeritus", "data": {"authorId": "A5003456789"}}
    answer = ask("POST", f"{house.url}/api/render", headers={"x-api-key": key}, json=unknown)
    assert answer.status_code == 400
    assert answer.json()["details"][0]["pointer"] == "/data/authorId"


def told(house: Running, key: str, path: str, body: Any) -> Any:
    answer = ask("POST", f"{house.url}/api{path}", headers={"X-API-Key": key}, json=body)
    assert answer.status_code == 200, answer.text
    return answer.json()
