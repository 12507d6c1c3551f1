"""An account: its plan, its credits and their movements, its calls."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter
from starlette.requests import Request

from kinoform.app.house import House
from kinoform.app.refusal import no_such
from kinoform.db.accounts import account_with
from kinoform.db.audits import list_calls
from kinoform.db.credits import Purse, balance, list_transfers
from kinoform.db.files import storage_of
from kinoform.dialects.house import present
from kinoform.dialects.house.pages import limit_of, next_before, place_of
from kinoform.http.callers import caller

_PURSES: dict[str, Purse] = {"balance": "available", "reserved": "reserved", "spent": "spent"}


def account(house: House) -> APIRouter:
    """The routes of an account."""
    router = APIRouter(tags=["account"])

    @router.get("/account", summary="Read what the account has")
    async def read(request: Request) -> dict[str, Any]:
        who = await caller(house, request, "videos:read")
        async with house.database.transaction() as tx:
            owner = await account_with(tx, who.account_id)
            if owner is None:
                raise no_such("account")
            credit = {name: await balance(tx, owner.id, purse) for name, purse in _PURSES.items()}
            storage = await storage_of(tx, owner.id)
        return present.account(owner, who.plan, credit, storage)

    @router.get("/transfers", summary="List movements of credits")
    async def transfers(request: Request) -> dict[str, Any]:
        who = await caller(house, request, "billing:read")
        limit, before = limit_of(request), place_of(request)
        async with house.database.transaction() as tx:
            found = await list_transfers(tx, who.account_id, before=before, limit=limit)
        following = next_before([str(each.id) for each in found], limit)
        return {
            "transfers": [present.transfer(each) for each in found], "next_before": following,
        }  # fmt: skip

    @router.get("/audit", summary="List calls")
    async def audit(request: Request) -> dict[str, Any]:
        who = await caller(house, request, "audit:read")
        limit, before = limit_of(request), place_of(request)
        async with house.database.transaction() as tx:
            found = await list_calls(tx, who.account_id, before=before, limit=limit)
        following = next_before([str(each.number) for each in found], limit)
        return {"calls": [present.call(each) for each in found], "next_before": following}

    return router
