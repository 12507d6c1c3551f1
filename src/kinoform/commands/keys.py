"""`kinoform keys`: minting, listing and revoking API keys."""

from __future__ import annotations

from typing import Any

import click

from kinoform.app.scopes import PRESETS, SCOPES, written_scopes
from kinoform.commands._base import AsJson, in_transaction, show
from kinoform.db.accounts import account_named, create_account, default_account
from kinoform.db.credits import grant
from kinoform.db.database import Transaction
from kinoform.db.keys import Key, list_keys, mint_key, revoke_key
from kinoform.dialects._doors import doors


@click.group("keys")
def keys() -> None:
    """API keys."""


@keys.command("create")
@click.option("--dialect", default="renderingvideo", show_default=True, help="The key's door.")
@click.option("--scopes", default="", help=f"Scopes with commas, or one of {', '.join(PRESETS)}.")
@click.option("--account", help="The tenant; made when it is new.")
@click.option("--credits", "amount", type=click.IntRange(0), default=0, help="Credits to grant.")
@click.option("--name", default="", help="What the key is for.")
@click.option("--days", type=click.IntRange(1), help="How long it is good; for ever by default.")
@AsJson
def create(
    *,
    dialect: str,
    scopes: str,
    account: str | None,
    amount: int,
    name: str,
    days: int | None,
    as_json: bool,
) -> None:
    """Mint a key; its secret is shown only now."""
    door = doors().get(dialect)
    if door is None:
        raise click.BadParameter(f"choose one of {', '.join(doors())}", param_hint="--dialect")
    wanted = written_scopes(scopes)
    if wanted is None:
        raise click.BadParameter(
            f"choose of {', '.join((*PRESETS, *SCOPES))}", param_hint="--scopes"
        )

    async def mint(tx: Transaction) -> dict[str, Any]:
        if account is None:
            owner = await default_account(tx)
        else:
            found = await account_named(tx, account) or await create_account(tx, account)
            if found is None:
                raise click.ClickException(f"the account {account} was made by somebody else")
            owner = found
        minted = await mint_key(
            tx, owner.id, door.name, door.key_prefix, wanted or door.scopes, name, days
        )
        if amount:
            await grant(tx, owner.id, amount)
        return {
            "key": minted.secret, "id": minted.key.id, "dialect": door.name,
            "scopes": list(minted.key.scopes), "account": owner.name,
        }  # fmt: skip

    show(in_transaction(mint), as_json=as_json)


@keys.command("list")
@click.option("--account", help="Only the keys of this tenant.")
@AsJson
def index(*, account: str | None, as_json: bool) -> None:
    """List keys, without their secrets."""

    async def of_account(tx: Transaction) -> list[Key]:
        owner = await account_named(tx, account) if account else None
        if account and owner is None:
            raise click.ClickException(f"there is no account {account}")
        return await list_keys(tx, owner.id if owner else None)

    found = in_transaction(of_account)
    for key in found if not as_json else ():
        state = "revoked" if key.revoked_at else "live"
        click.echo(f"{key.id}  {key.prefix}...  {state:<8} {','.join(key.scopes)}  {key.name}")
    if as_json:
        rows = [
            {"id": key.id, "prefix": key.prefix, "dialect": key.dialect, "name": key.name,
             "scopes": list(key.scopes), "account_id": key.account_id,
             "revoked": key.revoked_at is not None, "expired": key.is_expired}
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
