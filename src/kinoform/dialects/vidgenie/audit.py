"""audit.*: who has called, and how it ended."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter
from starlette.requests import Request

from kinoform.app.house import House
from kinoform.db.audits import list_calls
from kinoform.dialects.vidgenie.fields import READ, asked_fields, limit_of, place_of
from kinoform.dialects.vidgenie.present import call, data
from kinoform.http.callers import caller


def audit(house: House) -> APIRouter:
    """The routes of the audit."""
    router = APIRouter(prefix="/api/v1", tags=["audit"])

    @router.api_route("/audit.list", methods=READ, summary="List the calls of an account")
    async def index(request: Request) -> dict[str, Any]:
        owner = (await caller(house, request, "audit:read")).account_id
        fields = await asked_fields(request)
        limit = limit_of(fields)
        async with house.database.transaction() as tx:
            found = await list_calls(tx, owner, before=place_of(fields, "before"), limit=limit)
        following = str(found[-1].number) if len(found) == limit else None
        return data(calls=[call(each) for each in found], next_before=following)

    return router
