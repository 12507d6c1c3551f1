"""`kinoform accounts`: the tenants."""

from __future__ import annotations

from typing import Any

import click

from kinoform.commands._base import AsJson, in_transaction, show
from kinoform.db.accounts import create_account, list_accounts
from kinoform.db.credits import balance
from kinoform.db.database import Transaction


@click.group("accounts")
def accounts() -> None:
    """Accounts, each a tenant of its own."""


@accounts.command("create")
@click.argument("name")
@AsJson
def create(name: str, *, as_json: bool) -> None:
    """Make an account."""
    made = in_transaction(lambda tx: create_account(tx, name))
    if made is None:
        raise click.ClickException(f"there is an account {name} already")
    show({"id": made.id, "name": made.name, "plan": made.plan}, as_json=as_json)


@accounts.command("list")
@AsJson
def index(*, as_json: bool) -> None:
    """List all accounts with what they may spend."""

    async def with_balances(tx: Transaction) -> list[dict[str, Any]]:
        return [
            {"id": each.id, "name": each.name, "plan": each.plan,
             "credits": await balance(tx, each.id)}
            for each in await list_accounts(tx)
        ]  # fmt: skip

    found = in_transaction(with_balances)
    if as_json:
        show({"accounts": found}, as_json=True)
        return
    for row in found:
        click.echo(f"{row['id']}  {row['name']:<24} {row['plan']:<10} {row['credits']}")


COMMAND = accounts
