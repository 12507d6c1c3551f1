"""Who sends a request: known by a key or a session, and not more often than they may."""

from __future__ import annotations

from starlette.requests import Request

from kinoform.app.callers import Caller, caller_of
from kinoform.app.house import House
from kinoform.app.refusal import Refused
from kinoform.http.credentials import secret_of
from kinoform.http.rates import Rate, count, rates_of, too_often


async def caller(
    house: House, request: Request, scope: str, *, rates: tuple[Rate, ...] = ()
) -> Caller:
    """The caller with a live key that has a scope; raises Refused.

    A door's own rates are counted beside those of the plan.
    """
    secret = secret_of(request, allow_query=house.settings.allow_query_key)
    if secret is None:
        raise Refused(
            "unauthenticated", "MISSING_API_KEY", "this needs an API key",
            "send it as 'Authorization: Bearer KEY' or as 'X-API-Key: KEY'",
        )  # fmt: skip
    async with house.database.apart() as tx:
        found = await caller_of(tx, secret)
        request.state.caller = found
        rates = (*rates_of(found.plan, scope), *rates)
        standing, is_over = await count(tx, found.id, route_of(request), rates)
    request.state.standing = standing
    if is_over:
        raise too_often(standing)
    found.require(scope)
    return found


async def stranger(house: House, request: Request) -> str:
    """The address of somebody who needs no key here; raises Refused when they ask too often."""
    address = address_of(request)
    rate = Rate(house.settings.strangers_per_minute)
    async with house.database.apart() as tx:
        standing, is_over = await count(tx, address, route_of(request), (rate,))
    request.state.standing = standing
    if is_over:
        raise too_often(standing)
    return address


def address_of(request: Request) -> str:
    """Where a request comes from, as far as the server can see."""
    return request.client.host if request.client else ""


def route_of(request: Request) -> str:
    """The route that was asked for, whatever stands in the gaps of its path."""
    route = request.scope.get("route")
    return f"{request.method} {getattr(route, 'path', '')}"
