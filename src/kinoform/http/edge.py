"""What every request and answer passes: an id, safe headers, and a note in the audit."""

from __future__ import annotations

import logging
import re
import time
from collections.abc import Callable
from urllib.parse import unquote

from starlette.datastructures import MutableHeaders
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kinoform.app.callers import Caller
from kinoform.app.refusal import Refused
from kinoform.db.audits import Call
from kinoform.http.audit import Trail
from kinoform.http.callers import address_of
from kinoform.http.metrics import Meter
from kinoform.http.rates import Standing, rate_headers
from kinoform.kit.ids import new_id
from kinoform.kit.log import hidden

REQUEST_ID = "x-request-id"
LONGEST_PATH = 300
LEFT = 499
"""The status in logs where somebody left before they could be answered."""
METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
_OWN_ID = re.compile(r"[A-Za-z0-9_.:-]{1,100}", re.ASCII)
_HEADERS = {"x-content-type-options": "nosniff", "referrer-policy": "no-referrer"}

log = logging.getLogger("kinoform.requests")


class Edge:
    """Middleware at the outermost place."""

    def __init__(
        self,
        app: ASGIApp,
        refuse: Callable[[Request, Refused], Response],
        meter: Meter,
    ) -> None:
        self._app = app
        self._refuse = refuse
        self._meter = meter

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on with an id, or refuse an address that no database can hold."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request = Request(scope)
        given = request.headers.get(REQUEST_ID, "")
        request_id = given if _OWN_ID.fullmatch(given) else new_id("req_")
        request.state.request_id = request_id
        began, status = time.perf_counter(), 500

        async def told(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                headers = MutableHeaders(scope=message)
                standing: Standing | None = getattr(request.state, "standing", None)
                rates = rate_headers(standing) if standing else {}
                for name, value in {**_HEADERS, **rates, REQUEST_ID: request_id}.items():
                    headers.setdefault(name, value)
            await send(message)

        query = unquote(scope.get("query_string", b"").decode("latin-1"))
        try:
            if "\x00" in scope["path"] or "\x00" in query:
                refused = Refused("invalid", "INVALID_REQUEST", "the address holds a NUL character")
                await self._refuse(request, refused)(scope, receive, told)
            else:
                await self._app(scope, receive, told)
        except ClientDisconnect:
            status = LEFT
        finally:
            self._note(request, status, time.perf_counter() - began)

    def _note(self, request: Request, status: int, seconds: float) -> None:
        route = getattr(request.scope.get("route"), "path", "(none)")
        # Names that strangers make up must not become figures without end.
        method = request.method if request.method in METHODS else "OTHER"
        self._meter.note(method, route, status, seconds)
        caller: Caller | None = getattr(request.state, "caller", None)
        path = hidden(request.url.path)[:LONGEST_PATH]
        facts = {
            "method": method, "path": path, "status": status,
            "request_id": request.state.request_id, "address": address_of(request),
            "took_ms": round(seconds * 1000, 2),
        }  # fmt: skip
        trail: Trail = request.scope["app"].state.trail
        if caller is not None:
            trail.note(
                Call(
                    account_id=caller.account_id, key_id=caller.key_id,
                    person_id=caller.person_id, **facts,
                )
            )  # fmt: skip
        log.info("request", extra={**facts, "key": caller.key_id if caller else None})
