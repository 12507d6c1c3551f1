"""Messages to receivers, and the secret that signs those to addresses that renders name."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter
from starlette.requests import Request

from kinoform.app.deliveries import resend
from kinoform.app.house import House
from kinoform.db.accounts import webhook_secret_of
from kinoform.db.deliveries import list_deliveries
from kinoform.db.webhooks import change_account_secret
from kinoform.dialects.house import present
from kinoform.dialects.house.pages import limit_of, next_before
from kinoform.http.callers import caller
from kinoform.notify.signing import new_secret

SCOPE = "webhooks:manage"


def deliveries(house: House) -> APIRouter:
    """The routes of deliveries."""
    router = APIRouter(tags=["deliveries"])

    @router.get("/deliveries", summary="Read the log of deliveries of all doors")
    async def index(request: Request) -> dict[str, Any]:
        who = await caller(house, request, SCOPE)
        limit = limit_of(request)
        async with house.database.transaction() as tx:
            found = await list_deliveries(
                tx, account_id=who.account_id, before=request.query_params.get("before"),
                limit=limit,
            )  # fmt: skip
        following = next_before([each.id for each in found], limit)
        return {
            "deliveries": [present.delivery(each) for each in found], "next_before": following,
        }  # fmt: skip

    @router.post("/deliveries/{delivery_id}/resend", summary="Deliver a message once more")
    async def again(request: Request, delivery_id: str) -> dict[str, Any]:
        who = await caller(house, request, SCOPE)
        async with house.database.transaction() as tx:
            return present.delivery(await resend(house, tx, delivery_id, who.account_id))

    @router.get("/webhook-secret", summary="Read the secret that signs what renders send")
    async def secret(request: Request) -> dict[str, Any]:
        who = await caller(house, request, SCOPE)
        async with house.database.transaction() as tx:
            return {"secret": await webhook_secret_of(tx, who.account_id, new_secret())}

    @router.post("/webhook-secret/rotate", summary="Sign by another secret from now on")
    async def rotate(request: Request) -> dict[str, Any]:
        who = await caller(house, request, SCOPE)
        fresh = new_secret()
        async with house.database.transaction() as tx:
            await change_account_secret(tx, who.account_id, fresh)
        return {"secret": fresh}

    return router
