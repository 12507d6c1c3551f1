"""The web server: every door on one origin."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import APIRouter, FastAPI
from fastapi.exceptions import RequestValidationError
from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as NoneIsFree
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from kinoform.app.house import House
from kinoform.app.refusal import Refused
from kinoform.dialects._doors import doors
from kinoform.dialects.base import Dialect
from kinoform.http.audit import Trail
from kinoform.http.edge import Edge
from kinoform.http.files import files
from kinoform.http.health import health
from kinoform.http.metrics import Meter, metrics
from kinoform.http.once import Once
from kinoform.http.reference.routes import reference
from kinoform.http.reference.shelf import Door
from kinoform.http.refusals import plain
from kinoform.model.problem import RenderFailed
from kinoform.settings import Settings
from kinoform.watch.routes import watch
from kinoform.watch.schema import REFERENCE as WATCHING
from kinoform.wiring import opened_house

TOO_MUCH = "54"
"""Begins the codes by which Postgres says that it could never hold this."""

log = logging.getLogger(__name__)


def server(settings: Settings, database_url: str) -> FastAPI:
    """The application of an ASGI server."""
    meter = Meter()

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        async with (
            opened_house(settings, database_url) as house,
            Trail(house.database).kept() as trail,
        ):
            app.state.house, app.state.trail = house, trail
            await house.darkroom.open()  # it loads by itself while the doors are built
            found = [Door(dialect.told, dialect.router(house)) for dialect in doors().values()]
            found.append(Door(WATCHING, outside(house, meter)))
            for door in found:
                app.include_router(door.router)
            app.include_router(reference(found, settings))
            await house.darkroom.ready()
            yield

    app = FastAPI(lifespan=lifespan, openapi_url=None)
    app.add_middleware(Once, refuse=refused, database_away=database_away)
    app.add_middleware(Edge, refuse=refused, meter=meter)
    app.add_exception_handler(Refused, refused)
    app.add_exception_handler(RenderFailed, not_drawn)
    app.add_exception_handler(DBAPIError, database_away)
    app.add_exception_handler(NoneIsFree, database_away)
    app.add_exception_handler(HTTPException, not_served)
    app.add_exception_handler(RequestValidationError, not_served)
    app.add_exception_handler(Exception, broken)
    return app


def outside(house: House, meter: Meter) -> APIRouter:
    """The routes that belong to no door."""
    router = APIRouter()
    for part in (health(house), metrics(house, meter), files(house), watch(house)):
        router.include_router(part)
    return router


def refused(request: Request, refusal: Exception) -> Response:
    """A refusal in the envelope of the door that was knocked at."""
    if not isinstance(refusal, Refused):
        raise refusal
    door = door_of(request.url.path)
    response = plain(refusal) if door is None else door.refuse(refusal)
    if refusal.retry_after_seconds is not None:
        response.headers["Retry-After"] = str(refusal.retry_after_seconds)
    return response


def not_drawn(request: Request, failed: Exception) -> Response:
    """What the darkroom could not do, as when too many ask at once."""
    problem = failed.problem if isinstance(failed, RenderFailed) else None
    message, hint = (problem.message, problem.hint) if problem else (str(failed), "")
    return refused(request, Refused("unavailable", "UNAVAILABLE", message, hint))


def not_served(request: Request, error: Exception) -> Response:
    """Paths and methods that are not there, such as a segment whose number is none."""
    status = error.status_code if isinstance(error, HTTPException) else 404
    known = {404: "there is nothing here", 405: "this path does not take that method"}
    told = known.get(status) or str(getattr(error, "detail", "")) or "this cannot be read"
    code = "NOT_FOUND" if status in known else "INVALID_REQUEST"
    response = refused(request, Refused("invalid", code, told))
    response.status_code = status
    return response


def database_away(request: Request, error: Exception) -> Response:
    """A database that is away for a moment is no fault of the request; all else is one of ours."""
    if isinstance(error, OperationalError | InterfaceError):
        if str(getattr(error.orig, "sqlstate", "")).startswith(TOO_MUCH):
            return broken(request, error)
        log.warning("the database is away: %s", error.orig)
    elif isinstance(error, NoneIsFree):
        log.warning("no connection to the database is free")
    else:
        return broken(request, error)
    away = Refused(
        "unavailable", "UNAVAILABLE", "the database is away for a moment", "ask again soon",
        retry_after_seconds=1,
    )  # fmt: skip
    return refused(request, away)


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
