"""The web server: every door on one origin."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

import kinoform
from kinoform.app.refusal import Refused
from kinoform.dialects._doors import doors
from kinoform.dialects.base import Dialect
from kinoform.http.files import files
from kinoform.http.health import health
from kinoform.settings import Settings
from kinoform.watch.routes import watch
from kinoform.wiring import opened_house

log = logging.getLogger(__name__)


def server(settings: Settings, database_url: str) -> FastAPI:
    """The application of an ASGI server."""

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        async with opened_house(settings, database_url) as house:
            app.include_router(health(house))
            app.include_router(files(house))
            app.include_router(watch(house))
            for dialect in doors().values():
                app.include_router(dialect.router(house))
            yield

    app = FastAPI(title="Kinoform", version=kinoform.__version__, lifespan=lifespan)
    app.add_exception_handler(Refused, refused)
    app.add_exception_handler(HTTPException, not_served)
    app.add_exception_handler(Exception, broken)
    return app


def refused(request: Request, refusal: Exception) -> Response:
    """A refusal in the envelope of the door that was knocked at."""
    if not isinstance(refusal, Refused):
        raise refusal
    door = door_of(request.url.path)
    if door is not None:
        return door.refuse(refusal)
    return JSONResponse({"error": {"code": refusal.code, "message": refusal.message}}, 404)


def not_served(request: Request, error: Exception) -> Response:
    """Paths and methods that are not there."""
    status = error.status_code if isinstance(error, HTTPException) else 500
    response = refused(request, Refused("not_found", "NOT_FOUND", "there is nothing here"))
    response.status_code = status
    return response


def broken(request: Request, error: Exception) -> Response:
    """A fault of ours: told without its inside, which goes to the log."""
    log.error("request failed", exc_info=error)
    response = refused(
        request, Refused("unavailable", "INTERNAL_ERROR", "something broke here, not at your end")
    )
    response.status_code = 500
    return response


def door_of(path: str) -> Dialect | None:
    """The door that a path belongs to."""
    return next((door for door in doors().values() if door.owns(path)), None)
