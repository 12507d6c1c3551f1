"""What every request and answer passes: an id, safe headers, and a look at the address."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import unquote

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kinoform.app.refusal import Refused
from kinoform.kit.ids import new_id

REQUEST_ID = "x-request-id"
_OWN_ID = re.compile(r"[A-Za-z0-9_.:-]{1,100}", re.ASCII)
_HEADERS = {"x-content-type-options": "nosniff", "referrer-policy": "no-referrer"}


class Edge:
    """Middleware at the outermost place."""

    def __init__(self, app: ASGIApp, refuse: Callable[[Request, Refused], Response]) -> None:
        self._app = app
        self._refuse = refuse

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on with an id, or refuse an address that no database can hold."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request = Request(scope)
        given = request.headers.get(REQUEST_ID, "")
        request_id = given if _OWN_ID.fullmatch(given) else new_id("req_")

        async def told(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in {**_HEADERS, REQUEST_ID: request_id}.items():
                    headers.setdefault(name, value)
            await send(message)

        query = unquote(scope.get("query_string", b"").decode("latin-1"))
        if "\x00" in scope["path"] or "\x00" in query:
            refused = Refused("invalid", "INVALID_REQUEST", "the address holds a NUL character")
            await self._refuse(request, refused)(scope, receive, told)
            return
        await self._app(scope, receive, told)
