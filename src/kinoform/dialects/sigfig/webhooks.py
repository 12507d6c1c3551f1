"""Subscriptions to the ends of films and batches, and the log of what they were sent."""

from __future__ import annotations

from typing import Any, get_args

from fastapi import APIRouter
from starlette.requests import Request

from kinoform.app.deliveries import resend
from kinoform.app.house import House
from kinoform.app.refusal import no_such
from kinoform.app.webhooks import found_webhook, ping, resubscribe, subscribe, unsubscribe
from kinoform.db.database import Transaction
from kinoform.db.deliveries import delivery_of, list_deliveries
from kinoform.db.webhooks import Webhook, list_webhooks
from kinoform.dialects.sigfig.answers import (
    DeliveryAnswer,
    DeliveryPage,
    Done,
    Event,
    WebhookAnswer,
    WebhookList,
    WebhookSecret,
)
from kinoform.dialects.sigfig.asked import NewWebhook, WebhookParts
from kinoform.dialects.sigfig.paging import next_cursor, page_of
from kinoform.dialects.sigfig.present import NAME, delivery, webhook
from kinoform.http.asked import asked
from kinoform.http.callers import caller
from kinoform.http.once import show_once
from kinoform.notify.signing import new_secret

SCOPE, TAG = "webhooks:manage", "Webhooks"
SAVE_IT = "Save this secret — it won't be shown again."


def webhooks(house: House) -> APIRouter:
    """The routes of webhooks."""
    router = APIRouter(prefix="/api/webhooks", tags=[TAG])

    @router.post("", summary="Subscribe to events")
    async def create(request: Request) -> WebhookSecret:
        owner = (await caller(house, request, SCOPE)).account_id
        new = await asked(request, NewWebhook)
        async with house.database.transaction() as tx:
            kept = await subscribe(
                house, tx, account_id=owner, dialect=NAME, url=new.url,
                events=new.events or get_args(Event),
            )  # fmt: skip
        return _shown_once(request, kept)

    @router.get("", summary="List subscriptions")
    async def index(request: Request) -> WebhookList:
        owner = (await caller(house, request, SCOPE)).account_id
        async with house.database.transaction() as tx:
            kept = await list_webhooks(tx, owner, NAME)
        return {"success": True, "webhooks": [webhook(each) for each in kept]}

    @router.get("/{webhook_id}", summary="Read a subscription")
    async def read(request: Request, webhook_id: str) -> WebhookAnswer:
        owner = (await caller(house, request, SCOPE)).account_id
        async with house.database.transaction() as tx:
            kept = await _found(tx, owner, webhook_id)
        return {"success": True, "webhook": webhook(kept)}

    @router.api_route("/{webhook_id}", methods=["PUT", "PATCH"], summary="Change a subscription")
    async def change(request: Request, webhook_id: str) -> WebhookAnswer:
        owner = (await caller(house, request, SCOPE)).account_id
        new = await asked(request, WebhookParts)
        values: dict[str, Any] = new.model_dump(include={"url", "events"}, exclude_none=True)
        async with house.database.transaction() as tx:
            await _found(tx, owner, webhook_id)
            kept = await resubscribe(
                house, tx, owner, webhook_id, is_active=new.active, **values
            )  # fmt: skip
        return {"success": True, "webhook": webhook(kept)}

    @router.delete("/{webhook_id}", summary="End a subscription")
    async def delete(request: Request, webhook_id: str) -> Done:
        owner = (await caller(house, request, SCOPE)).account_id
        async with house.database.transaction() as tx:
            await _found(tx, owner, webhook_id)
            await unsubscribe(tx, owner, webhook_id)
        return {"success": True, "id": webhook_id, "message": "Webhook deleted."}

    @router.post("/{webhook_id}/rotate", summary="Sign by another secret from now on")
    async def rotate(request: Request, webhook_id: str) -> WebhookSecret:
        owner = (await caller(house, request, SCOPE)).account_id
        async with house.database.transaction() as tx:
            await _found(tx, owner, webhook_id)
            kept = await resubscribe(house, tx, owner, webhook_id, secret=new_secret())
        return _shown_once(request, kept)

    @router.post("/{webhook_id}/test", summary="Send a ping to a subscriber")
    async def test(request: Request, webhook_id: str) -> DeliveryAnswer:
        owner = (await caller(house, request, SCOPE)).account_id
        async with house.database.transaction() as tx:
            await _found(tx, owner, webhook_id)
            owed = await ping(house, tx, owner, webhook_id)
        return {"success": True, "delivery": delivery(owed)}

    @router.get("/{webhook_id}/deliveries", summary="Read the log of deliveries")
    async def deliveries(request: Request, webhook_id: str) -> DeliveryPage:
        owner = (await caller(house, request, SCOPE)).account_id
        cursor, limit = page_of(request)
        async with house.database.transaction() as tx:
            await _found(tx, owner, webhook_id)
            found = await list_deliveries(
                tx, account_id=owner, webhook_id=webhook_id, before=cursor, limit=limit
            )
        return {
            "success": True, "deliveries": [delivery(each) for each in found],
            "nextCursor": next_cursor([each.id for each in found], limit),
        }  # fmt: skip

    @router.post(
        "/{webhook_id}/deliveries/{delivery_id}/resend", summary="Deliver a message once more"
    )
    async def again(request: Request, webhook_id: str, delivery_id: str) -> DeliveryAnswer:
        owner = (await caller(house, request, SCOPE)).account_id
        async with house.database.transaction() as tx:
            await _found(tx, owner, webhook_id)
            known = await delivery_of(tx, delivery_id, owner)
            if known is None or known.webhook_id != webhook_id:
                raise no_such("delivery")
            renewed = await resend(house, tx, delivery_id, owner)
        return {"success": True, "delivery": delivery(renewed)}

    return router


async def _found(tx: Transaction, owner: str, webhook_id: str) -> Webhook:
    kept = await found_webhook(tx, owner, webhook_id)
    if kept.dialect != NAME:
        raise no_such("webhook")
    return kept


def _shown_once(request: Request, kept: Webhook) -> WebhookSecret:
    show_once(request)
    return {"success": True, "webhook": webhook(kept), "secret": kept.secret, "message": SAVE_IT}
