"""render.* and template.*: timelines on their way to films, and kept ones with gaps."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from kinoform.app.callers import Caller
from kinoform.app.house import House
from kinoform.app.refusal import Refused, faulty, no_such
from kinoform.app.renders import cancel_render, submit_render
from kinoform.db.renders import Render, list_renders, render_of
from kinoform.db.templates import (
    change_template,
    delete_template,
    keep_template,
    list_templates,
    template_of,
)
from kinoform.dialects.vidgenie import present
from kinoform.dialects.vidgenie.accounts import text
from kinoform.dialects.vidgenie.merge import fields_of, merged
from kinoform.dialects.vidgenie.present import NAME, data
from kinoform.dialects.vidgenie.translate import translated
from kinoform.http.body import json_object
from kinoform.http.callers import caller
from kinoform.http.links import link_to
from kinoform.model.problem import errors_of

WORKERS = 2
PAGE, MOST_OF_A_PAGE = 20, 100
READ = ["GET", "POST"]


def renders(house: House) -> APIRouter:
    """The routes of renders."""
    router = APIRouter(prefix="/api/v1", tags=["render"])

    async def submitted(who: Caller, asked: dict[str, Any]) -> dict[str, Any]:
        film = translated(asked)
        if film.document is None:
            raise faulty(errors_of(film.problems))
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
                height=measured.height, seconds=measured.seconds,
                webhook_url=asked.get("webhook_url"),
            )  # fmt: skip
        warnings = [problem.as_dict() for problem in film.problems]
        return {**shown(done.render), "render_id": done.render.id, "warnings": warnings}

    def shown(job: Render) -> dict[str, Any]:
        key = (job.result or {}).get("film")
        return present.render(job, link_to(house, key, f"{job.id}.mp4") if key else None)

    async def found(request: Request, who: Caller) -> Render:
        async with house.database.transaction() as tx:
            job = await render_of(tx, who.account_id, await asked_id(request))
        if job is None:
            raise no_such("render")
        return job

    @router.post("/render.create", summary="Queue a render")
    async def create(request: Request) -> dict[str, Any]:
        who = await caller(house, request, "renders:create")
        return data(**await submitted(who, await json_object(request)))

    @router.api_route("/render.get", methods=READ, summary="Read a render")
    async def get(request: Request) -> dict[str, Any]:
        who = await caller(house, request, "renders:read")
        return data(**shown(await found(request, who)))

    @router.api_route("/render.list", methods=READ, summary="List renders")
    async def index(request: Request) -> dict[str, Any]:
        who = await caller(house, request, "renders:read")
        offset, limit = page_of(await asked_fields(request))
        async with house.database.transaction() as tx:
            jobs = await list_renders(tx, who.account_id, NAME, offset=offset, limit=limit)
        return data(renders=[shown(job) for job in jobs], limit=limit, offset=offset)

    @router.post("/render.cancel", summary="End a render before its time")
    async def cancel(request: Request) -> dict[str, Any]:
        who = await caller(house, request, "renders:create")
        async with house.database.transaction() as tx:
            job = await cancel_render(tx, who.account_id, await asked_id(request))
        return data(**shown(job))

    @router.api_route("/render.download", methods=READ, summary="The film itself")
    async def download(request: Request) -> Response:
        who = await caller(house, request, "renders:read")
        url = shown(await found(request, who))["url"]
        if url is None:
            raise Refused("conflict", "NOT_FINISHED", "this render has no film yet")
        return RedirectResponse(url, 303)

    @router.post("/template.create", summary="Keep a timeline with gaps")
    async def keep(request: Request) -> dict[str, Any]:
        who = await caller(house, request, "templates:write")
        body = await json_object(request)
        name, content = text(body, "name"), _content(body)
        async with house.database.transaction() as tx:
            kept = await keep_template(
                tx, account_id=who.account_id, dialect=NAME, name=name, content=content
            )
        return data(template=present.template(kept, fields_of(kept.content)))

    @router.api_route("/template.get", methods=READ, summary="Read a template")
    async def read(request: Request) -> dict[str, Any]:
        who = await caller(house, request, "templates:read")
        async with house.database.transaction() as tx:
            kept = await template_of(tx, who.account_id, await asked_id(request))
        if kept is None:
            raise no_such("template")
        return data(template=present.template(kept, fields_of(kept.content)))

    @router.api_route("/template.list", methods=READ, summary="List templates")
    async def templates(request: Request) -> dict[str, Any]:
        who = await caller(house, request, "templates:read")
        offset, limit = page_of(await asked_fields(request))
        async with house.database.transaction() as tx:
            kept = await list_templates(tx, who.account_id, NAME, offset, limit)
        rows = [present.template(each, fields_of(each.content)) for each in kept]
        return data(templates=rows, limit=limit, offset=offset)

    @router.post("/template.update", summary="Change a template")
    async def change(request: Request) -> dict[str, Any]:
        who = await caller(house, request, "templates:write")
        body = await json_object(request)
        values: dict[str, Any] = {}
        if "name" in body:
            values["name"] = text(body, "name")
        if "timeline" in body or "output" in body:
            values["content"] = _content(body)
        async with house.database.transaction() as tx:
            kept = await change_template(tx, who.account_id, text(body, "id"), **values)
        if kept is None:
            raise no_such("template")
        return data(template=present.template(kept, fields_of(kept.content)))

    @router.post("/template.delete", summary="Forget a template")
    async def forget(request: Request) -> dict[str, Any]:
        who = await caller(house, request, "templates:write")
        template_id = await asked_id(request)
        async with house.database.transaction() as tx:
            if not await delete_template(tx, who.account_id, template_id):
                raise no_such("template")
        return data(id=template_id, deleted=True)

    @router.post("/template.render", summary="Fill a template and render it")
    async def fill(request: Request) -> dict[str, Any]:
        who = await caller(house, request, "renders:create")
        body = await json_object(request)
        values = body.get("values") or {}
        if not isinstance(values, dict):
            raise Refused("invalid", "INVALID_REQUEST", "values must be an object")
        async with house.database.transaction() as tx:
            kept = await template_of(tx, who.account_id, text(body, "id"))
        if kept is None:
            raise no_such("template")
        filled = merged(kept.content, values)
        errors = errors_of(filled.problems)
        if errors:
            raise faulty(errors)
        asked = {**filled.value, **{k: body[k] for k in ("output", "webhook_url") if k in body}}
        return data(**await submitted(who, asked))

    return router


async def asked_fields(request: Request) -> dict[str, Any]:
    """What is asked, in the query of a GET or in the body of a POST."""
    if request.method == "GET":
        return dict(request.query_params)
    return await json_object(request)


async def asked_id(request: Request) -> str:
    """The identifier that a request names; raises Refused."""
    return text(await asked_fields(request), "id")


def page_of(fields: dict[str, Any]) -> tuple[int, int]:
    """Where a page begins and how much is on it; raises Refused."""
    try:
        offset, limit = int(fields.get("offset", 0)), int(fields.get("limit", PAGE))
    except (TypeError, ValueError):
        offset, limit = -1, 0
    if not (0 <= offset < 10**9 and limit >= 1):
        raise Refused("invalid", "INVALID_REQUEST", "limit and offset must be whole numbers")
    return offset, min(limit, MOST_OF_A_PAGE)


def _content(body: dict[str, Any]) -> dict[str, Any]:
    timeline = body.get("timeline")
    if not isinstance(timeline, dict):
        raise Refused("invalid", "INVALID_REQUEST", "timeline is needed, as an object")
    return {name: body[name] for name in ("timeline", "output") if name in body}
