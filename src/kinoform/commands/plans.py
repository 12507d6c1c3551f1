"""`kinoform plans`: how much of everything accounts may have."""

from __future__ import annotations

from dataclasses import asdict, fields
from typing import Any

import click

from kinoform.commands._base import AsJson, in_transaction, show
from kinoform.db.plans import TIERS, Plan, change_plan, list_plans

FOR_EVER = "ever"
_LIMITS = tuple(each.name for each in fields(Plan) if each.name != "name")
_ENDLESS = ("film_days", "file_days")


@click.group("plans")
def plans() -> None:
    """Plans, which accounts are on."""


@plans.command("list")
@AsJson
def index(*, as_json: bool) -> None:
    """List all plans with their limits."""
    found = in_transaction(list_plans)
    if as_json:
        show({"plans": [asdict(plan) for plan in found]}, as_json=True)
        return
    for plan in found:
        limits = "  ".join(f"{name}={_shown(getattr(plan, name))}" for name in _LIMITS)
        click.echo(f"{plan.name}:  {limits}")


@plans.command("set")
@click.argument("name")
@click.argument("limits", nargs=-1, required=True, metavar="LIMIT=NUMBER...")
@AsJson
def change(name: str, limits: tuple[str, ...], *, as_json: bool) -> None:
    """Change limits of a plan, such as renders_at_once=8 or film_days=ever."""
    values = dict(map(_limit, limits))
    changed = in_transaction(lambda tx: change_plan(tx, name, **values))
    if changed is None:
        raise click.ClickException(f"there is no plan {name}")
    show(asdict(changed), as_json=as_json)


def _limit(written: str) -> tuple[str, Any]:
    name, _, value = written.partition("=")
    name = name.replace("-", "_")
    if name not in _LIMITS:
        raise click.BadParameter(f"{name} is no limit; there are {', '.join(_LIMITS)}")
    if name == "tier":
        if value not in TIERS:
            raise click.BadParameter(f"tier is one of {', '.join(TIERS)}")
        return name, value
    if value == FOR_EVER and name in _ENDLESS:
        return name, None
    least = -100 if name == "priority" else 1
    most = 2**60 if name.endswith("_bytes") else 2**31 - 1
    number = int(value) if value.removeprefix("-").isdecimal() and len(value) < 20 else None
    if number is None or not least <= number <= most:
        raise click.BadParameter(f"{name} takes a whole number from {least} to {most}")
    return name, number


def _shown(limit: int | str | None) -> str:
    return FOR_EVER if limit is None else str(limit)


COMMAND = plans
