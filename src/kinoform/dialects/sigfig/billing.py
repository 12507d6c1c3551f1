"""Credits: what is left, and where the rest went."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request

from kinoform.app.house import House
from kinoform.db.credits import balance, list_transfers
from kinoform.db.renders import renders_of
from kinoform.dialects.sigfig import present
from kinoform.dialects.sigfig.answers import Billing, CreditsLeft, Usage
from kinoform.dialects.sigfig.paging import next_cursor, number_of, page_of
from kinoform.http.callers import caller

SCOPE, TAG = "billing:read", "Billing"


def billing(house: House) -> APIRouter:
    """The routes of credits."""
    router = APIRouter(prefix="/api", tags=[TAG])

    @router.get("/credits", summary="Read what is left")
    async def left(request: Request) -> CreditsLeft:
        who = await caller(house, request, SCOPE)
        async with house.database.transaction() as tx:
            credit = await balance(tx, who.account_id)
        return {"success": True, "credits": credit, "creditsRemaining": credit}

    @router.get("/billing", summary="Read plan and credits")
    async def read(request: Request) -> Billing:
        who = await caller(house, request, SCOPE)
        async with house.database.transaction() as tx:
            remaining = await balance(tx, who.account_id)
            reserved = await balance(tx, who.account_id, "reserved")
            spent = await balance(tx, who.account_id, "spent")
        return {
            "success": True, "plan": who.plan.name, "tier": who.plan.tier,
            "credits": {"remaining": remaining, "reserved": reserved, "spent": spent},
        }  # fmt: skip

    @router.get("/billing/usage", summary="List movements of credits")
    async def usage(request: Request) -> Usage:
        who = await caller(house, request, SCOPE)
        cursor, limit = page_of(request)
        before = number_of(cursor)
        async with house.database.transaction() as tx:
            moved = await list_transfers(tx, who.account_id, before=before, limit=limit)
            paid = await renders_of(tx, {each.render_id for each in moved if each.render_id})
        films = {render.id: render.film_id for render in paid.values()}
        return {
            "success": True,
            "usage": [present.movement(each, films.get(each.render_id or "")) for each in moved],
            "nextCursor": next_cursor([str(each.id) for each in moved], limit),
        }

    return router
