"""Temporary previews, and what becomes of them."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from kinoform.app.films import hand_in_film
from kinoform.app.house import House
from kinoform.app.previews import close_preview, found_preview, open_preview
from kinoform.app.renders import submit_film
from kinoform.db.films import Film, film_of
from kinoform.dialects.renderingvideo.answers import (
    PreviewConfig,
    PreviewConverted,
    PreviewDeleted,
    PreviewOpened,
    PreviewRendered,
)
from kinoform.dialects.renderingvideo.asked import FilmFacts, PreviewOrder
from kinoform.dialects.renderingvideo.present import NAME, accepted, links
from kinoform.http.asked import asked
from kinoform.http.body import json_object
from kinoform.http.callers import caller
from kinoform.http.stills import still

CONVERTED = "Preview converted to a video task"


def previews(house: House) -> APIRouter:
    """The routes of previews."""
    router = APIRouter(prefix="/api/v1/preview", tags=["Previews"])
    base_url = house.settings.base_url

    async def converted(request: Request, temp_id: str, facts: FilmFacts) -> Film:
        who = await caller(house, request, "videos:create")
        async with house.database.transaction() as tx:
            preview = await found_preview(tx, temp_id, who.account_id)
        return await hand_in_film(
            house, who.account_id, NAME, preview.document,
            category=facts.category or "api", metadata=facts.metadata,
        )  # fmt: skip

    @router.post("", summary="Create a preview")
    async def create(request: Request) -> PreviewOpened:
        who = await caller(house, request, "videos:create")
        preview = await open_preview(house, who.account_id, await json_object(request))
        return {
            "success": True, "tempId": preview.id, "previewUrl": f"{base_url}/t/{preview.id}",
            "viewerUrl": f"{base_url}/preview/{preview.id}", "expiresIn": "7d",
        }  # fmt: skip

    @router.get("/{temp_id}", summary="Read a preview's schema")
    async def read(request: Request, temp_id: str) -> PreviewConfig:
        who = await caller(house, request, "videos:read")
        async with house.database.transaction() as tx:
            preview = await found_preview(tx, temp_id, who.account_id)
        return {"success": True, "tempId": preview.id, "config": preview.document}

    @router.get("/{temp_id}/frame", summary="A still of a preview", response_class=Response)
    async def frame(request: Request, temp_id: str) -> Response:
        who = await caller(house, request, "videos:read")
        async with house.database.transaction() as tx:
            preview = await found_preview(tx, temp_id, who.account_id)
        return await still(house, request, preview.document)

    @router.delete("/{temp_id}", summary="Delete a preview")
    async def delete(request: Request, temp_id: str) -> PreviewDeleted:
        who = await caller(house, request, "videos:delete")
        async with house.database.transaction() as tx:
            await close_preview(tx, temp_id, who.account_id)
        return {
            "success": True, "tempId": temp_id, "deleted": True,
            "message": "Preview deleted successfully",
        }  # fmt: skip

    @router.post("/{temp_id}/convert", summary="Make a task of a preview")
    async def convert(request: Request, temp_id: str) -> PreviewConverted:
        film = await converted(request, temp_id, await asked(request, FilmFacts))
        return {
            "success": True, "tempId": temp_id, "converted": True, "taskId": film.id,
            "videoTaskId": f"vt_{film.id}", **links(film.id, base_url), "message": CONVERTED,
        }  # fmt: skip

    @router.post("/{temp_id}/render", summary="Make a task of a preview and render it")
    async def render(request: Request, temp_id: str) -> PreviewRendered:
        order = await asked(request, PreviewOrder)
        film = await converted(request, temp_id, order)
        async with house.database.transaction() as tx:
            locked = await film_of(tx, film.account_id, film.id, lock=True) or film
            done = await submit_film(
                house, tx, locked, workers=order.num_workers, webhook_url=order.webhook_url
            )
        return {
            **accepted(locked, done, base_url), "tempId": temp_id, "converted": True,
            "convertMessage": CONVERTED,
        }  # fmt: skip

    return router
