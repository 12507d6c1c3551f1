"""Delivers one message to one webhook, and tries again until its schedule ends."""

from __future__ import annotations

import json
import time

from kinoform.app.deliveries import DELIVER, DELIVERIES
from kinoform.app.house import House
from kinoform.db.deliveries import Delivery, note_try, pending_delivery
from kinoform.jobs.base import Job
from kinoform.kit.addresses import Allowed
from kinoform.notify.post import post
from kinoform.notify.schedule import LONG_TAIL, SCHEDULES, next_step
from kinoform.notify.signing import standard_headers


async def deliver(house: House, delivery_id: str) -> None:
    """Try once; what comes next is decided by the answer."""
    async with house.database.transaction() as tx:
        delivery = await pending_delivery(tx, delivery_id)
    if delivery is None:
        return
    body = json.dumps(delivery.payload, ensure_ascii=False, separators=(",", ":")).encode()
    answer = await post(
        delivery.url, body, _headers(delivery, body),
        allowed=Allowed.of(house.settings.allow_private_addresses),
    )  # fmt: skip
    tries = delivery.tries + 1
    step = next_step(answer, SCHEDULES.get(delivery.dialect, LONG_TAIL), tries)
    status = {"delivered": "delivered", "retry": "pending"}.get(step.verdict, "failed")
    said = {
        "status": answer.status, "tookSeconds": round(answer.took_seconds, 3),
        "error": answer.fault.message if answer.fault else None, "excerpt": answer.excerpt,
    }  # fmt: skip
    async with house.database.transaction() as tx:
        await note_try(tx, delivery.id, status, said)  # type: ignore[arg-type]
        if step.wait_seconds is not None:
            await house.queue.hand_in(
                tx, DELIVER, queue=DELIVERIES, delay_seconds=step.wait_seconds,
                delivery_id=delivery.id,
            )  # fmt: skip


def _headers(delivery: Delivery, body: bytes) -> dict[str, str]:
    headers = {"Content-Type": "application/json"}
    if delivery.secret:
        headers |= standard_headers(delivery.secret, delivery.id, time.time(), body)
    return headers


JOB = Job(DELIVER, DELIVERIES, deliver)
