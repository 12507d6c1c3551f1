"""Showing a document to somebody before it is rendered."""

from __future__ import annotations

from typing import Any

from kinoform.app.films import checked
from kinoform.app.house import House
from kinoform.app.refusal import no_such
from kinoform.db.database import Transaction
from kinoform.db.previews import Preview, delete_preview, keep_preview, preview_of
from kinoform.kit.ids import new_id


async def open_preview(
    house: House, account_id: str | None, document: dict[str, Any], preview_id: str | None = None
) -> Preview:
    """A preview of a document for a week; raises Refused where it could never be a film."""
    await checked(house, account_id, document)
    async with house.database.transaction() as tx:
        return await keep_preview(tx, preview_id or new_id("temp_"), account_id, document)


async def found_preview(tx: Transaction, preview_id: str, account_id: str | None = None) -> Preview:
    """A preview that is not over; raises Refused."""
    preview = await preview_of(tx, preview_id, account_id)
    if preview is None:
        raise no_such("preview")
    return preview


async def close_preview(tx: Transaction, preview_id: str, account_id: str) -> None:
    """End a preview before its time; raises Refused."""
    if not await delete_preview(tx, preview_id, account_id):
        raise no_such("preview")
