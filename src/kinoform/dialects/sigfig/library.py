"""What templates are made of: animated primitives, and voices."""

from __future__ import annotations

import asyncio

from fastapi import APIRouter
from starlette.requests import Request

from kinoform.app.house import House
from kinoform.app.tiers import is_own_voice
from kinoform.darkroom.voices import voices_here
from kinoform.dialects.sigfig.library_answers import Primitive, PrimitiveList, Voice, VoiceList
from kinoform.http.callers import stranger
from kinoform.primitives._catalogue import categories, primitives
from kinoform.primitives.base import Primitive as Declared

TAG = "Library"
DESCRIPTIONS = {
    "en-GB-RyanNeural": "Male, British, professional",
    "en-US-GuyNeural": "Male, American, neutral",
    "en-US-JennyNeural": "Female, American, friendly",
    "en-GB-SoniaNeural": "Female, British, confident",
    "elevenlabs-custom": "Bring your own ElevenLabs voice",
}
"""The voices that clients of SigFig know, in their order."""


def library(house: House) -> APIRouter:
    """The routes that anybody may ask."""
    router = APIRouter(prefix="/api", tags=[TAG])
    shelf = _Voices(house)

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


class _Voices:
    """All voices, listed when somebody first asks."""

    def __init__(self, house: House) -> None:
        self._house = house
        self._found: list[Voice] = []
        self._listing = asyncio.Lock()

    async def listed(self) -> list[Voice]:
        """Those that clients know by their documents, and then all others."""
        async with self._listing:
            if not self._found:
                here = [_shown(each) for each in await voices_here(self._house.media)]
                known = {each["id"]: each for each in here}
                first = [known.pop(name) for name in DESCRIPTIONS if name in known]
                self._found = [*first, *known.values()]
        return self._found


def _primitive(each: Declared) -> Primitive:
    return {
        "id": each.kind, "label": each.label, "category": each.category,
        "description": each.summary, "animationOptions": list(each.options),
        "defaultDuration": each.seconds, "dataInputs": [wanted.notation for wanted in each.inputs],
    }  # fmt: skip


def _shown(voice: dict[str, str | bool]) -> Voice:
    name = str(voice["id"])
    return {
        "id": name, "name": str(voice["name"]),
        "description": DESCRIPTIONS.get(name, str(voice["description"])),
        "language": str(voice["language"]), "gender": str(voice["gender"]),
        "provider": str(voice["provider"]), "tier": "Studio+" if is_own_voice(name) else "Free",
        "available": bool(voice["available"]), "reason": str(voice["reason"]),
    }  # fmt: skip
