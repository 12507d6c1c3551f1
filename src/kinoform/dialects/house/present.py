"""What the house shows of an account, and how it says no."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from starlette.responses import JSONResponse

from kinoform.app.refusal import Refused
from kinoform.db.accounts import Account
from kinoform.db.audits import Audited
from kinoform.db.credits import Transfer
from kinoform.db.deliveries import Delivery
from kinoform.db.files import Storage
from kinoform.db.plans import Plan
from kinoform.db.renders import Render
from kinoform.dialects.base import Ended
from kinoform.http.instants import instant
from kinoform.http.statuses import STATUSES

NAME = "house"


def refusal(refused: Refused) -> JSONResponse:
    """An error, with every problem at its place in the request."""
    error = {
        "code": refused.code, "message": refused.message, "hint": refused.hint,
        "problems": [problem.as_dict() for problem in refused.problems],
    }  # fmt: skip
    return JSONResponse({"error": error}, STATUSES[refused.reason])


def account(who: Account, plan: Plan, credit: dict[str, int], storage: Storage) -> dict[str, Any]:
    """An account with its plan and what is left of it."""
    return {
        "id": who.id, "name": who.name, "created_at": instant(who.created_at),
        "plan": asdict(plan), "credits": credit,
        "storage": {"used_bytes": storage.used_bytes, "cap_bytes": storage.cap_bytes},
    }  # fmt: skip


def render(job: Render, url: str | None) -> dict[str, Any]:
    """A render as it stands."""
    problem = job.problem and {name: job.problem.get(name) for name in ("code", "message", "hint")}
    return {
        "id": job.id, "door": job.dialect, "film_id": job.film_id, "status": job.status,
        "progress": round(job.progress, 3), "url": url, "problem": problem,
        "warnings": job.warnings,
        "width": job.width, "height": job.height, "seconds": job.seconds, "output": job.output,
        "credits": job.cost, "webhook_url": job.webhook_url,
        "created_at": instant(job.created_at), "started_at": instant(job.started_at),
        "finished_at": instant(job.finished_at),
    }  # fmt: skip


def event(ended: Ended) -> tuple[str, dict[str, Any]]:
    """The name and the payload of what a webhook hears at the end of a render."""
    name = "render.done" if ended.render.status == "done" else "render.failed"
    return name, {"event": name, "render": render(ended.render, ended.url)}


def delivery(owed: Delivery) -> dict[str, Any]:
    """A message to a receiver, and what the receiver said last."""
    return {
        "id": owed.id, "door": owed.dialect, "event": owed.event, "render_id": owed.render_id,
        "webhook_id": owed.webhook_id, "url": owed.url, "status": owed.status,
        "tries": owed.tries, "answer": owed.answer, "payload": owed.payload,
        "created_at": instant(owed.created_at), "tried_at": instant(owed.tried_at),
    }  # fmt: skip


def transfer(moved: Transfer) -> dict[str, Any]:
    """A movement of credits."""
    return {
        "id": str(moved.id), "source": moved.source, "target": moved.target,
        "amount": moved.amount, "reason": moved.reason, "render_id": moved.render_id,
        "created_at": instant(moved.created_at),
    }  # fmt: skip


def call(noted: Audited) -> dict[str, Any]:
    """A call of the account, without what it carried."""
    made = noted.call
    return {
        "id": str(noted.number), "method": made.method, "path": made.path, "status": made.status,
        "key_id": made.key_id, "person_id": made.person_id, "request_id": made.request_id,
        "address": made.address, "took_ms": made.took_ms, "called_at": instant(made.called_at),
    }  # fmt: skip
