"""render.*: timelines on their way to films."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from kinoform.app.callers import Caller
from kinoform.app.films import held
from kinoform.app.house import House
from kinoform.app.refusal import Refused, faulty, no_such
from kinoform.app.renders import cancel_render, retry_render, submit_render
from kinoform.db.renders import Render, RenderStatus, list_renders, render_of
from kinoform.dialects.vidgenie import present
from kinoform.dialects.vidgenie.fields import (
    READ,
    asked_fields,
    asked_id,
    invalid,
    page_of,
    text_or_none,
)
from kinoform.dialects.vidgenie.present import NAME, RENDER_STATUS, data
from kinoform.dialects.vidgenie.translate import translated
from kinoform.http.body import json_object
from kinoform.http.callers import caller
from kinoform.http.links import film_link
from kinoform.model.problem import errors_of

WORKERS = 2
_STATUSES: dict[str, RenderStatus] = {shown: status for status, shown in RENDER_STATUS.items()}


def renders(house: House) -> APIRouter:
    """The routes of renders."""
    router = APIRouter(prefix="/api/v1", tags=["render"])

    async def found(request: Request, who: Caller) -> Render:
        render_id = await asked_id(request)
        async with house.database.transaction() as tx:
            job = await render_of(tx, who.account_id, render_id)
        if job is None:
            raise no_such("render")
        return job

    @router.post("/render.create", summary="Queue a render")
    async def create(request: Request) -> dict[str, Any]:
        who = await caller(house, request, "renders:create")
        return data(**await submitted(house, who, await json_object(request)))

    @router.api_route("/render.get", methods=READ, summary="Read a render")
    async def get(request: Request) -> dict[str, Any]:
        who = await caller(house, request, "renders:read")
        return data(**shown(house, await found(request, who)))

    @router.api_route("/render.list", methods=READ, summary="List renders")
    async def index(request: Request) -> dict[str, Any]:
        who = await caller(house, request, "renders:read")
        fields = await asked_fields(request)
        offset, limit = page_of(fields)
        async with house.database.transaction() as tx:
            jobs = await list_renders(
                tx, who.account_id, NAME, status=status_of(fields),
                before=text_or_none(fields, "before"), offset=offset, limit=limit,
            )  # fmt: skip
        following = jobs[-1].id if len(jobs) == limit else None
        rows = [shown(house, job) for job in jobs]
        return data(renders=rows, limit=limit, offset=offset, next_before=following)

    @router.post("/render.cancel", summary="End a render before its time")
    async def cancel(request: Request) -> dict[str, Any]:
        who = await caller(house, request, "renders:create")
        render_id = await asked_id(request)
        async with house.database.transaction() as tx:
            job = await cancel_render(house, tx, who.account_id, render_id)
        return data(**shown(house, job))

    @router.post("/render.retry", summary="Queue a failed render anew")
    async def retry(request: Request) -> dict[str, Any]:
        who = await caller(house, request, "renders:create")
        render_id = await asked_id(request)
        async with house.database.transaction() as tx:
            done = await retry_render(house, tx, who.account_id, render_id)
        return data(**shown(house, done.render), retry_of=render_id)

    @router.api_route("/render.download", methods=READ, summary="The film itself")
    async def download(request: Request) -> Response:
        who = await caller(house, request, "renders:read")
        url = shown(house, await found(request, who))["url"]
        if url is None:
            raise Refused("conflict", "NOT_FINISHED", "this render has no film yet")
        return RedirectResponse(url, 303)

    return router


async def submitted(house: House, who: Caller, asked: dict[str, Any]) -> dict[str, Any]:
    """A render that was queued for what is asked; raises Refused."""
    film = translated(asked)
    if film.document is None:
        raise faulty(errors_of(film.problems))
    webhook_url = text_or_none(asked, "webhook_url")
    await held(house, who.account_id, film.document)
    measured = await house.darkroom.measure(film.document)
    errors = errors_of(measured.problems)
    if errors:
        places = (replace(each, pointer=film.asked_at(each.pointer)) for each in errors)
        raise faulty(tuple(places))
    outputs = film.document.get("outputs") or [{"format": "mp4"}]
    async with house.database.transaction() as tx:
        done = await submit_render(
            house, tx, account_id=who.account_id, dialect=NAME, document=film.document,
            output=outputs[0], cost=0, workers=WORKERS, width=measured.width,
            height=measured.height, seconds=measured.seconds, webhook_url=webhook_url,
        )  # fmt: skip
    warnings = [problem.as_dict() for problem in film.problems]
    return {**shown(house, done.render), "render_id": done.render.id, "warnings": warnings}


def shown(house: House, job: Render) -> dict[str, Any]:
    """A render with the link to its film."""
    return present.render(job, film_link(house, job))


def status_of(fields: dict[str, Any]) -> RenderStatus | None:
    """The status that is asked for, or none; raises Refused."""
    wished = text_or_none(fields, "status")
    if wished is None:
        return None
    if wished not in _STATUSES:
        raise invalid("status is none that renders have", f"choose of {', '.join(_STATUSES)}")
    return _STATUSES[wished]
