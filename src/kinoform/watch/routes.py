"""The routes of pages and of what their players ask for."""

from __future__ import annotations

import html
import json
from importlib import resources

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response

from kinoform.app.house import House
from kinoform.darkroom.answers import playlist_of
from kinoform.http.stills import FRESH, drawn, still
from kinoform.watch.shown import Shown, shown

HEIGHT = 480
"""Of the streamed preview: the first picture matters more than its size."""


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
        return Response(piece, media_type="video/mp4", headers=FRESH)

    @router.get("/watch/{link_id}/{number}.m4s", summary="A segment of a preview")
    async def segment(link_id: str, number: int) -> Response:
        document = (await shown(house, link_id)).document
        piece = await drawn(room.segment(document, HEIGHT, number))
        return Response(piece, media_type="video/mp4", headers=FRESH)

    @router.get("/watch/{link_id}/frame", summary="A still of a preview")
    async def frame(request: Request, link_id: str) -> Response:
        return await still(house, request, (await shown(house, link_id)).document)

    return router


def _page(what: Shown) -> str:
    template = resources.files("kinoform.watch").joinpath("page.html").read_text("utf-8")
    facts = json.dumps({"id": what.id, "file": what.file_url}).replace("<", "\\u003c")
    return template.replace("{{title}}", html.escape(what.title)).replace("{{facts}}", facts)
