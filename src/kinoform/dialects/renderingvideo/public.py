"""The preview service that needs no key, and what this server can do."""

from __future__ import annotations

import uuid

from fastapi import APIRouter
from starlette.requests import Request

from kinoform.app.house import House
from kinoform.app.previews import found_preview, open_preview
from kinoform.app.refusal import no_such
from kinoform.dialects.renderingvideo.answers import Capabilities, PublicConfig, PublicPreview
from kinoform.http.body import json_object
from kinoform.http.callers import caller, stranger
from kinoform.kit.discover import stems

TAG = "Without a key"
CLIP_TYPES = stems("kinoform.elements")
"""Each has a file of its name; a server that draws nothing need not load them."""


def public(house: House) -> APIRouter:
    """The routes that anybody may ask."""
    router = APIRouter()

    @router.post("/api/preview", tags=[TAG], summary="Create a preview without a key")
    async def create(request: Request) -> PublicPreview:
        await stranger(house, request)
        document = await json_object(request)
        preview = await open_preview(house, None, document, str(uuid.uuid4()))
        return {
            "success": True, "tempId": preview.id, "url": f"/t/{preview.id}",
            "viewerUrl": f"/preview/{preview.id}", "expiresIn": "604800 seconds (7 days)",
        }  # fmt: skip

    @router.get("/api/temp/{temp_id}", tags=[TAG], summary="Read the schema of such a preview")
    async def read(temp_id: str) -> PublicConfig:
        async with house.database.transaction() as tx:
            preview = await found_preview(tx, temp_id)
        if preview.account_id is not None:
            raise no_such("preview")
        return {"success": True, "config": preview.document}

    @router.get("/api/v1/capabilities", tags=["Account"], summary="What schemas may hold")
    async def capabilities(request: Request) -> Capabilities:
        await caller(house, request, "videos:read")
        return {"success": True, "apiVersion": "v1", "schema": {"clipTypes": list(CLIP_TYPES)}}

    return router
