"""Tasks: handing in a film, reading it, rendering it, deleting it."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from kinoform.app.films import found_film, hand_in_film, remove_film
from kinoform.app.house import House
from kinoform.app.renders import submit_film
from kinoform.db.credits import balance
from kinoform.db.films import Film, document_of, list_films
from kinoform.db.renders import Render, render_of, renders_of
from kinoform.dialects.renderingvideo.answers import (
    Balance,
    RenderedAlready,
    RenderStarted,
    Task,
    TaskAnswer,
    TaskConfig,
    TaskDeleted,
    TaskMade,
    TaskPage,
)
from kinoform.dialects.renderingvideo.asked import NewVideo, RenderOrder
from kinoform.dialects.renderingvideo.present import NAME, accepted, task
from kinoform.http.asked import asked
from kinoform.http.callers import caller
from kinoform.http.links import film_link
from kinoform.http.numbers import whole_number
from kinoform.http.stills import still

TAG = "Videos"
PAGE, MOST_OF_A_PAGE = 20, 100


def videos(house: House) -> APIRouter:
    """The routes of tasks."""
    router = APIRouter(prefix="/api/v1")
    base_url = house.settings.base_url

    def shown(film: Film, render: Render | None) -> Task:
        return task(film, render, base_url, film_link(house, render))

    @router.post("/video", tags=[TAG], summary="Create a task")
    async def create(request: Request) -> TaskMade:
        who = await caller(house, request, "videos:create")
        new = await asked(request, NewVideo, "INVALID_CONFIG")
        film = await hand_in_film(
            house, who.account_id, NAME, new.config, title=new.title,
            category=new.category or "api", metadata=new.metadata,
        )  # fmt: skip
        message = "Video task created successfully"
        return {"success": True, **shown(film, None), "message": message}

    @router.get("/video", tags=[TAG], summary="List tasks")
    async def index(request: Request) -> TaskPage:
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
        return {
            "success": True, "tasks": tasks,
            "pagination": {"page": page, "limit": limit, "total": found.total},
        }  # fmt: skip

    @router.get("/video/{task_id}", tags=[TAG], summary="Read a task")
    async def read(request: Request, task_id: str) -> TaskAnswer:
        who = await caller(house, request, "videos:read")
        async with house.database.transaction() as tx:
            film = await found_film(tx, who.account_id, task_id)
            render = await render_of(tx, who.account_id, film.render_id) if film.render_id else None
        return {"success": True, **shown(film, render)}

    @router.get("/video/{task_id}/config", tags=[TAG], summary="Read a task's schema")
    async def config(request: Request, task_id: str) -> TaskConfig:
        who = await caller(house, request, "videos:read")
        async with house.database.transaction() as tx:
            film = await found_film(tx, who.account_id, task_id)
            document = await document_of(tx, film.id)
        return {"success": True, "taskId": film.id, "config": document}

    @router.get(
        "/video/{task_id}/frame", tags=[TAG], summary="A still of a task", response_class=Response
    )
    async def frame(request: Request, task_id: str) -> Response:
        who = await caller(house, request, "videos:read")
        async with house.database.transaction() as tx:
            film = await found_film(tx, who.account_id, task_id)
            document = await document_of(tx, film.id)
        return await still(house, request, document)

    @router.delete("/video/{task_id}", tags=[TAG], summary="Delete a task")
    async def delete(request: Request, task_id: str) -> TaskDeleted:
        who = await caller(house, request, "videos:delete")
        async with house.database.transaction() as tx:
            await remove_film(tx, who.account_id, task_id)
        return {
            "success": True, "taskId": task_id, "videoTaskId": f"vt_{task_id}", "deleted": True,
            "remoteDeleted": True, "message": "Video task deleted successfully",
        }  # fmt: skip

    @router.post("/video/{task_id}/render", tags=[TAG], summary="Render a task")
    async def render(request: Request, task_id: str) -> RenderStarted | RenderedAlready:
        who = await caller(house, request, "videos:create")
        order = await asked(request, RenderOrder)
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
            done = await submit_film(
                house, tx, film, workers=order.num_workers, webhook_url=order.webhook_url
            )
        return accepted(film, done, base_url)

    @router.get("/credits", tags=["Account"], summary="Read the balance")
    async def credit(request: Request) -> Balance:
        who = await caller(house, request, "videos:read")
        async with house.database.transaction() as tx:
            left = await balance(tx, who.account_id)
        return {"success": True, "credits": left, "currency": "credits"}

    return router
