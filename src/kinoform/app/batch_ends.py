"""The end of a batch, told with the end of its last row."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import func

from kinoform.app.deliveries import announce
from kinoform.app.house import House
from kinoform.db.batches import Batch, Standing, Tally, change_batch, held_batch_of_film, tallies_of
from kinoform.db.database import Transaction
from kinoform.db.renders import Render

BATCH_COMPLETED = "batch.completed"


async def note_row_end(house: House, tx: Transaction, ended: Render) -> None:
    """Tell of the end of a batch, if a render was the last one under way in it.

    Rows that end at the same moment come here one after the other, so only the last of them sees
    that nothing is left.
    """
    batch = await held_batch_of_film(tx, ended.film_id) if ended.film_id else None
    if batch is None:
        return
    tally = (await tallies_of(tx, [batch.id]))[batch.id]
    if tally.is_over:
        over = await change_batch(tx, batch.id, finished_at=func.clock_timestamp())
        await announce(house, tx, ended, BATCH_COMPLETED, _payload(over, tally))


def standing_of(batch: Batch, tally: Tally) -> Standing:
    """How a batch stands, in one word."""
    if not tally.is_over:
        has_begun = tally.of("pending") < tally.total
        return "processing" if has_begun else "pending"
    if batch.cancelled_at is not None and tally.of("cancelled"):
        return "cancelled"  # and not where its rows were made after all
    return "complete" if tally.of("complete") or not tally.of("failed") else "failed"


def _payload(batch: Batch, tally: Tally) -> dict[str, Any]:
    now = datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    counts = {
        "complete": tally.of("complete"), "failed": tally.of("failed"),
        "cancelled": tally.of("cancelled"),
    }  # fmt: skip
    return {
        "event": BATCH_COMPLETED, "timestamp": now,
        "data": {
            "batchId": batch.id, "name": batch.name, "templateId": batch.template_id,
            "status": standing_of(batch, tally), "totalJobs": tally.total, "counts": counts,
            "completedAt": now,
        },
    }  # fmt: skip
