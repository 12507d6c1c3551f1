"""Accounts: the tenants to whom everything belongs."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import Column, ForeignKey, Table, Text, func, select, update
from sqlalchemy.dialects.postgresql import insert as upsert

from kinoform.db.database import Transaction
from kinoform.db.metadata import identifier, instant, metadata
from kinoform.db.plans import USUAL_PLAN, Plan, plans
from kinoform.kit.ids import new_id

DEFAULT_ACCOUNT = "default"

accounts = Table(
    "accounts",
    metadata,
    identifier(),
    Column("name", Text, nullable=False, unique=True),
    Column("plan", ForeignKey("plans.name"), nullable=False, server_default=USUAL_PLAN),
    instant("created_at", default_now=True),
    Column("webhook_secret", Text),
)


@dataclass(frozen=True, slots=True)
class Account:
    """One tenant."""

    id: str
    name: str
    plan: str
    created_at: datetime
    webhook_secret: str | None = field(repr=False)
    """Signs what is sent to the addresses that renders name; made when it is first needed."""


async def create_account(tx: Transaction, name: str, plan: str = USUAL_PLAN) -> Account | None:
    """A new account; None where the name is taken."""
    made = await tx.execute(
        upsert(accounts)
        .values(id=new_id("acc_"), name=name, plan=plan)
        .on_conflict_do_nothing(index_elements=["name"])
        .returning(accounts)
    )
    row = made.one_or_none()
    return Account(*row) if row else None


async def account_named(tx: Transaction, name: str) -> Account | None:
    """The account of a name."""
    row = (await tx.execute(select(accounts).where(accounts.c.name == name))).one_or_none()
    return Account(*row) if row else None


async def account_with(tx: Transaction, account_id: str) -> Account | None:
    """The account of an identifier."""
    row = (await tx.execute(select(accounts).where(accounts.c.id == account_id))).one_or_none()
    return Account(*row) if row else None


async def default_account(tx: Transaction) -> Account:
    """The account of keys that were minted for nobody in particular."""
    made = await create_account(tx, DEFAULT_ACCOUNT)
    found = made or await account_named(tx, DEFAULT_ACCOUNT)
    if found is None:
        raise LookupError(DEFAULT_ACCOUNT)
    return found


async def plan_of(tx: Transaction, account_id: str) -> Plan:
    """What an account may have."""
    wish = select(plans).join(accounts, accounts.c.plan == plans.c.name)
    row = await tx.execute(wish.where(accounts.c.id == account_id))
    return Plan(**row.mappings().one())


async def list_accounts(tx: Transaction) -> list[Account]:
    """All accounts, the oldest first."""
    rows = await tx.execute(select(accounts).order_by(accounts.c.created_at))
    return [Account(*row) for row in rows]


async def change_plan_of(tx: Transaction, name: str, plan: str) -> bool:
    """Whether there is an account of that name; it has another plan now."""
    done = await tx.execute(update(accounts).where(accounts.c.name == name).values(plan=plan))
    return done.rowcount == 1


async def webhook_secret_of(tx: Transaction, account_id: str, fresh: str) -> str:
    """The secret that signs an account's webhooks: the one that it has, or else the fresh one."""
    kept = accounts.c.webhook_secret
    done = await tx.execute(
        update(accounts)
        .where(accounts.c.id == account_id)
        .values(webhook_secret=func.coalesce(kept, fresh))
        .returning(kept)
    )
    return str(done.scalar_one())
