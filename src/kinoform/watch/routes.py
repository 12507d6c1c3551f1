"""The routes of pages and of what their players ask for."""

from __future__ import annotations

import html
import json
import math
from collections.abc import Awaitable
from importlib import resources
from typing import Literal, TypeVar

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response

from kinoform.app.house import House
from kinoform.app.refusal import Refused
from kinoform.darkroom.answers import playlist_of
from kinoform.model.problem import InvalidDocument, RenderFailed
from kinoform.watch.shown import Shown, shown

HEIGHT = 480
"""Of the streamed preview: the first picture matters more than its size."""
WIDEST_FRAME = 4096
_PIECES = {"Cache-Control": "private, max-age=600"}
_FORMATS: dict[str, Literal["png", "jpg", "webp"]] = {"png": "png", "jpg": "jpg", "webp": "webp"}
Answer = TypeVar("Answer")


def watch(house: House) -> APIRouter:
    """The routes of everything that can be watched by its link."""
    router = APIRouter(tags=["watch"])
    room = house.darkroom

    async def page(link_id: str) -> HTMLResponse:
        return HTMLResponse(_page(await shown(house, link_id)))

    for path in ("/v/{link_id}", "/t/{link_id}", "/preview/{link_id}"):
        router.add_api_route(path, page, response_class=HTMLResponse, summary="A page to watch on")

    @router.get("/watch/{link_id}/index.m3u8", summary="The playlist of a preview")
    async def playlist(link_id: str) -> Response:
        document = (await shown(house, link_id)).document
        plan = await drawn(room.stream(document, HEIGHT))
        text = playlist_of(plan, lambda n: "init.mp4" if n is None else f"{n}.m4s")
        return Response(text, media_type="application/vnd.apple.mpegurl")

    @router.get("/watch/{link_id}/plan", summary="What a player must know of a preview")
    async def plan(link_id: str) -> JSONResponse:
        found = await drawn(room.stream((await shown(house, link_id)).document, HEIGHT))
        return JSONResponse({
            "codecs": found.codecs, "seconds": found.seconds, "width": found.width,
            "height": found.height,
        })  # fmt: skip

    @router.get("/watch/{link_id}/init.mp4", summary="The head of a preview")
    async def head(link_id: str) -> Response:
        document = (await shown(house, link_id)).document
        piece = await drawn(room.init_segment(document, HEIGHT))
        return Response(piece, media_type="video/mp4", headers=_PIECES)

    @router.get("/watch/{link_id}/{number}.m4s", summary="A segment of a preview")
    async def segment(link_id: str, number: int) -> Response:
        document = (await shown(house, link_id)).document
        piece = await drawn(room.segment(document, HEIGHT, number))
        return Response(piece, media_type="video/mp4", headers=_PIECES)

    @router.get("/watch/{link_id}/frame", summary="A still of a preview")
    async def frame(request: Request, link_id: str) -> Response:
        asked = request.query_params
        kind = _FORMATS.get(asked.get("format", "jpg"))
        if kind is None:
            raise Refused("invalid", "INVALID_REQUEST", f"format is one of {', '.join(_FORMATS)}")
        seconds = _number(asked.get("t", "0"), "t")
        wide = asked.get("width")
        width = min(WIDEST_FRAME, max(16, round(_number(wide, "width")))) if wide else None
        document = (await shown(house, link_id)).document
        picture = await drawn(room.still(document, seconds, width=width, format=kind))
        return Response(picture, media_type=f"image/{kind.replace('jpg', 'jpeg')}", headers=_PIECES)

    return router


async def drawn(asking: Awaitable[Answer]) -> Answer:
    """What the darkroom answers; its errors as refusals."""
    try:
        return await asking
    except InvalidDocument as invalid:
        first = invalid.problems[0]
        raise Refused(
            "invalid", "INVALID_CONFIG", first.message, first.hint, invalid.problems
        ) from None
    except RenderFailed as failed:
        raise Refused(
            "unavailable", "PREVIEW_FAILED", failed.problem.message, failed.problem.hint
        ) from None


def _number(written: str, name: str) -> float:
    try:
        number = float(written)
    except ValueError:
        number = math.nan
    if not math.isfinite(number) or number < 0:
        raise Refused("invalid", "INVALID_REQUEST", f"{name} must be a number, zero or more")
    return number


def _page(what: Shown) -> str:
    template = resources.files("kinoform.watch").joinpath("page.html").read_text("utf-8")
    facts = json.dumps({"id": what.id, "file": what.file_url}).replace("<", "\\u003c")
    return template.replace("{{title}}", html.escape(what.title)).replace("{{facts}}", facts)
