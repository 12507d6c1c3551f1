"""Subscribing to events, and changing one's mind."""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, datetime
from typing import Any

from kinoform.app.deliveries import owe_to
from kinoform.app.house import House
from kinoform.app.refusal import Refused, no_such
from kinoform.db.database import Transaction
from kinoform.db.deliveries import Delivery, give_up_deliveries_to
from kinoform.db.webhooks import (
    Webhook,
    change_webhook,
    delete_webhook,
    hold_webhooks,
    keep_webhook,
    list_webhooks,
    webhook_of,
)
from kinoform.kit.addresses import Allowed
from kinoform.notify.receiver import receiver_fault
from kinoform.notify.signing import new_secret

MOST_WEBHOOKS = 20
"""Of an account at one door."""
PING = "ping"


async def subscribe(
    house: House,
    tx: Transaction,
    *,
    account_id: str,
    dialect: str,
    url: str,
    events: Collection[str],
) -> Webhook:
    """A webhook that hears of events from now on; raises Refused."""
    check_receiver(house, url)
    await hold_webhooks(tx, account_id)
    there = await list_webhooks(tx, account_id, dialect)
    if len(there) >= MOST_WEBHOOKS:
        raise Refused(
            "conflict", "TOO_MANY_WEBHOOKS", f"there are {len(there)} webhooks already",
            "delete one that is not needed any more",
        )  # fmt: skip
    _check_new(url, there)
    return await keep_webhook(
        tx, account_id=account_id, dialect=dialect, url=url, events=list(events),
        secret=new_secret(),
    )  # fmt: skip


async def found_webhook(tx: Transaction, account_id: str, webhook_id: str) -> Webhook:
    """One webhook of an account; raises Refused."""
    webhook = await webhook_of(tx, account_id, webhook_id)
    if webhook is None:
        raise no_such("webhook")
    return webhook


async def resubscribe(
    house: House,
    tx: Transaction,
    account_id: str,
    webhook_id: str,
    *,
    is_active: bool | None = None,
    **values: Any,
) -> Webhook:
    """A webhook with another URL, other events, switched on or off; raises Refused.

    What was owed to the old URL still goes there.
    """
    if is_active is None and not values:
        raise Refused(
            "invalid", "INVALID_REQUEST", "there is nothing to change",
            "name url, events or active",
        )  # fmt: skip
    webhook = await found_webhook(tx, account_id, webhook_id)
    if "url" in values and values["url"] != webhook.url:
        check_receiver(house, values["url"])
        await hold_webhooks(tx, account_id)
        _check_new(values["url"], await list_webhooks(tx, account_id, webhook.dialect))
    changed = await change_webhook(tx, account_id, webhook_id, is_active=is_active, **values)
    if changed is None:
        raise no_such("webhook")
    return changed


async def unsubscribe(tx: Transaction, account_id: str, webhook_id: str) -> None:
    """Forget a webhook and what is still owed to it; raises Refused."""
    if await webhook_of(tx, account_id, webhook_id, lock=True) is None:
        raise no_such("webhook")
    await give_up_deliveries_to(tx, webhook_id)
    await delete_webhook(tx, account_id, webhook_id)


async def ping(house: House, tx: Transaction, account_id: str, webhook_id: str) -> Delivery:
    """A message that only says hello, on its way to a webhook; raises Refused."""
    webhook = await found_webhook(tx, account_id, webhook_id)
    if webhook.disabled_at is not None:
        raise Refused(
            "conflict", "WEBHOOK_INACTIVE", "this webhook is switched off", "switch it on first"
        )
    now = datetime.now(UTC).isoformat(timespec="milliseconds")
    payload = {"event": PING, "data": {"webhook_id": webhook.id}, "created_at": now}
    owed = await owe_to(house, tx, webhook, PING, payload)
    if owed is None:
        raise LookupError(webhook.id)
    return owed


def check_receiver(house: House, url: str) -> None:
    """Raise Refused for a URL to which nothing is ever sent."""
    fault = receiver_fault(url, Allowed.of(house.settings.allow_private_addresses))
    if fault is not None:
        raise Refused("invalid", "INVALID_REQUEST", fault.message, fault.hint)


def _check_new(url: str, there: Collection[Webhook]) -> None:
    """One address hears of an event once, so a second subscription of it would stay silent."""
    twin = next((each for each in there if each.url == url), None)
    if twin is not None:
        raise Refused(
            "conflict", "ALREADY_EXISTS", f"the webhook {twin.id} has this URL already",
            "change its events instead",
        )  # fmt: skip
