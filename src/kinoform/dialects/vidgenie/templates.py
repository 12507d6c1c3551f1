"""template.*: timelines with gaps, kept and filled."""

from __future__ import annotations

import json
from typing import Any

from fastapi import APIRouter
from starlette.requests import Request

from kinoform.app.house import House
from kinoform.app.refusal import faulty, no_such
from kinoform.db.templates import (
    change_template,
    delete_template,
    keep_template,
    list_templates,
    template_of,
)
from kinoform.dialects.vidgenie import present
from kinoform.dialects.vidgenie.fields import (
    READ,
    asked_fields,
    asked_id,
    invalid,
    name_of,
    page_of,
    text,
)
from kinoform.dialects.vidgenie.merge import fields_of, merged
from kinoform.dialects.vidgenie.present import NAME, data
from kinoform.dialects.vidgenie.renders import submitted
from kinoform.http.body import json_object
from kinoform.http.callers import caller
from kinoform.model.problem import errors_of

MOST_TIMELINE_BYTES = 1024 * 1024
"""Lists show all of it for each of their templates."""


def templates(house: House) -> APIRouter:
    """The routes of templates."""
    router = APIRouter(prefix="/api/v1", tags=["template"])

    @router.post("/template.create", summary="Keep a timeline with gaps")
    async def keep(request: Request) -> dict[str, Any]:
        who = await caller(house, request, "templates:write")
        body = await json_object(request)
        name, content = name_of(body), _content(body)
        async with house.database.transaction() as tx:
            kept = await keep_template(
                tx, account_id=who.account_id, dialect=NAME, name=name, content=content
            )
        return data(template=present.template(kept, fields_of(kept.content)))

    @router.api_route("/template.get", methods=READ, summary="Read a template")
    async def read(request: Request) -> dict[str, Any]:
        who = await caller(house, request, "templates:read")
        template_id = await asked_id(request)
        async with house.database.transaction() as tx:
            kept = await template_of(tx, who.account_id, template_id)
        if kept is None:
            raise no_such("template")
        return data(template=present.template(kept, fields_of(kept.content)))

    @router.api_route("/template.list", methods=READ, summary="List templates")
    async def index(request: Request) -> dict[str, Any]:
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
            values["name"] = name_of(body)
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
            raise invalid("values must be an object")
        async with house.database.transaction() as tx:
            kept = await template_of(tx, who.account_id, text(body, "id"))
        if kept is None:
            raise no_such("template")
        filled = merged(kept.content, values)
        errors = errors_of(filled.problems)
        if errors:
            raise faulty(errors)
        asked = {**filled.value, **{k: body[k] for k in ("output", "webhook_url") if k in body}}
        return data(**await submitted(house, who, asked))

    return router


def _content(body: dict[str, Any]) -> dict[str, Any]:
    timeline = body.get("timeline")
    if not isinstance(timeline, dict):
        raise invalid("timeline is needed, as an object")
    content: dict[str, Any] = {name: body[name] for name in ("timeline", "output") if name in body}
    if len(json.dumps(content, ensure_ascii=False).encode()) > MOST_TIMELINE_BYTES:
        raise invalid(
            f"a template has at most {MOST_TIMELINE_BYTES:,} bytes",
            "let large parts of it be values of template.render",
        )
    return content
