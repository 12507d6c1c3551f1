"""What is over, found and forgotten: films and files beyond their days, tokens, deliveries."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, delete, func, or_, select, text, update

from kinoform.db.accounts import accounts
from kinoform.db.database import Transaction
from kinoform.db.deliveries import deliveries
from kinoform.db.discards import discard
from kinoform.db.files import files
from kinoform.db.films import films
from kinoform.db.objects import UPLOADS, keys_of, without_keys
from kinoform.db.people import tokens
from kinoform.db.plans import plans
from kinoform.db.renders import renders

_KEY = rf"{UPLOADS}/[A-Za-z0-9._-]+"


async def delete_renders(tx: Transaction, film_id: str) -> int:
    """How many renders of a film are forgotten now, with what they made."""
    gone = await tx.execute(
        delete(renders).where(renders.c.film_id == film_id).returning(renders.c.result)
    )
    results = list(gone.scalars())
    await discard(tx, [key for result in results for key in keys_of(result)])
    return len(results)


async def drop_old_films(tx: Transaction, limit: int) -> int:
    """How many finished renders were beyond the days of their plan and have no objects any more.

    Their films can be rendered anew.
    """
    old = (
        await tx.execute(
            select(renders.c.id, renders.c.film_id)
            .join(accounts, renders.c.account_id == accounts.c.id)
            .join(plans, accounts.c.plan == plans.c.name)
            .where(
                renders.c.status == "done", renders.c.swept_at.is_(None),
                _is_older(renders.c.finished_at, plans.c.film_days),
            )
            .order_by(renders.c.finished_at)
            .limit(limit)
        )
    ).all()  # fmt: skip
    if not old:
        return 0
    # Films first, as those who render or delete one do.
    film_ids = sorted({row.film_id for row in old if row.film_id})
    await tx.execute(
        select(films.c.id).where(films.c.id.in_(film_ids)).order_by(films.c.id).with_for_update()
    )
    done = await tx.execute(
        select(renders.c.id, renders.c.result)
        .where(renders.c.id.in_([row.id for row in old]), renders.c.swept_at.is_(None))
        .order_by(renders.c.id)
        .with_for_update(skip_locked=True)
    )
    swept = done.all()
    for render_id, result in swept:
        await discard(tx, keys_of(result))
        await tx.execute(
            update(renders)
            .where(renders.c.id == render_id)
            .values(swept_at=func.clock_timestamp(), result=without_keys(result))
        )
    await tx.execute(
        update(films)
        .where(
            films.c.id.in_(film_ids), films.c.render_id.in_([row.id for row in swept]),
            films.c.status == "completed",
        )
        .values(status="created", render_id=None)
    )  # fmt: skip
    return len(swept)


async def accounts_with_old_files(tx: Transaction) -> list[str]:
    """Accounts that have files beyond the days of their plan."""
    wish = (
        select(accounts.c.id)
        .join(plans, accounts.c.plan == plans.c.name)
        .where(
            select(files.c.id)
            .where(
                files.c.account_id == accounts.c.id,
                _is_older(files.c.created_at, plans.c.file_days),
            )
            .exists()
        )
    )
    return list((await tx.execute(wish)).scalars())


async def drop_old_files(tx: Transaction, account_id: str) -> int:
    """How many files were beyond their days and are gone now; those that are named stay.

    The documents of the account are read once, however many files are old. A film that is handed
    in meanwhile waits, or has its files held already.
    """
    old = await tx.execute(
        select(files.c.id, files.c.key)
        .join(accounts, files.c.account_id == accounts.c.id)
        .join(plans, accounts.c.plan == plans.c.name)
        .where(files.c.account_id == account_id, _is_older(files.c.created_at, plans.c.file_days))
        .order_by(files.c.id)
        .with_for_update(of=files, skip_locked=True)
    )
    keys = {row.key: row.id for row in old}
    if not keys:
        return 0
    for named in await _named_keys(tx, account_id):
        keys.pop(named, None)
    await tx.execute(delete(files).where(files.c.id.in_(list(keys.values()))))
    await discard(tx, keys)
    return len(keys)


async def _named_keys(tx: Transaction, account_id: str) -> list[str]:
    """The keys of uploads in everything that an account may still have drawn."""
    found = await tx.execute(_NAMED, {"account_id": account_id, "pattern": _KEY})
    return list(found.scalars())


_NAMED = text("""
    SELECT DISTINCT found[1] FROM (
        SELECT document FROM films WHERE account_id = :account_id
        UNION ALL SELECT content FROM templates WHERE account_id = :account_id
        UNION ALL SELECT document FROM previews WHERE account_id = :account_id
        UNION ALL SELECT content FROM custom_templates WHERE account_id = :account_id
        UNION ALL SELECT content FROM projects WHERE account_id = :account_id
        UNION ALL SELECT document FROM renders
            WHERE account_id = :account_id AND status IN ('queued', 'rendering')
    ) AS drawn (document), regexp_matches(drawn.document::text, :pattern, 'g') AS found
""")


async def forget_tokens(tx: Transaction) -> int:
    """How many tokens of people are used up or expired, and forgotten now."""
    over = or_(tokens.c.used_at.is_not(None), tokens.c.expires_at < func.now())
    return (await tx.execute(delete(tokens).where(over))).rowcount


async def forget_deliveries(tx: Transaction, days: int) -> int:
    """How many messages are owed to nobody any more, and were so long ago that they go now."""
    over = deliveries.c.status != "pending"
    done = await tx.execute(delete(deliveries).where(over, _is_older(deliveries.c.tried_at, days)))
    return done.rowcount


def _is_older(moment: ColumnElement[Any], days: ColumnElement[Any] | int) -> ColumnElement[bool]:
    """Whether a moment is more days ago; false where either is empty."""
    return moment < func.now() - func.make_interval(0, 0, 0, days)
