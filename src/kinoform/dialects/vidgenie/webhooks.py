"""webhook.*: subscriptions to the ends of renders, and the log of what they were sent."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter
from starlette.requests import Request

from kinoform.app.deliveries import resend
from kinoform.app.house import House
from kinoform.app.webhooks import found_webhook, ping, resubscribe, subscribe, unsubscribe
from kinoform.db.deliveries import list_deliveries
from kinoform.db.webhooks import list_webhooks
from kinoform.dialects.vidgenie.fields import (
    READ,
    asked_fields,
    asked_id,
    invalid,
    limit_of,
    text,
    text_or_none,
)
from kinoform.dialects.vidgenie.present import NAME, data, delivery, webhook
from kinoform.http.body import json_object
from kinoform.http.callers import caller

EVENTS = ("render.done", "render.failed")
SCOPE = "webhooks:manage"


def webhooks(house: House) -> APIRouter:
    """The routes of webhooks."""
    router = APIRouter(prefix="/api/v1", tags=["webhook"])

    @router.post("/webhook.create", summary="Subscribe to events")
    async def create(request: Request) -> dict[str, Any]:
        owner = (await caller(house, request, SCOPE)).account_id
        body = await json_object(request)
        url, events = text(body, "url"), events_of(body)
        async with house.database.transaction() as tx:
            kept = await subscribe(
                house, tx, account_id=owner, dialect=NAME, url=url, events=events
            )
        return data(webhook=webhook(kept, secret=kept.secret))

    @router.api_route("/webhook.list", methods=READ, summary="List subscriptions")
    async def index(request: Request) -> dict[str, Any]:
        owner = (await caller(house, request, SCOPE)).account_id
        async with house.database.transaction() as tx:
            kept = await list_webhooks(tx, owner, NAME)
        return data(webhooks=[webhook(each) for each in kept])

    @router.api_route("/webhook.get", methods=READ, summary="Read a subscription and its secret")
    async def get(request: Request) -> dict[str, Any]:
        owner = (await caller(house, request, SCOPE)).account_id
        webhook_id = await asked_id(request)
        async with house.database.transaction() as tx:
            kept = await found_webhook(tx, owner, webhook_id)
        return data(webhook=webhook(kept, secret=kept.secret))

    @router.post("/webhook.update", summary="Change a subscription")
    async def update(request: Request) -> dict[str, Any]:
        owner = (await caller(house, request, SCOPE)).account_id
        body = await json_object(request)
        values: dict[str, Any] = {}
        if "url" in body:
            values["url"] = text(body, "url")
        if "events" in body:
            values["events"] = list(events_of(body))
        is_active = body.get("active")
        if is_active is not None and not isinstance(is_active, bool):
            raise invalid("active must be true or false")
        async with house.database.transaction() as tx:
            kept = await resubscribe(
                house, tx, owner, text(body, "id"), is_active=is_active, **values
            )
        return data(webhook=webhook(kept))

    @router.post("/webhook.delete", summary="End a subscription")
    async def delete(request: Request) -> dict[str, Any]:
        owner = (await caller(house, request, SCOPE)).account_id
        webhook_id = await asked_id(request)
        async with house.database.transaction() as tx:
            await unsubscribe(tx, owner, webhook_id)
        return data(id=webhook_id, deleted=True)

    @router.post("/webhook.test", summary="Send a ping to a subscriber")
    async def test(request: Request) -> dict[str, Any]:
        owner = (await caller(house, request, SCOPE)).account_id
        webhook_id = await asked_id(request)
        async with house.database.transaction() as tx:
            owed = await ping(house, tx, owner, webhook_id)
        return data(delivery=delivery(owed))

    @router.api_route("/webhook.deliveries", methods=READ, summary="Read the log of deliveries")
    async def deliveries(request: Request) -> dict[str, Any]:
        owner = (await caller(house, request, SCOPE)).account_id
        fields = await asked_fields(request)
        limit = limit_of(fields)
        async with house.database.transaction() as tx:
            found = await list_deliveries(
                tx, account_id=owner, dialect=NAME, webhook_id=text_or_none(fields, "id"),
                before=text_or_none(fields, "before"), limit=limit,
            )  # fmt: skip
        following = found[-1].id if len(found) == limit else None
        return data(deliveries=[delivery(each) for each in found], next_before=following)

    @router.post("/webhook.resend", summary="Deliver a message once more")
    async def again(request: Request) -> dict[str, Any]:
        owner = (await caller(house, request, SCOPE)).account_id
        delivery_id = text(await json_object(request), "delivery_id")
        async with house.database.transaction() as tx:
            renewed = await resend(house, tx, delivery_id, owner)
        return data(delivery=delivery(renewed))

    return router


def events_of(body: dict[str, Any]) -> tuple[str, ...]:
    """The events that are wished for, all when none is named; raises Refused."""
    wished = body.get("events", list(EVENTS))
    if not isinstance(wished, list) or not wished or not all(each in EVENTS for each in wished):
        raise invalid("events must be a list of events", f"choose of {', '.join(EVENTS)}")
    return tuple(event for event in EVENTS if event in wished)
