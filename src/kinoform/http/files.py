"""Objects of the store, for those who hold a link."""

from __future__ import annotations

import time
from collections.abc import Mapping

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import FileResponse, RedirectResponse, Response, StreamingResponse

from kinoform.app.house import House
from kinoform.app.refusal import Refused, no_such
from kinoform.blobs.links import Link, opened
from kinoform.blobs.store import Facts
from kinoform.blobs.store_problem import StoreProblem
from kinoform.http.links import FILES

REDIRECT_SECONDS = 3600
LONGEST_KEPT_SECONDS = 24 * 3600
_INERT = {"Content-Security-Policy": "sandbox; default-src 'none'; style-src 'unsafe-inline'"}
"""An SVG that somebody uploaded must not run anything in our origin."""


def files(house: House) -> APIRouter:
    """The route of signed links."""
    router = APIRouter(prefix=FILES, tags=["house"])

    @router.head("/{key:path}", summary="What an object behind a signed link is")
    @router.get("/{key:path}", summary="An object behind a signed link")
    async def read(request: Request, key: str, t: str = "") -> Response:
        now = int(time.time())
        link = opened(house.secret, t, now)
        if not isinstance(link, Link) or link.key != key:
            raise no_such("link")
        try:
            return await _answer(house, request, link, link.expires_at - now)
        except StoreProblem as trouble:
            if trouble.code == "store_not_found":
                raise no_such("file") from None
            raise Refused("unavailable", "UNAVAILABLE", trouble.message, trouble.hint) from None

    return router


async def _answer(house: House, request: Request, link: Link, seconds_left: int) -> Response:
    if request.method == "GET" and house.store.folder is None:
        url = await house.store.presigned(link.key, min(REDIRECT_SECONDS, seconds_left))
        if url is not None:
            return RedirectResponse(url, headers={"Cache-Control": "no-store"})
    facts = await house.store.facts(link.key)
    headers = _headers(facts, seconds_left)
    if headers["ETag"] in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    path = house.store.local_path(link.key)
    if path is not None:
        return FileResponse(
            path, media_type=facts.content_type, filename=link.name,
            content_disposition_type="inline", headers=headers,
        )  # fmt: skip
    whole = {**headers, "Content-Length": str(facts.size_bytes)}
    if request.method == "HEAD":
        return Response(media_type=facts.content_type, headers=whole)
    pieces = await house.store.read(link.key)
    return StreamingResponse(pieces, media_type=facts.content_type, headers=whole)


def _headers(facts: Facts, seconds_left: int) -> Mapping[str, str]:
    # What is under a key never changes, so whoever has it need not ask again.
    kept_seconds = min(LONGEST_KEPT_SECONDS, seconds_left)
    return {
        **_INERT,
        "Cache-Control": f"private, max-age={kept_seconds}, immutable",
        "ETag": f'"{facts.etag}"',
    }
