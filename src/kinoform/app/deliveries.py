"""Announcing what has happened to those who asked to hear of it."""

from __future__ import annotations

from typing import Any

from kinoform.app.house import House
from kinoform.db.database import Transaction
from kinoform.db.deliveries import owe_delivery
from kinoform.db.renders import Render

DELIVER, DELIVERIES = "deliver", "deliveries"
"""The job of a delivery, and its queue: slow receivers must not hold up renders."""


async def announce(
    house: House, tx: Transaction, render: Render, url: str, event: str, payload: dict[str, Any]
) -> None:
    """Owe a message about a render to an address."""
    delivery = await owe_delivery(
        tx, account_id=render.account_id, dialect=render.dialect, event=event,
        render_id=render.id, url=url, payload=payload,
    )  # fmt: skip
    await house.queue.hand_in(tx, DELIVER, queue=DELIVERIES, delivery_id=delivery.id)
