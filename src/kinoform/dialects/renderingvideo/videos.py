"""Tasks: handing in a film, reading it, rendering it, deleting it."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter
from starlette.requests import Request

from kinoform.app.films import found_film, hand_in_film, remove_film
from kinoform.app.house import House
from kinoform.app.refusal import Refused
from kinoform.app.renders import submit_film
from kinoform.db.credits import balance
from kinoform.db.films import Film, list_films
from kinoform.db.renders import Render, render_of, renders_of
from kinoform.dialects.renderingvideo.fields import mapping, text, workers_of
from kinoform.dialects.renderingvideo.present import NAME, accepted, task
from kinoform.http.body import json_object
from kinoform.http.callers import caller
from kinoform.http.links import link_to
from kinoform.http.numbers import whole_number

PAGE, MOST_OF_A_PAGE = 20, 100


def videos(house: House) -> APIRouter:
    """The routes of tasks."""
    router = APIRouter(prefix="/api/v1", tags=["video"])
    base_url = house.settings.base_url

    def shown(film: Film, render: Render | None) -> dict[str, Any]:
        key = (render.result or {}).get("film") if render else None
        return task(film, render, base_url, link_to(house, key, f"{film.id}.mp4") if key else None)

    @router.post("/video", summary="Create a task")
    async def create(request: Request) -> dict[str, Any]:
        who = await caller(house, request, "videos:create")
        body = await json_object(request)
        config = body.get("config")
        if not isinstance(config, dict):
            raise Refused(
                "invalid", "INVALID_CONFIG", "config must be an object",
                'put the schema into it: {"config": {"meta": ..., "tracks": [...]}}',
            )  # fmt: skip
        film = await hand_in_film(
            house, who.account_id, NAME, config, title=text(body, "title"),
            category=text(body, "category") or "api", metadata=mapping(body, "metadata"),
        )  # fmt: skip
        message = "Video task created successfully"
        return {"success": True, **shown(film, None), "message": message}

    @router.get("/video", summary="List tasks")
    async def index(request: Request) -> dict[str, Any]:
        who = await caller(house, request, "videos:read")
        page = whole_number(request, "page", 1)
        limit = whole_number(request, "limit", PAGE, MOST_OF_A_PAGE)
        category = request.query_params.get("category", "api")
        async with house.database.transaction() as tx:
            found = await list_films(
                tx, who.account_id, NAME,
                category=None if category == "all" else category,
                status=request.query_params.get("status"),
                offset=(page - 1) * limit, limit=limit,
            )  # fmt: skip
            latest = await renders_of(tx, filter(None, (film.render_id for film in found.films)))
        tasks = [shown(film, latest.get(film.render_id or "")) for film in found.films]
        pagination = {"page": page, "limit": limit, "total": found.total}
        return {"success": True, "tasks": tasks, "pagination": pagination}

    @router.get("/video/{task_id}", summary="Read a task")
    async def read(request: Request, task_id: str) -> dict[str, Any]:
        who = await caller(house, request, "videos:read")
        async with house.database.transaction() as tx:
            film = await found_film(tx, who.account_id, task_id)
            render = await render_of(tx, who.account_id, film.render_id) if film.render_id else None
        return {"success": True, **shown(film, render)}

    @router.get("/video/{task_id}/config", summary="Read a task's schema")
    async def config(request: Request, task_id: str) -> dict[str, Any]:
        who = await caller(house, request, "videos:read")
        async with house.database.transaction() as tx:
            film = await found_film(tx, who.account_id, task_id)
        return {"success": True, "taskId": film.id, "config": film.document}

    @router.delete("/video/{task_id}", summary="Delete a task")
    async def delete(request: Request, task_id: str) -> dict[str, Any]:
        who = await caller(house, request, "videos:delete")
        async with house.database.transaction() as tx:
            await remove_film(tx, who.account_id, task_id)
        return {
            "success": True, "taskId": task_id, "videoTaskId": f"vt_{task_id}", "deleted": True,
            "remoteDeleted": True, "message": "Video task deleted successfully",
        }  # fmt: skip

    @router.post("/video/{task_id}/render", summary="Render a task")
    async def render(request: Request, task_id: str) -> dict[str, Any]:
        who = await caller(house, request, "videos:create")
        body = await json_object(request)
        workers, webhook_url = workers_of(body), text(body, "webhook_url")
        async with house.database.transaction() as tx:
            film = await found_film(tx, who.account_id, task_id, lock=True)
            earlier = (
                await render_of(tx, who.account_id, film.render_id) if film.render_id else None
            )
            if film.status == "completed" and earlier is not None:
                left = await balance(tx, who.account_id)
                return {
                    "success": True, **shown(film, earlier), "alreadyRendered": True, "cost": 0,
                    "remainingCredits": left, "message": "This video is rendered already",
                }  # fmt: skip
            done = await submit_film(house, tx, film, workers=workers, webhook_url=webhook_url)
        return accepted(film, done, base_url)

    @router.get("/credits", summary="Read the balance")
    async def credit(request: Request) -> dict[str, Any]:
        who = await caller(house, request, "videos:read")
        async with house.database.transaction() as tx:
            left = await balance(tx, who.account_id)
        return {"success": True, "credits": left, "currency": "credits"}

    return router
