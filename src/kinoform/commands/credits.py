"""`kinoform credits`: what accounts may spend."""

from __future__ import annotations

from typing import Any

import click

from kinoform.commands._base import AsJson, in_transaction, show
from kinoform.db.accounts import DEFAULT_ACCOUNT, account_named
from kinoform.db.credits import grant as give
from kinoform.db.database import Transaction


@click.group("credits")
def credits_() -> None:
    """Credits."""


@credits_.command("grant")
@click.argument("amount", type=click.IntRange(1, 1_000_000_000))
@click.option("--account", default=DEFAULT_ACCOUNT, show_default=True, help="The tenant.")
@AsJson
def grant(amount: int, *, account: str, as_json: bool) -> None:
    """Give credits to an account."""

    async def grant_to(tx: Transaction) -> dict[str, Any]:
        found = await account_named(tx, account)
        if found is None:
            raise click.ClickException(f"there is no account {account}")
        return {"account": account, "credits": await give(tx, found.id, amount)}

    show(in_transaction(grant_to), as_json=as_json)


COMMAND = credits_
