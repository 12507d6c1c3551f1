"""Who sends a request."""

from __future__ import annotations

from starlette.requests import Request

from kinoform.app.callers import Caller, caller_of
from kinoform.app.house import House
from kinoform.app.refusal import Refused
from kinoform.http.credentials import secret_of


async def caller(house: House, request: Request, scope: str) -> Caller:
    """The caller with a live key that has a scope; raises Refused."""
    secret = secret_of(request, allow_query=house.settings.allow_query_key)
    if secret is None:
        raise Refused(
            "unauthenticated", "MISSING_API_KEY", "this needs an API key",
            "send it as 'Authorization: Bearer KEY' or as 'X-API-Key: KEY'",
        )  # fmt: skip
    async with house.database.transaction() as tx:
        found = await caller_of(tx, secret)
    found.require(scope)
    return found
