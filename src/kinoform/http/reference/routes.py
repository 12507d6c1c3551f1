"""The routes of the reference: its page, and the OpenAPI documents behind it."""

from __future__ import annotations

import hashlib
import html
from collections.abc import Sequence
from importlib import resources

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from kinoform.app.refusal import no_such
from kinoform.http.reference.shelf import OVERALL, Door, Shelf
from kinoform.settings import Settings

CONTENT_SECURITY = (
    "default-src 'self'; img-src 'self' data: blob:; media-src 'self' blob:; object-src 'none'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
_KINDS = {
    "page.html": "text/html", "look.css": "text/css", "page.js": "text/javascript",
    "elements.js": "text/javascript", "requests.js": "text/javascript",
    "schemas.js": "text/javascript", "trying.js": "text/javascript",
}  # fmt: skip


def reference(doors: Sequence[Door], settings: Settings) -> APIRouter:
    """The routes of the reference of some doors."""
    router = APIRouter(include_in_schema=False)
    shelf = Shelf(doors, settings)
    pieces = {name: _piece(name) for name in _KINDS}
    pieces["page.html"] = pieces["page.html"].replace(b"{{doors}}", _links(doors).encode())

    async def described(request: Request, name: str) -> Response:
        text = await shelf.text(name)
        if text is None:
            raise no_such("door")
        return _answer(request, text, "application/json")

    @router.get("/openapi.json")
    async def whole(request: Request) -> Response:
        return await described(request, OVERALL)

    @router.get("/openapi/{name}.json")
    async def door(request: Request, name: str) -> Response:
        return await described(request, name)

    @router.get("/docs")
    async def page(request: Request) -> Response:
        return _answer(request, pieces["page.html"], _KINDS["page.html"])

    @router.get("/docs/{name}")
    async def piece(request: Request, name: str) -> Response:
        if name not in pieces:
            raise no_such("page")
        return _answer(request, pieces[name], _KINDS[name])

    return router


def _answer(request: Request, content: bytes, kind: str) -> Response:
    """Content that a browser keeps, but asks about each time."""
    tag = f'"{hashlib.sha256(content).hexdigest()[:32]}"'
    headers = {
        "ETag": tag, "Cache-Control": "no-cache", "Content-Security-Policy": CONTENT_SECURITY,
    }  # fmt: skip
    if request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers=headers)
    return Response(content, media_type=kind, headers=headers)


def _piece(name: str) -> bytes:
    return resources.files("kinoform.http.reference").joinpath(name).read_bytes()


def _links(doors: Sequence[Door]) -> str:
    return "\n".join(
        f'<li><a href="#/{html.escape(each.reference.name)}" '
        f'data-door="{html.escape(each.reference.name)}">'
        f"{html.escape(each.reference.title)}</a></li>"
        for each in doors
    )
