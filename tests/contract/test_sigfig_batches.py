"""Films for a whole table: accepted together, made one by one, told of once."""

from __future__ import annotations

import hashlib
import hmac
import io
import json
import zipfile
from typing import Any

import pytest
from receiver import Receiver, receiving
from running import Running
from sigfig_films import COST, SILENT, order, template, until_batch_over, until_over
from tenants import Tenant, tenant

pytestmark = pytest.mark.allow_hosts(["127.0.0.1"])

LONG = [{"primitiveId": "title-intro", "duration": 60}]


@pytest.fixture
def receiver() -> Any:
    with receiving() as heard:
        yield heard


def table(template_id: str, *names: str, **more: Any) -> dict[str, Any]:
    rows = [[name, str(number)] for number, name in enumerate(names, 1)]
    return {"templateId": template_id, "headers": ["Person Name", "SCORE"], "rows": rows,
            **SILENT, **more}  # fmt: skip


def signed(receiver: Receiver, secret: str) -> bool:
    return all(
        message.headers["x-sigfigs-signature"]
        == hmac.new(secret.encode(), message.body, hashlib.sha256).hexdigest()
        for message in receiver.messages
    )


def test_each_row_is_a_film_and_the_batch_is_told_of_once(
    running: Running, receiver: Receiver
) -> None:
    member = tenant(running, "batching", credit=100)
    hook = member.told("POST", "/api/webhooks", json={"url": receiver.url})
    made = member.told(
        "POST", "/api/render/batch", json=table(template(member), "Ada", "", "Grace")
    )
    assert made["batchId"].startswith("batch-")
    assert (made["status"], made["totalJobs"], len(made["jobIds"])) == ("pending", 2, 2)
    assert made["creditsRemaining"] == 100 - 2 * COST
    (left_out,) = made["rowErrors"]
    assert left_out["row"] == 1
    assert {fault["pointer"] for fault in left_out["errors"]} == {"/rows/1/0"}
    batch = until_batch_over(member, made["batchId"])
    assert batch["status"] == "complete"
    assert batch["counts"] == {
        "pending": 0, "processing": 0, "complete": 2, "failed": 0, "cancelled": 0,
    }  # fmt: skip
    assert [(job["row"], job["displayName"]) for job in batch["jobs"]] == [(0, "Ada"), (2, "Grace")]
    assert [job["jobId"] for job in batch["jobs"]] == made["jobIds"]
    same = member.told("GET", f"/api/render/batch/{made['batchId']}")
    assert same["batch"]["counts"] == batch["counts"]
    assert [each["id"] for each in member.told("GET", "/api/batches")["batches"]] == [
        made["batchId"]
    ]
    events = [message.payload["event"] for message in receiver.hear(3)]
    assert sorted(events) == ["batch.completed", "render.completed", "render.completed"]
    assert signed(receiver, hook["secret"])
    assert all("webhook-signature" in message.headers for message in receiver.messages)
    whole = next(m.payload for m in receiver.messages if m.payload["event"] == "batch.completed")
    assert whole["data"]["counts"] == {"complete": 2, "failed": 0, "cancelled": 0}
    one = next(m.payload["data"] for m in receiver.messages if "jobId" in m.payload["data"])
    assert (one["batchId"], one["authorName"] in {"Ada", "Grace"}) == (made["batchId"], True)
    loaded = member.ask("GET", f"/api/batches/{made['batchId']}/zip")
    assert loaded.headers["content-type"] == "application/zip"
    with zipfile.ZipFile(io.BytesIO(loaded.content)) as films:
        assert films.testzip() is None
        assert films.namelist() == [
            "manifest.json", "manifest.csv", "001 Ada.mp4", "003 Grace.mp4",
        ]  # fmt: skip
        assert films.read("001 Ada.mp4")[4:8] == b"ftyp"
        assert json.loads(films.read("manifest.json"))["batchId"] == made["batchId"]
    manifest = member.told("GET", f"/api/batches/{made['batchId']}/manifest")
    assert [film["status"] for film in manifest["films"]] == ["complete", "complete"]
    as_csv = member.ask("GET", f"/api/batches/{made['batchId']}/manifest?format=csv")
    assert as_csv.text.splitlines()[1].startswith(f"0,{made['jobIds'][0]},Ada,complete,http")
    assert member.ask("POST", f"/api/batches/{made['batchId']}/retry").status_code == 409
    assert len(receiver.messages) == 3


