"""Films, keys, credits, webhooks and errors in the words of SigFig."""

from __future__ import annotations

from typing import Any

from starlette.responses import JSONResponse

from kinoform.app.refusal import Refused
from kinoform.app.rehearsal import in_request
from kinoform.db.batches import JobState, state_of
from kinoform.db.credits import Transfer
from kinoform.db.deliveries import Delivery
from kinoform.db.films import Film
from kinoform.db.keys import Key
from kinoform.db.renders import Render
from kinoform.db.webhooks import Webhook
from kinoform.dialects.base import Ended
from kinoform.dialects.sigfig import answers
from kinoform.http.instants import instant
from kinoform.http.statuses import STATUSES
from kinoform.model.problem import Problem

NAME = "sigfig"
EXPIRED = "FILE_EXPIRED"
_KNOWN: dict[JobState, answers.Stage] = {
    "pending": "pending", "processing": "processing", "complete": "complete",
}  # fmt: skip
"""Whoever waits for `complete` or `failed` would wait for ever for any other end."""


def refusal(refused: Refused) -> JSONResponse:
    """An error, with every problem at its place in the request."""
    answer: answers.Error = {"success": False, "error": refused.message, "code": refused.code}
    if refused.hint:
        answer["hint"] = refused.hint
    if refused.problems:
        answer["details"] = [problem.as_dict() for problem in refused.problems]
    return JSONResponse(answer, STATUSES[refused.reason])


def job(film: Film, render: Render | None, url: str | None, poster: str | None) -> answers.Job:
    """A film as a job."""
    status = state_of(film.status, render.status if render else None)
    error, code = _trouble(film, render)
    return {
        "id": film.id,
        "status": _KNOWN.get(status, "failed"),
        "outputUrl": url,
        "posterUrl": poster,
        "authorName": film.title or "",
        "templateId": film.metadata.get("templateId"),
        "batchId": film.metadata.get("batchId"),
        "progress": round(render.progress, 3) if render else 1.0,
        "error": error,
        "errorCode": code,
        "warnings": _warnings(film, render),
        "width": film.width,
        "height": film.height,
        "duration": film.seconds,
        "creditsUsed": render.cost if render else 0,
        "createdAt": instant(film.created_at),
        "completedAt": instant(render.finished_at) if render else None,
    }


def _warnings(film: Film, render: Render | None) -> list[dict[str, str]]:
    """What was noticed before and while it was drawn, each once and at its place in the request."""
    told = _problems(film.metadata.get("warnings", []))
    drawn = _problems(render.warnings if render else [])
    if (tracks := film.metadata.get("tracks")) is not None:
        drawn = [in_request(tracks, each) for each in drawn]
    return [each.as_dict() for each in dict.fromkeys([*told, *drawn])]


def _problems(kept: list[dict[str, Any]]) -> list[Problem]:
    return [Problem(**each) for each in kept]


def _trouble(film: Film, render: Render | None) -> tuple[str | None, str | None]:
    if render is None:
        return f"the file of this film was removed by its age; job {film.id} can be made anew", (
            EXPIRED
        )
    if render.status == "cancelled":
        return "this render was cancelled", "CANCELLED"
    problem = render.problem or {}
    return problem.get("message"), problem.get("code")


def event(ended: Ended) -> tuple[str, dict[str, Any]]:
    """The name and the payload of what a webhook hears at the end of a render."""
    film, render = ended.film, ended.render
    facts = film.metadata if film else {}
    is_done = render.status == "done"
    payload: answers.RenderEnded = {
        "event": "render.completed" if is_done else "render.failed",
        "timestamp": instant(render.finished_at),
        "data": {
            "jobId": render.film_id,
            "batchId": facts.get("batchId"),
            "templateId": facts.get("templateId"),
            "authorName": film.title if film else None,
            "status": "complete" if is_done else "failed",
            "outputUrl": ended.url,
            "error": (render.problem or {}).get("message"),
            "createdAt": instant(render.created_at),
            "completedAt": instant(render.finished_at),
        },
    }
    return payload["event"], {**payload}


def api_key(key: Key) -> answers.ApiKey:
    """A key, without its secret."""
    return {
        "id": key.id, "name": key.name, "keyPrefix": key.prefix, "scopes": ",".join(key.scopes),
        "createdAt": instant(key.created_at), "lastUsedAt": instant(key.last_used_at),
        "expiresAt": instant(key.expires_at),
    }  # fmt: skip


def movement(moved: Transfer, job_id: str | None) -> answers.Movement:
    """A movement of credits."""
    return {
        "id": str(moved.id), "type": moved.reason, "amount": moved.amount, "jobId": job_id,
        "createdAt": instant(moved.created_at),
    }  # fmt: skip


def webhook(kept: Webhook) -> answers.Webhook:
    """A subscription, without its secret."""
    return {
        "id": kept.id, "url": kept.url, "events": list(kept.events),
        "active": kept.disabled_at is None, "createdAt": instant(kept.created_at),
    }  # fmt: skip


def delivery(owed: Delivery) -> answers.Delivery:
    """A message to a receiver, and what the receiver said last."""
    return {
        "id": owed.id, "webhookId": owed.webhook_id, "event": owed.event, "url": owed.url,
        "status": owed.status, "attempts": owed.tries, "response": owed.answer,
        "payload": owed.payload, "createdAt": instant(owed.created_at),
        "attemptedAt": instant(owed.tried_at),
    }  # fmt: skip
