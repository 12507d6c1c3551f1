"""Objects of the store, for those who hold a link."""

from __future__ import annotations

import time

from fastapi import APIRouter
from starlette.responses import FileResponse, RedirectResponse, Response

from kinoform.app.house import House
from kinoform.app.refusal import no_such
from kinoform.blobs.links import Link, opened
from kinoform.http.links import FILES

REDIRECT_SECONDS = 3600
_INERT = {"Content-Security-Policy": "sandbox; default-src 'none'; style-src 'unsafe-inline'"}
"""An SVG that somebody uploaded must not run anything in our origin."""


def files(house: House) -> APIRouter:
    """The route of signed links."""
    router = APIRouter(prefix=FILES, tags=["house"])

    @router.get("/{key:path}", summary="An object behind a signed link")
    async def read(key: str, t: str = "") -> Response:
        link = opened(house.secret, t, int(time.time()))
        if not isinstance(link, Link) or link.key != key:
            raise no_such("link")
        path = house.store.local_path(key)
        if path is not None:
            return FileResponse(
                path, filename=link.name, content_disposition_type="inline", headers=_INERT
            )
        url = await house.store.presigned(key, REDIRECT_SECONDS)
        if url is None:
            raise no_such("file")
        return RedirectResponse(url)

    return router