def test_a_batch_is_cancelled_and_only_what_is_missing_is_made_anew(running: Running) -> None:
    member = tenant(running, "cancelling", credit=1_000)
    long = template(member, scenes=LONG)
    made = member.told("POST", "/api/render/batch", json=table(long, "Ada", "Grace"))
    assert made["creditsUsed"] == 120
    over = member.told("POST", f"/api/batches/{made['batchId']}/cancel")
    assert over["status"] == "cancelled"
    assert over["batch"]["counts"]["cancelled"] == 2
    job = member.told("GET", f"/api/render/{made['jobIds'][0]}")["job"]
    assert (job["status"], job["errorCode"]) == ("failed", "CANCELLED")
    assert member.told("GET", "/api/credits")["credits"] == 1_000
    assert member.ask("POST", f"/api/batches/{made['batchId']}/cancel").status_code == 409
    assert member.ask("GET", f"/api/batches/{made['batchId']}/zip").status_code == 409
    again = member.told("POST", f"/api/batches/{made['batchId']}/retry")
    assert sorted(again["jobIds"]) == sorted(made["jobIds"])
    assert again["creditsRemaining"] == 1_000 - 120
    member.told("POST", f"/api/batches/{made['batchId']}/cancel")


def test_all_rows_are_paid_or_none(running: Running) -> None:
    member = tenant(running, "half-rich", credit=3)
    refused = member.ask("POST", "/api/render/batch", json=table(template(member), "Ada", "Grace"))
    assert refused.status_code == 402
    assert member.told("GET", "/api/credits")["credits"] == 3
    assert member.told("GET", "/api/batches")["batches"] == []


def test_a_table_that_makes_no_sense_is_refused_with_every_fault(running: Running) -> None:
    member = tenant(running, "tabling")
    short = template(member)
    twice = table(short, "Ada", headers=["person_name", "Person Name"])
    assert faults(member, twice) == {"/headers/1"}
    assert faults(member, table(short, "", "")) == {"/rows/0/0", "/rows/1/0"}
    wide = table(short)
    assert faults(member, {**wide, "rows": [["Ada", "1", "?"]]}) == {"/rows/0"}
    many = table(short, *["Ada"] * 101)
    assert faults(member, many) == {"/rows"}


def test_rows_are_looked_at_before_anything_is_drawn(running: Running) -> None:
    member = tenant(running, "looked-at", credit=1_000)
    missing = "https://nowhere.invalid/logo.png"
    made = member.told(
        "POST", "/api/render/batch",
        json={
            "templateId": "handshake", "headers": ["company_name", "person_name"],
            "rows": [["Meridian", "Ada"], ["Northwind \U00012000", "Grace"]], **SILENT,
        },
    )  # fmt: skip
    jobs = [member.told("GET", f"/api/render/{job}")["job"] for job in made["jobIds"]]
    told = [{each["code"] for each in job["warnings"]} for job in jobs]
    assert "missing_glyph" not in told[0]
    assert "missing_glyph" in told[1]
    member.told("POST", f"/api/batches/{made['batchId']}/cancel")
    refused = member.ask(
        "POST", "/api/render/batch",
        json={
            "templateId": "handshake", "headers": ["company_name"], "rows": [["Meridian"]],
            **SILENT, "brand": {"logoUrl": missing},
        },
    )  # fmt: skip
    assert refused.status_code == 400


def test_a_failing_film_neither_stops_the_others_nor_hides_the_end(
    running: Running, receiver: Receiver
) -> None:
    member = tenant(running, "half-failing", credit=1_000)
    made = member.told(
        "POST", "/api/render/batch",
        json=table(template(member), "Ada", "Grace", webhookUrl=receiver.url),
    )  # fmt: skip
    first, second = made["jobIds"]
    member.told("DELETE", f"/api/render/{second}")
    assert until_over(member, first)["status"] == "complete"
    batch = until_batch_over(member, made["batchId"])
    assert [job["status"] for job in batch["jobs"]] == ["complete", "deleted"]
    events = [message.payload["event"] for message in receiver.hear(2)]
    assert events.count("batch.completed") == 1


def test_webhooks_are_changed_rotated_tested_and_listed(
    running: Running, receiver: Receiver
) -> None:
    member = tenant(running, "hooking")
    made = member.told(
        "POST", "/api/webhooks", json={"url": receiver.url, "events": ["batch.completed"]}
    )
    path = f"/api/webhooks/{made['webhook']['id']}"
    assert "secret" not in str(member.told("GET", path))
    assert member.told("PATCH", path, json={"active": False})["webhook"]["active"] is False
    assert member.told("PUT", path, json={"active": True})["webhook"]["active"] is True
    fresh = member.told("POST", f"{path}/rotate")["secret"]
    assert fresh.startswith("whsec_")
    assert fresh != made["secret"]
    sent = member.told("POST", f"{path}/test")["delivery"]
    receiver.hear()
    assert signed(receiver, fresh)
    listed = member.told("GET", f"{path}/deliveries")["deliveries"]
    assert [each["id"] for each in listed] == [sent["id"]]
    member.told("POST", f"{path}/deliveries/{sent['id']}/resend")
    receiver.hear(2)
    member.told("DELETE", path)
    assert member.ask("GET", path).status_code == 404
    assert member.told("POST", "/api/render", json=order(template(member)))["success"] is True


def faults(member: Tenant, asked: dict[str, Any]) -> set[str]:
    answer = member.ask("POST", "/api/render/batch", json=asked)
    assert answer.status_code == 400, answer.text
    return {fault["pointer"] for fault in answer.json()["details"]}
