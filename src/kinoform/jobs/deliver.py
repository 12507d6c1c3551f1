"""Delivers one message to one webhook, and tries again until its schedule ends."""

from __future__ import annotations

import json
import time
from typing import Any
from urllib.parse import urlsplit

from kinoform.app.deliveries import DELIVER, DELIVERIES, secret_of, try_soon
from kinoform.app.house import House
from kinoform.db.deliveries import (
    Delivery,
    DeliveryStatus,
    give_up_delivery,
    note_try,
    pending_delivery,
)
from kinoform.db.webhooks import disable_webhook
from kinoform.dialects._doors import doors
from kinoform.jobs._turns import Turns
from kinoform.jobs.base import Job
from kinoform.kit.addresses import Allowed
from kinoform.notify.answer import Answer
from kinoform.notify.post import post
from kinoform.notify.schedule import LONG_TAIL, SCHEDULES, NextStep, next_step
from kinoform.notify.signing import hex_signature, standard_headers

OF_A_RECEIVER, OF_AN_ACCOUNT = 2, 4
"""Tries under way in one worker at a time."""

_turns = Turns()
_STATUSES: dict[str, DeliveryStatus] = {"delivered": "delivered", "retry": "pending"}


async def deliver(house: House, delivery_id: str, tries: int = 0) -> None:
    """Try once, if so many tries were made before; what comes next is decided by the answer."""
    async with house.database.transaction() as tx:
        delivery = await pending_delivery(tx, delivery_id, tries)
        if delivery is None:
            return
        secret = await secret_of(tx, delivery)
        if secret is None:
            await give_up_delivery(tx, delivery.id)
            return
    lines = _lines_of(delivery)
    wait = _turns.take(lines)
    if wait > 0:
        async with house.database.transaction() as tx:
            await try_soon(house, tx, delivery, wait)
        return
    began = time.monotonic()
    try:
        answer = await _sent(house, delivery, secret)
    finally:
        _turns.give_back(lines, time.monotonic() - began)
    step = next_step(answer, SCHEDULES.get(delivery.dialect, LONG_TAIL), tries + 1)
    await _note(house, delivery, answer, step)


async def _sent(house: House, delivery: Delivery, secret: str) -> Answer:
    body = json.dumps(delivery.payload, ensure_ascii=False, separators=(",", ":")).encode()
    signed = standard_headers(secret, delivery.id, time.time(), body)
    door = doors().get(delivery.dialect)
    if door is not None and door.signature_header:
        signed[door.signature_header] = hex_signature(secret, body)
    return await post(
        delivery.url, body, {"Content-Type": "application/json", **signed},
        allowed=Allowed.of(house.settings.allow_private_addresses),
    )  # fmt: skip


async def _note(house: House, delivery: Delivery, answer: Answer, step: NextStep) -> None:
    status = _STATUSES.get(step.verdict, "failed")
    async with house.database.transaction() as tx:
        if not await note_try(tx, delivery, status, _told(answer)):
            return
        if step.verdict == "gone" and delivery.webhook_id is not None:
            await disable_webhook(tx, delivery.webhook_id)
        if step.wait_seconds is not None:
            following = await pending_delivery(tx, delivery.id, delivery.tries + 1)
            await try_soon(house, tx, following, step.wait_seconds)


def _lines_of(delivery: Delivery) -> dict[str, int]:
    receiver = urlsplit(delivery.url).netloc.lower()
    return {f"to {receiver}": OF_A_RECEIVER, f"of {delivery.account_id}": OF_AN_ACCOUNT}


def _told(answer: Answer) -> dict[str, Any]:
    return {
        "status": answer.status, "took_seconds": round(answer.took_seconds, 3),
        "error": answer.fault.message if answer.fault else None, "excerpt": answer.excerpt,
    }  # fmt: skip


JOB = Job(DELIVER, DELIVERIES, deliver, at_once=24)
