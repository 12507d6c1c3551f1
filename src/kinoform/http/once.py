"""Requests that are carried out once, however often they are sent with one Idempotency-Key.

All that such a request does, and the answer to it, is one transaction: there is no moment at which
a crash could leave the one without the other. Whoever sends the same key meanwhile waits for it.
"""

from __future__ import annotations

import asyncio
import hashlib
import tempfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import IO

from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as NoneIsFree
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kinoform.app.callers import Caller, caller_of
from kinoform.app.house import House
from kinoform.app.refusal import Refused
from kinoform.db.answers import claim_answer, given_answer, keep_answer
from kinoform.db.database import Transaction
from kinoform.http.body import LIMITS
from kinoform.http.credentials import secret_of

KEY, REPLAYED = "idempotency-key", "idempotency-replayed"
LONGEST_KEY = 255
IN_MEMORY_BYTES = 1024 * 1024
PIECE_BYTES = 256 * 1024
MOST_BYTES = 4 * 1024**3
"""Of a form with files; other bodies are held to what is taken of JSON."""
AT_ONCE = 8
"""Each holds a connection from its beginning, so they must leave some to everybody else."""

Refuse = Callable[[Request, Refused], Response]
Away = Callable[[Request, Exception], Response]


class Once:
    """Middleware that looks only at requests with a key of that kind."""

    def __init__(self, app: ASGIApp, refuse: Refuse, database_away: Away) -> None:
        self._app = app
        self._refuse = refuse
        self._database_away = database_away
        self._places = asyncio.Semaphore(AT_ONCE)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or give the answer that its key has got already."""
        if scope["type"] != "http" or scope["method"] != "POST":
            await self._app(scope, receive, send)
            return
        request = Request(scope, receive)
        key = request.headers.get(KEY)
        answer = None if key is None else await self._answer_to(request, key)
        await (self._app if answer is None else answer)(scope, receive, send)

    async def _answer_to(self, request: Request, key: str) -> Response | None:
        """The answer; None where nobody who is known asks, whom the door may refuse."""
        house: House = request.scope["app"].state.house
        try:
            caller = await _caller(house, request)
            if caller is None:
                return None
            request.state.caller = caller
            return await self._answer(house, request, caller.account_id, key)
        except Refused as refused:
            return self._refuse(request, refused)
        except (DBAPIError, NoneIsFree) as error:
            return self._database_away(request, error)

    async def _answer(self, house: House, request: Request, account_id: str, key: str) -> Response:
        if not (0 < len(key) <= LONGEST_KEY and key.isascii() and key.isprintable()):
            raise Refused(
                "invalid", "INVALID_REQUEST", "the Idempotency-Key has 1 to 255 plain letters",
                "a random UUID does well",
            )  # fmt: skip
        with tempfile.SpooledTemporaryFile(IN_MEMORY_BYTES) as body:
            fingerprint = await _spool(request, body)
            heard = _Heard()
            try:
                async with self._places, house.database.whole() as tx:
                    if not await claim_answer(tx, account_id, key, fingerprint):
                        return await _given(tx, account_id, key, fingerprint)
                    body.seek(0)
                    await self._app(request.scope, _told_from(body, request.receive), heard)
                    heard.undo_unless_done()
                    is_secret = getattr(request.state, "shown_once", False)
                    kept = b"" if is_secret else bytes(heard.body)
                    await keep_answer(tx, account_id, key, heard.status, kept)
            except _Undone:
                pass
        return heard.response()


def show_once(request: Request) -> None:
    """Keep the answer to a request out of the database, because a secret is in it."""
    request.state.shown_once = True


class _Undone(Exception):
    """The request was refused, so nothing of it is kept, and its key stays free."""


@dataclass(slots=True)
class _Heard:
    """An answer that is not sent yet."""

    status: int = 500
    headers: list[tuple[bytes, bytes]] = field(default_factory=list)
    body: bytearray = field(default_factory=bytearray)

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.status, self.headers = message["status"], list(message["headers"])
        else:
            self.body += message.get("body", b"")

    def undo_unless_done(self) -> None:
        if not 200 <= self.status < 300:
            raise _Undone

    def response(self) -> Response:
        response = Response(bytes(self.body), self.status)
        response.raw_headers = self.headers
        return response


async def _caller(house: House, request: Request) -> Caller | None:
    secret = secret_of(request, allow_query=house.settings.allow_query_key)
    if secret is None:
        return None
    async with house.database.apart() as tx:
        with suppress(Refused):
            return await caller_of(tx, secret)
    return None


async def _spool(request: Request, body: IO[bytes]) -> str:
    """Take a body in, and tell what the request is known by.

    Of forms with files only the length counts: their borders differ from one sending to the next.
    """
    is_form = request.headers.get("content-type", "").startswith("multipart/")
    most_bytes = MOST_BYTES if is_form else LIMITS.json_bytes
    known = hashlib.sha256(f"{request.method} {request.url.path}?{request.url.query}\n".encode())
    length = 0
    async for chunk in request.stream():
        length += len(chunk)
        if length > most_bytes:
            raise Refused("too_large", "INVALID_REQUEST", "the body is too large")
        body.write(chunk)
        if not is_form:
            known.update(chunk)
    known.update(str(length).encode())
    return known.hexdigest()


def _told_from(body: IO[bytes], afterwards: Receive) -> Receive:
    is_over = False

    async def receive() -> Message:
        nonlocal is_over
        if is_over:
            return await afterwards()
        piece = body.read(PIECE_BYTES)
        is_over = len(piece) < PIECE_BYTES
        return {"type": "http.request", "body": piece, "more_body": not is_over}

    return receive


async def _given(tx: Transaction, account_id: str, key: str, fingerprint: str) -> Response:
    given = await given_answer(tx, account_id, key)
    if given is None or given.status is None:
        raise Refused(
            "conflict", "IDEMPOTENCY_KEY_BUSY", "a request with this key is being carried out",
            "send it again in a moment", retry_after_seconds=1,
        )  # fmt: skip
    if given.fingerprint != fingerprint:
        raise Refused(
            "reused", "IDEMPOTENCY_KEY_REUSED", "this key was used for another request",
            "take a new key for each new request",
        )  # fmt: skip
    if not given.body:
        raise Refused(
            "conflict", "SHOWN_ONCE", "this was done, and the secret in its answer is shown once",
            "if it was lost, end what was made and make another",
        )  # fmt: skip
    return Response(given.body, given.status, {REPLAYED: "true"}, media_type="application/json")
