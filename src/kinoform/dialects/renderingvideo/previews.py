"""Temporary previews, and what becomes of them."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter
from starlette.requests import Request

from kinoform.app.films import hand_in_film
from kinoform.app.house import House
from kinoform.app.previews import close_preview, found_preview, open_preview
from kinoform.app.renders import submit_film
from kinoform.db.films import Film, film_of
from kinoform.dialects.renderingvideo.fields import mapping, text, workers_of
from kinoform.dialects.renderingvideo.present import NAME, accepted, links
from kinoform.http.body import json_object
from kinoform.http.callers import caller


def previews(house: House) -> APIRouter:
    """The routes of previews."""
    router = APIRouter(prefix="/api/v1/preview", tags=["preview"])
    base_url = house.settings.base_url

    async def converted(request: Request, temp_id: str, body: dict[str, Any]) -> Film:
        who = await caller(house, request, "videos:create")
        async with house.database.transaction() as tx:
            preview = await found_preview(tx, temp_id, who.account_id)
        return await hand_in_film(
            house, who.account_id, NAME, preview.document,
            category=text(body, "category") or "api", metadata=mapping(body, "metadata"),
        )  # fmt: skip

    def told(film: Film, temp_id: str) -> dict[str, Any]:
        return {
            "success": True, "tempId": temp_id, "converted": True, "taskId": film.id,
            "videoTaskId": f"vt_{film.id}", **links(film.id, base_url),
        }  # fmt: skip

    @router.post("", summary="Create a preview")
    async def create(request: Request) -> dict[str, Any]:
        who = await caller(house, request, "videos:create")
        preview = await open_preview(house, who.account_id, await json_object(request))
        return {
            "success": True, "tempId": preview.id, "previewUrl": f"{base_url}/t/{preview.id}",
            "viewerUrl": f"{base_url}/preview/{preview.id}", "expiresIn": "7d",
        }  # fmt: skip

    @router.get("/{temp_id}", summary="Read a preview's schema")
    async def read(request: Request, temp_id: str) -> dict[str, Any]:
        who = await caller(house, request, "videos:read")
        async with house.database.transaction() as tx:
            preview = await found_preview(tx, temp_id, who.account_id)
        return {"success": True, "tempId": preview.id, "config": preview.document}

    @router.delete("/{temp_id}", summary="Delete a preview")
    async def delete(request: Request, temp_id: str) -> dict[str, Any]:
        who = await caller(house, request, "videos:delete")
        async with house.database.transaction() as tx:
            await close_preview(tx, temp_id, who.account_id)
        return {
            "success": True, "tempId": temp_id, "deleted": True,
            "message": "Preview deleted successfully",
        }  # fmt: skip

    @router.post("/{temp_id}/convert", summary="Make a task of a preview")
    async def convert(request: Request, temp_id: str) -> dict[str, Any]:
        film = await converted(request, temp_id, await json_object(request))
        return {**told(film, temp_id), "message": "Preview converted to a video task"}

    @router.post("/{temp_id}/render", summary="Make a task of a preview and render it")
    async def render(request: Request, temp_id: str) -> dict[str, Any]:
        body = await json_object(request)
        workers, webhook_url = workers_of(body), text(body, "webhook_url")
        film = await converted(request, temp_id, body)
        async with house.database.transaction() as tx:
            locked = await film_of(tx, film.account_id, film.id, lock=True) or film
            done = await submit_film(house, tx, locked, workers=workers, webhook_url=webhook_url)
        return {
            **told(film, temp_id), **accepted(locked, done, base_url),
            "convertMessage": "Preview converted to a video task",
        }  # fmt: skip

    return router
