"""What templates are made of: animated primitives, and voices."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request

from kinoform.app.house import House
from kinoform.dialects.sigfig.library_answers import Primitive, PrimitiveList, VoiceList
from kinoform.dialects.sigfig.voices import Voices
from kinoform.http.callers import stranger
from kinoform.primitives._catalogue import categories, primitives
from kinoform.primitives.base import Primitive as Declared

TAG = "Library"


def library(house: House, shelf: Voices) -> APIRouter:
    """The routes that anybody may ask."""
    router = APIRouter(prefix="/api", tags=[TAG])

    @router.get("/primitives", summary="List primitives")
    async def blocks(request: Request) -> PrimitiveList:
        await stranger(house, request)
        wanted = request.query_params.get("category")
        shown = [
            _primitive(each)
            for each in primitives().values()
            if wanted is None or each.category.casefold() == wanted.strip().casefold()
        ]
        return {
            "success": True, "primitives": shown,
            "categories": list(categories()), "total": len(shown),
        }  # fmt: skip

    @router.get("/voices", summary="List voices")
    async def voices(request: Request) -> VoiceList:
        await stranger(house, request)
        wanted = request.query_params.get("language", "").casefold()
        found = [
            each
            for each in await shelf.listed()
            if not wanted or f"{each['language']}-".casefold().startswith(f"{wanted}-")
        ]
        return {"success": True, "voices": found, "total": len(found)}

    return router


def _primitive(each: Declared) -> Primitive:
    told = each.as_dict()
    return {
        "id": told["id"], "label": told["label"], "category": told["category"],
        "description": told["description"], "animationOptions": told["animationOptions"],
        "defaultDuration": told["defaultDuration"], "dataInputs": told["dataInputs"],
        "inputs": told["inputs"], "example": told["example"],
    }  # fmt: skip
