"""Announcing what has happened to those who asked to hear of it, and saying it once more.

A message to a subscription is signed with the subscription's secret, a message to an address that
a render named with its account's. Both are read when a message is sent: none is copied into it.
"""

from __future__ import annotations

from typing import Any

from kinoform.app.house import House
from kinoform.app.refusal import Refused, no_such
from kinoform.db.accounts import webhook_secret_of
from kinoform.db.database import Transaction
from kinoform.db.deliveries import Delivery, delivery_of, owe_delivery, renew_delivery
from kinoform.db.renders import Render, render_of
from kinoform.db.webhooks import Webhook, listening, webhook_of
from kinoform.notify.signing import new_secret

DELIVER, DELIVERIES = "deliver", "deliveries"
"""The job of a delivery, and its queue: slow receivers must not hold up renders."""


async def announce(
    house: House, tx: Transaction, render: Render, event: str, payload: dict[str, Any]
) -> None:
    """Owe an event to each webhook that listens, and to the address that the render named.

    An address hears of an event once, and as a subscriber where it is both.
    """
    for webhook in await listening(tx, render.account_id, render.dialect, event):
        await owe_to(house, tx, webhook, event, payload, render.id)
    if render.webhook_url is not None:
        owed = await owe_delivery(
            tx, account_id=render.account_id, dialect=render.dialect, event=event,
            render_id=render.id, url=render.webhook_url, payload=payload,
        )  # fmt: skip
        await try_soon(house, tx, owed)


async def owe_to(
    house: House,
    tx: Transaction,
    webhook: Webhook,
    event: str,
    payload: dict[str, Any],
    render_id: str | None = None,
) -> Delivery | None:
    """A message to a subscription, under way; None where it has been owed before."""
    owed = await owe_delivery(
        tx, account_id=webhook.account_id, dialect=webhook.dialect, event=event,
        render_id=render_id, url=webhook.url, payload=payload, webhook_id=webhook.id,
    )  # fmt: skip
    await try_soon(house, tx, owed)
    return owed


async def try_soon(
    house: House, tx: Transaction, delivery: Delivery | None, delay_seconds: float = 0.0
) -> None:
    """Hand in the next try of a message, if there is one.

    A try has its number, so of several that were handed in for one only the first counts.
    """
    if delivery is not None:
        await house.queue.hand_in(
            tx, DELIVER, queue=DELIVERIES, delay_seconds=delay_seconds, delivery_id=delivery.id,
            tries=delivery.tries,
        )  # fmt: skip


async def resend(
    house: House, tx: Transaction, delivery_id: str, account_id: str | None = None
) -> Delivery:
    """A message of an account, or of any, that is tried again at once; raises Refused.

    It keeps its identifier, by which receivers know that they have it, and goes on in its schedule.
    """
    delivery = await delivery_of(tx, delivery_id, account_id)
    if delivery is None:
        raise no_such("delivery")
    if delivery.webhook_id is None and not await _was_named(tx, delivery):
        raise Refused("conflict", "WEBHOOK_GONE", "the webhook of this delivery was deleted")
    if await secret_of(tx, delivery) is None:
        raise Refused(
            "conflict", "WEBHOOK_INACTIVE", "the webhook of this delivery is switched off",
            "switch it on again first",
        )  # fmt: skip
    renewed = await renew_delivery(tx, delivery.id)
    await try_soon(house, tx, renewed)
    return renewed


async def secret_of(tx: Transaction, delivery: Delivery) -> str | None:
    """What a message is signed with; None where its webhook is switched off or gone."""
    if delivery.webhook_id is None:
        return await webhook_secret_of(tx, delivery.account_id, new_secret())
    webhook = await webhook_of(tx, delivery.account_id, delivery.webhook_id)
    return webhook.secret if webhook and webhook.disabled_at is None else None


async def _was_named(tx: Transaction, delivery: Delivery) -> bool:
    if delivery.render_id is None:
        return False
    render = await render_of(tx, delivery.account_id, delivery.render_id)
    return render is not None and render.webhook_url == delivery.url
