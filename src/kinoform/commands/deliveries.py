"""`kinoform deliveries`: what was sent to webhooks, and sending it once more."""

from __future__ import annotations

import asyncio
from typing import Any

import click

from kinoform.app.deliveries import resend as send_again
from kinoform.app.refusal import Refused
from kinoform.commands._base import AsJson, database_url, in_transaction, show
from kinoform.db.deliveries import Delivery, DeliveryStatus, list_deliveries
from kinoform.settings import Settings
from kinoform.wiring import opened_house


@click.group("deliveries")
def deliveries() -> None:
    """Messages to webhooks of all accounts."""


@deliveries.command("list")
@click.option("--status", type=click.Choice(["pending", "delivered", "failed"]), help="Only those.")
@click.option("--limit", type=click.IntRange(1, 1_000), default=50, show_default=True)
@AsJson
def index(*, status: DeliveryStatus | None, limit: int, as_json: bool) -> None:
    """List messages with the last answer to each, the newest first."""
    found = in_transaction(lambda tx: list_deliveries(tx, status=status, limit=limit))
    if as_json:
        show({"deliveries": [_row(each) for each in found]}, as_json=True)
        return
    for each in found:
        said = (each.answer or {}).get("status") or (each.answer or {}).get("error") or ""
        click.echo(f"{each.id}  {each.status:<9} {each.tries:>2}  {each.event}  {each.url}  {said}")


@deliveries.command("resend")
@click.argument("delivery_id")
@AsJson
def resend(delivery_id: str, *, as_json: bool) -> None:
    """Try a message again as soon as a worker is free."""

    async def renewed(url: str) -> Delivery:
        async with opened_house(settings, url) as house, house.database.transaction() as tx:
            return await send_again(house, tx, delivery_id)

    settings = Settings()
    with database_url(settings) as url:
        try:
            show(_row(asyncio.run(renewed(url))), as_json=as_json)
        except Refused as refused:
            raise click.ClickException(refused.message) from None


def _row(each: Delivery) -> dict[str, Any]:
    return {
        "id": each.id, "account": each.account_id, "door": each.dialect, "event": each.event,
        "render": each.render_id, "url": each.url, "status": each.status, "tries": each.tries,
        "answer": each.answer, "createdAt": each.created_at, "triedAt": each.tried_at,
    }  # fmt: skip


COMMAND = deliveries
