"""Renders of all doors."""

from __future__ import annotations

from typing import Any, get_args

from fastapi import APIRouter
from starlette.requests import Request

from kinoform.app.house import House
from kinoform.app.refusal import Refused, no_such
from kinoform.app.renders import cancel_render, retry_render
from kinoform.db.renders import Render, RenderStatus, list_renders, render_of
from kinoform.dialects.house import present
from kinoform.dialects.house.pages import limit_of, next_before
from kinoform.http.callers import caller
from kinoform.http.links import film_link

_STATUSES: dict[str, RenderStatus] = {status: status for status in get_args(RenderStatus)}


def renders(house: House) -> APIRouter:
    """The routes of renders."""
    router = APIRouter(prefix="/renders", tags=["renders"])

    def shown(job: Render) -> dict[str, Any]:
        return present.render(job, film_link(house, job))

    @router.get("", summary="List renders of all doors")
    async def index(request: Request) -> dict[str, Any]:
        who = await caller(house, request, "videos:read")
        limit, status = limit_of(request), status_of(request)
        async with house.database.transaction() as tx:
            jobs = await list_renders(
                tx, who.account_id, status=status, before=request.query_params.get("before"),
                limit=limit,
            )  # fmt: skip
        following = next_before([job.id for job in jobs], limit)
        return {"renders": [shown(job) for job in jobs], "next_before": following}

    @router.get("/{render_id}", summary="Read a render")
    async def read(request: Request, render_id: str) -> dict[str, Any]:
        who = await caller(house, request, "videos:read")
        async with house.database.transaction() as tx:
            job = await render_of(tx, who.account_id, render_id)
        if job is None:
            raise no_such("render")
        return shown(job)

    @router.post("/{render_id}/cancel", summary="End a render before its time")
    async def cancel(request: Request, render_id: str) -> dict[str, Any]:
        who = await caller(house, request, "videos:create")
        async with house.database.transaction() as tx:
            return shown(await cancel_render(house, tx, who.account_id, render_id))

    @router.post("/{render_id}/retry", summary="Queue a failed render anew")
    async def retry(request: Request, render_id: str) -> dict[str, Any]:
        who = await caller(house, request, "videos:create")
        async with house.database.transaction() as tx:
            done = await retry_render(house, tx, who.account_id, render_id)
        return {**shown(done.render), "retry_of": render_id}

    return router


def status_of(request: Request) -> RenderStatus | None:
    """The status that is asked for, or none; raises Refused."""
    wished = request.query_params.get("status")
    if wished is not None and wished not in _STATUSES:
        raise Refused(
            "invalid", "INVALID_REQUEST", "status is none that renders have",
            f"choose of {', '.join(_STATUSES)}",
        )  # fmt: skip
    return _STATUSES[wished] if wished is not None else None
