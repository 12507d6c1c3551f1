"""Turns: which render is begun next, so that no account starves another.

A job of the queue is a turn, not a render. Whoever has one takes the render that the same job took
before and did not finish, or else the fairest of those that wait.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, exists, func, select, text, update

from kinoform.db.accounts import accounts
from kinoform.db.database import Transaction
from kinoform.db.plans import plans
from kinoform.db.renders import STATE, Render, renders

_ONE_AT_A_TIME = 0x6B696E6F
"""The advisory lock of whoever counts renders and begins one."""

_UNDER_WAY = (
    select(renders.c.account_id, func.count().label("number"))
    .where(renders.c.status == "rendering")
    .group_by(renders.c.account_id)
    .subquery("under_way")
)
_BUSY = func.coalesce(_UNDER_WAY.c.number, 0)


@dataclass(frozen=True, slots=True)
class Taken:
    """A render that has been begun, with what is to be drawn."""

    render: Render
    document: dict[str, Any]
    is_left_over: bool
    """Whether the same job began it before, and did not get to its end."""


async def take_render(tx: Transaction, job_id: int, attempt: str) -> Taken | None:
    """Begin the render whose turn it is; None where there is none. Fences off its past attempts."""
    await _alone(tx)
    of_this_job = [renders.c.job_id == job_id, renders.c.status == "rendering"]
    left_over = await _begin(tx, of_this_job, job_id, attempt)
    if left_over is not None:
        return Taken(*left_over, is_left_over=True)
    fairest = (
        select(renders.c.id)
        .join(accounts, accounts.c.id == renders.c.account_id)
        .join(plans, plans.c.name == accounts.c.plan)
        .outerjoin(_UNDER_WAY, _UNDER_WAY.c.account_id == renders.c.account_id)
        .where(renders.c.status == "queued", plans.c.renders_at_once > _BUSY)
        .order_by(renders.c.priority.desc(), _BUSY, renders.c.number)
        .limit(1)
        .with_for_update(of=renders, skip_locked=True)
    )
    render_id = (await tx.execute(fairest)).scalar_one_or_none()
    if render_id is None:
        return None
    fresh = await _begin(tx, [renders.c.id == render_id], job_id, attempt)
    return Taken(*fresh, is_left_over=False) if fresh else None


async def put_back_render(tx: Transaction, render_id: str, attempt: str) -> bool:
    """Whether an attempt still counted; its render then waits for another turn."""
    done = await tx.execute(
        update(renders)
        .where(
            renders.c.id == render_id, renders.c.attempt == attempt,
            renders.c.status == "rendering",
        )
        .values(status="queued", attempt=None, job_id=None, started_at=None, progress=0)
    )  # fmt: skip
    return done.rowcount == 1


async def is_waiting(tx: Transaction, account_id: str) -> bool:
    """Whether an account has renders that wait for their turn."""
    wish = exists().where(renders.c.account_id == account_id, renders.c.status == "queued")
    return bool((await tx.execute(select(wish))).scalar_one())


async def count_turns_due(tx: Transaction) -> int:
    """How many renders could be begun now if there were enough workers.

    Until the end of this transaction nobody else begins one, or counts.
    """
    await _alone(tx)
    waiting = (
        select(renders.c.account_id, func.count().label("number"))
        .where(renders.c.status == "queued")
        .group_by(renders.c.account_id)
        .subquery("waiting")
    )
    room = func.greatest(plans.c.renders_at_once - _BUSY, 0)
    due = (
        select(func.coalesce(func.sum(func.least(waiting.c.number, room)), 0))
        .select_from(waiting)
        .join(accounts, accounts.c.id == waiting.c.account_id)
        .join(plans, plans.c.name == accounts.c.plan)
        .outerjoin(_UNDER_WAY, _UNDER_WAY.c.account_id == waiting.c.account_id)
    )
    return int((await tx.execute(due)).scalar_one())


async def abandoned_renders(tx: Transaction) -> list[tuple[str, str]]:
    """Renders, with their attempts, that are under way by no job that is alive or waits."""
    rows = await tx.execute(
        select(renders.c.id, renders.c.attempt).where(
            renders.c.status == "rendering",
            text(
                "NOT EXISTS (SELECT FROM procrastinate_jobs AS job WHERE job.id = renders.job_id"
                " AND job.status IN ('todo', 'doing'))"
            ),
        )
    )
    return [(row.id, row.attempt) for row in rows]


async def _alone(tx: Transaction) -> None:
    await tx.execute(select(func.pg_advisory_xact_lock(_ONE_AT_A_TIME)))


async def _begin(
    tx: Transaction, wanted: list[ColumnElement[bool]], job_id: int, attempt: str
) -> tuple[Render, dict[str, Any]] | None:
    begun = await tx.execute(
        update(renders)
        .where(*wanted)
        .values(
            status="rendering", job_id=job_id, attempt=attempt, progress=0,
            started_at=func.clock_timestamp(),
        )
        .returning(renders.c.document, *STATE)
    )  # fmt: skip
    row = begun.mappings().one_or_none()
    if row is None:
        return None
    state = {name: fact for name, fact in row.items() if name != "document"}
    return Render(**state), row["document"]
