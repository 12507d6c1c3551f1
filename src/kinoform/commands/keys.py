"""`kinoform keys`: minting, listing and revoking API keys."""

from __future__ import annotations

from typing import Any

import click

from kinoform.commands._base import AsJson, in_transaction, show
from kinoform.db.accounts import account_named, create_account, default_account
from kinoform.db.credits import grant
from kinoform.db.database import Transaction
from kinoform.db.keys import list_keys, mint_key, revoke_key
from kinoform.dialects._doors import doors


@click.group("keys")
def keys() -> None:
    """API keys."""


@keys.command("create")
@click.option("--dialect", default="renderingvideo", show_default=True, help="The key's door.")
@click.option("--scopes", default="", help="Scopes with commas; by default the door's usual ones.")
@click.option("--account", help="The tenant; made when it is new.")
@click.option("--credits", "amount", type=click.IntRange(0), default=0, help="Credits to grant.")
@click.option("--name", default="", help="What the key is for.")
@AsJson
def create(
    *, dialect: str, scopes: str, account: str | None, amount: int, name: str, as_json: bool
) -> None:
    """Mint a key; its secret is shown only now."""
    door = doors().get(dialect)
    if door is None:
        raise click.BadParameter(f"choose one of {', '.join(doors())}", param_hint="--dialect")
    wanted = [scope.strip() for scope in scopes.split(",") if scope.strip()] or door.scopes

    async def mint(tx: Transaction) -> dict[str, Any]:
        if account is None:
            owner = await default_account(tx)
        else:
            found = await account_named(tx, account) or await create_account(tx, account)
            if found is None:
                raise click.ClickException(f"the account {account} was made by somebody else")
            owner = found
        minted = await mint_key(tx, owner.id, door.name, door.key_prefix, wanted, name)
        if amount:
            await grant(tx, owner.id, amount)
        return {
            "key": minted.secret, "id": minted.key.id, "dialect": door.name,
            "scopes": list(minted.key.scopes), "account": owner.name,
        }  # fmt: skip

    show(in_transaction(mint), as_json=as_json)


@keys.command("list")
@AsJson
def index(*, as_json: bool) -> None:
    """List all keys, without their secrets."""
    found = in_transaction(list_keys)
    for key in found if not as_json else ():
        state = "revoked" if key.revoked_at else "live"
        click.echo(f"{key.id}  {key.prefix}...  {state:<8} {','.join(key.scopes)}  {key.name}")
    if as_json:
        rows = [
            {"id": key.id, "prefix": key.prefix, "dialect": key.dialect, "name": key.name,
             "scopes": list(key.scopes), "revoked": key.revoked_at is not None}
            for key in found
        ]  # fmt: skip
        show({"keys": rows}, as_json=True)


@keys.command("revoke")
@click.argument("key_id")
@AsJson
def revoke(key_id: str, *, as_json: bool) -> None:
    """Refuse a key from now on."""
    if not in_transaction(lambda tx: revoke_key(tx, key_id)):
        raise click.ClickException(f"there is no live key {key_id}")
    show({"id": key_id, "revoked": True}, as_json=as_json)


COMMAND = keys
