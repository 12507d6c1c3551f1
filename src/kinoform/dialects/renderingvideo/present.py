"""Films, renders and errors in the words of RenderingVideo."""

from __future__ import annotations

from typing import Any

from starlette.responses import JSONResponse

from kinoform.app.prices import quality_of
from kinoform.app.refusal import Reason, Refused
from kinoform.app.renders import Submitted
from kinoform.db.files import File
from kinoform.db.films import Film
from kinoform.db.renders import Render
from kinoform.dialects.base import Ended
from kinoform.dialects.renderingvideo.answers import (
    Asset,
    Details,
    Error,
    Links,
    RenderEnded,
    RenderStarted,
    Task,
)
from kinoform.http.instants import instant
from kinoform.http.statuses import STATUSES

NAME = "renderingvideo"

STATUS: dict[Reason, int] = {**STATUSES, "conflict": 400}
"""Their clients take a conflict for what it is only when it comes as 400."""


def refusal(refused: Refused) -> JSONResponse:
    """An error, with every problem of a document in its details."""
    answer: Error = {"success": False, "error": refused.message, "code": refused.code}
    details: Details = {}
    if refused.hint:
        details["hint"] = refused.hint
    if refused.problems:
        details["problems"] = [problem.as_dict() for problem in refused.problems]
    if details:
        answer["details"] = details
    return JSONResponse(answer, STATUS[refused.reason])


def links(film_id: str, base_url: str) -> Links:
    """Where a film can be seen and read."""
    return {
        "previewUrl": f"{base_url}/v/{film_id}",
        "viewerUrl": f"{base_url}/v/{film_id}",
        "configUrl": f"{base_url}/api/v1/video/{film_id}/config",
    }


def accepted(film: Film, done: Submitted, base_url: str) -> RenderStarted:
    """A render that has begun."""
    return {
        "success": True, "taskId": film.id, "videoTaskId": f"vt_{film.id}",
        "renderTaskId": done.render.id, "status": "rendering",
        "quality": quality_of(film.width, film.height).name,
        "width": film.width, "height": film.height, "cost": done.render.cost,
        "remainingCredits": done.remaining_credits, **links(film.id, base_url),
        "message": "Video rendering started",
    }  # fmt: skip


def event(ended: Ended) -> tuple[str, dict[str, Any]]:
    """The name and the payload of what a webhook hears at the end of a render."""
    render = ended.render
    payload: RenderEnded = {
        "taskId": render.film_id,
        "renderTaskId": render.id,
        "status": "completed" if render.status == "done" else "failed",
        "videoUrl": ended.url,
        "error": (render.problem or {}).get("message"),
        "timestamp": instant(render.finished_at),
    }
    return payload["status"], {**payload}


def asset(file: File, url: str) -> Asset:
    """A file of the library."""
    return {
        "id": file.id, "name": file.name, "url": url, "type": file.kind,
        "mimeType": file.content_type, "size": file.size_bytes,
        "createdAt": instant(file.created_at),
    }  # fmt: skip


def task(film: Film, render: Render | None, base_url: str, video_url: str | None) -> Task:
    """A film as a task."""
    return {
        "taskId": film.id,
        "videoTaskId": f"vt_{film.id}",
        "renderTaskId": film.render_id,
        **links(film.id, base_url),
        "videoUrl": video_url,
        "status": film.status,
        "title": film.title,
        "category": film.category,
        "width": film.width,
        "height": film.height,
        "duration": film.seconds,
        "quality": quality_of(film.width, film.height).name,
        "costCredits": render.cost if render else None,
        "error": (render.problem or {}).get("message") if render else None,
        "warnings": render.warnings if render else [],
        "metadata": film.metadata,
        "createdAt": instant(film.created_at),
        "completedAt": instant(render.finished_at) if render else None,
    }
