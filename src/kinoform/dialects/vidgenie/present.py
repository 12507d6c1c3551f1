"""Answers and errors in the words of VidGenie."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from starlette.responses import JSONResponse

from kinoform.app.refusal import Reason, Refused
from kinoform.db.audits import Audited
from kinoform.db.deliveries import Delivery
from kinoform.db.keys import Key
from kinoform.db.people import Person
from kinoform.db.renders import Render, RenderStatus
from kinoform.db.templates import Template
from kinoform.db.webhooks import Webhook
from kinoform.dialects.base import Ended
from kinoform.http.statuses import STATUSES

NAME = "vidgenie"
STATUS: dict[Reason, int] = {**STATUSES, "invalid": 422}
RENDER_STATUS: dict[RenderStatus, str] = {
    "queued": "queued", "rendering": "rendering", "done": "done", "failed": "failed",
    "cancelled": "cancelled",
}  # fmt: skip


def data(**facts: Any) -> dict[str, Any]:
    """A success."""
    return {"data": facts}


def refusal(refused: Refused) -> JSONResponse:
    """An error, with every problem at its place in the request."""
    error: dict[str, Any] = {"code": refused.code.lower(), "message": refused.message}
    if refused.hint:
        error["hint"] = refused.hint
    if refused.problems:
        error["problems"] = [problem.as_dict() for problem in refused.problems]
    return JSONResponse({"error": error}, STATUS[refused.reason])


def instant(moment: datetime | None) -> str | None:
    """A time in UTC."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds") if moment else None


def person(who: Person) -> dict[str, Any]:
    """Somebody who can sign in."""
    return {
        "id": who.id, "username": who.username, "email": who.email,
        "status": "active" if who.verified_at else "pending", "created_at": instant(who.created_at),
    }  # fmt: skip


def api_key(key: Key) -> dict[str, Any]:
    """A key, without its secret."""
    return {
        "id": key.id, "name": key.name, "prefix": key.prefix, "scopes": list(key.scopes),
        "created_at": instant(key.created_at), "last_used_at": instant(key.last_used_at),
        "revoked_at": instant(key.revoked_at),
    }  # fmt: skip


def render(job: Render, url: str | None) -> dict[str, Any]:
    """A render as it stands."""
    return {
        "id": job.id, "status": RENDER_STATUS[job.status], "progress": round(job.progress, 3),
        "url": url, "error": (job.problem or {}).get("message"), "output": job.output,
        "warnings": job.warnings,
        "width": job.width, "height": job.height, "duration": job.seconds,
        "created_at": instant(job.created_at), "started_at": instant(job.started_at),
        "finished_at": instant(job.finished_at),
    }  # fmt: skip


def template(kept: Template, fields: tuple[str, ...]) -> dict[str, Any]:
    """A template and the names of its gaps."""
    return {
        "id": kept.id, "name": kept.name, "fields": list(fields), **kept.content,
        "created_at": instant(kept.created_at), "updated_at": instant(kept.updated_at),
    }  # fmt: skip


def webhook(kept: Webhook, *, secret: str | None = None) -> dict[str, Any]:
    """A subscription, with its secret where it is to be seen."""
    shown = {"secret": secret} if secret else {}
    return {
        "id": kept.id, "url": kept.url, "events": list(kept.events), **shown,
        "active": kept.disabled_at is None, "created_at": instant(kept.created_at),
    }  # fmt: skip


def delivery(owed: Delivery) -> dict[str, Any]:
    """A message to a receiver, and what the receiver said last."""
    return {
        "id": owed.id, "webhook_id": owed.webhook_id, "render_id": owed.render_id,
        "event": owed.event, "url": owed.url, "status": owed.status, "tries": owed.tries,
        "answer": owed.answer, "payload": owed.payload, "created_at": instant(owed.created_at),
        "tried_at": instant(owed.tried_at),
    }  # fmt: skip


def call(noted: Audited) -> dict[str, Any]:
    """A call of the account, without what it carried."""
    made = noted.call
    return {
        "id": str(noted.number), "method": made.method, "path": made.path, "status": made.status,
        "key_id": made.key_id, "user_id": made.person_id, "request_id": made.request_id,
        "address": made.address, "took_ms": made.took_ms, "called_at": instant(made.called_at),
    }  # fmt: skip


def event(ended: Ended) -> tuple[str, dict[str, Any]]:
    """The name and the payload of what a webhook hears at the end of a render."""
    job = ended.render
    name = "render.done" if job.status == "done" else "render.failed"
    return name, {
        "event": name, "data": render(job, ended.url), "created_at": instant(job.finished_at),
    }  # fmt: skip
