"""`kinoform accounts`: the tenants."""

from __future__ import annotations

from typing import Any

import click

from kinoform.commands._base import AsJson, in_transaction, show
from kinoform.db.accounts import Account, change_plan_of, create_account, list_accounts
from kinoform.db.credits import balance
from kinoform.db.database import Transaction
from kinoform.db.plans import USUAL_PLAN, list_plans, plan_named


@click.group("accounts")
def accounts() -> None:
    """Accounts, each a tenant of its own."""


@accounts.command("create")
@click.argument("name")
@click.option("--plan", default=USUAL_PLAN, show_default=True, help="What it may have.")
@AsJson
def create(name: str, *, plan: str, as_json: bool) -> None:
    """Make an account."""

    async def with_plan(tx: Transaction) -> Account | None:
        await known_plan(tx, plan)
        return await create_account(tx, name, plan)

    made = in_transaction(with_plan)
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


@accounts.command("plan")
@click.argument("name")
@click.argument("plan")
@AsJson
def change(name: str, plan: str, *, as_json: bool) -> None:
    """Put an account on another plan."""

    async def put(tx: Transaction) -> bool:
        await known_plan(tx, plan)
        return await change_plan_of(tx, name, plan)

    if not in_transaction(put):
        raise click.ClickException(f"there is no account {name}")
    show({"name": name, "plan": plan}, as_json=as_json)


async def known_plan(tx: Transaction, name: str) -> None:
    """Raise ClickException unless there is such a plan."""
    if await plan_named(tx, name) is None:
        known = ", ".join(plan.name for plan in await list_plans(tx))
        raise click.ClickException(f"there is no plan {name}; choose one of {known}")


COMMAND = accounts
