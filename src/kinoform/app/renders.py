"""Asking for renders, and what becomes of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from kinoform.app.batch_ends import note_row_end
from kinoform.app.house import House
from kinoform.app.prices import credits_for
from kinoform.app.refusal import Refused, no_such
from kinoform.db.accounts import plan_of
from kinoform.db.credits import balance, refund, reserve, settle
from kinoform.db.database import Transaction
from kinoform.db.films import Film, document_of, film_of, set_status
from kinoform.db.plans import Plan
from kinoform.db.renders import (
    Render,
    count_waiting,
    finish_render,
    queue_again,
    queue_render,
    render_of,
)
from kinoform.db.turns import is_waiting, put_back_render
from kinoform.kit.addresses import Allowed
from kinoform.kit.ids import new_id
from kinoform.notify.receiver import receiver_fault

RENDER, RENDERS = "render", "renders"
"""The job of a turn to render, and its queue."""
RETRY_AFTER_SECONDS = 30
"""When it is worth asking again for somebody who has as many renders waiting as may be."""


@dataclass(frozen=True, slots=True)
class Submitted:
    """A render that was accepted, and what its account has left."""

    render: Render
    remaining_credits: int


async def submit_film(
    house: House, tx: Transaction, film: Film, *, workers: int = 1, webhook_url: str | None = None
) -> Submitted:
    """Queue a film that is locked, with its credits set aside; raises Refused."""
    if film.status == "rendering":
        raise Refused("conflict", "ALREADY_RENDERING", "this film is being rendered already")
    done = await submit_render(
        house, tx, account_id=film.account_id, dialect=film.dialect, film_id=film.id,
        document=await document_of(tx, film.id), output={"format": "mp4"}, workers=workers,
        webhook_url=webhook_url, width=film.width, height=film.height, seconds=film.seconds,
        cost=credits_for(film.width, film.height, film.seconds),
    )  # fmt: skip
    await set_status(tx, film.id, done.render.id, "rendering")
    return done


async def submit_render(
    house: House,
    tx: Transaction,
    *,
    account_id: str,
    cost: int,
    workers: int,
    webhook_url: str | None = None,
    **order: Any,
) -> Submitted:
    """Queue a render, with its credits set aside; raises Refused."""
    if webhook_url is not None:
        allowed = Allowed.of(house.settings.allow_private_addresses)
        fault = receiver_fault(webhook_url, allowed)
        if fault is not None:
            raise Refused("invalid", "INVALID_REQUEST", fault.message, fault.hint)
    plan = await _plan_with_room(tx, account_id)
    render = await queue_render(
        tx, id=new_id("rt_"), account_id=account_id, cost=cost, webhook_url=webhook_url,
        workers=min(workers, house.settings.workers_of_a_render), priority=plan.priority, **order,
    )  # fmt: skip
    return await _accepted(house, tx, render)


async def retry_render(house: House, tx: Transaction, account_id: str, render_id: str) -> Submitted:
    """Queue the order of a render that failed or was cancelled anew; raises Refused.

    It is a new render with credits of its own, so the bill of the earlier one stays as it was.
    """
    known = await render_of(tx, account_id, render_id)
    if known is None:
        raise no_such("render")
    if known.status not in ("failed", "cancelled"):
        raise Refused(
            "conflict", "NOT_RETRYABLE", f"this render is {known.status}",
            "only one that failed or was cancelled can be tried again",
        )  # fmt: skip
    film = await film_of(tx, account_id, known.film_id, lock=True) if known.film_id else None
    if film is not None and film.status == "rendering":
        raise Refused("conflict", "ALREADY_RENDERING", "this film is being rendered already")
    plan = await _plan_with_room(tx, account_id)
    render = await queue_again(tx, account_id, render_id, new_id("rt_"), plan.priority)
    done = await _accepted(house, tx, render)
    if film is not None:
        await set_status(tx, film.id, render.id, "rendering")
    return done


async def cancel_render(house: House, tx: Transaction, account_id: str, render_id: str) -> Render:
    """End a render before its time and give its credits back; raises Refused."""
    known = await render_of(tx, account_id, render_id)
    if known is None:
        raise no_such("render")
    ended = await cancel_renders(house, tx, [render_id])
    if not ended:
        raise Refused("conflict", "ALREADY_FINISHED", f"this render is {known.status} already")
    await note_row_end(house, tx, ended[0])
    return ended[0]


async def cancel_renders(house: House, tx: Transaction, render_ids: Iterable[str]) -> list[Render]:
    """Those of some renders that were not over: they are now, and their credits are back.

    All are ended before anything else is touched, as whoever completes one begins with it too. A
    batch that they belong to is left to the caller.
    """
    ended = [
        render
        for render_id in sorted(render_ids)
        if (render := await finish_render(tx, render_id, None, "cancelled"))
    ]
    for render in ended:
        await _unpaid(house, tx, render)
    return ended


async def complete_render(
    house: House, tx: Transaction, render_id: str, attempt: str, result: dict[str, Any]
) -> Render | None:
    """Note what was made and spend its credits; None where the attempt no longer counts."""
    render = await finish_render(tx, render_id, attempt, "done", result=result)
    if render is None:
        return None
    await settle(tx, render.account_id, render.cost, render.id)
    if render.film_id is not None:
        await set_status(tx, render.film_id, render.id, "completed")
    await _make_room(house, tx, render)
    await note_row_end(house, tx, render)
    return render


async def break_off_render(
    house: House, tx: Transaction, render_id: str, attempt: str | None, problem: dict[str, Any]
) -> Render | None:
    """Note why a render failed and give its credits back; None where it is over already."""
    render = await finish_render(tx, render_id, attempt, "failed", problem=problem)
    if render is not None:
        await _unpaid(house, tx, render)
        await note_row_end(house, tx, render)
    return render


async def put_back(house: House, tx: Transaction, render_id: str, attempt: str) -> bool:
    """Whether an attempt still counted; its render waits again then, and somebody takes it."""
    is_back = await put_back_render(tx, render_id, attempt)
    if is_back:
        await hand_in_turn(house, tx)
    return is_back


async def hand_in_turn(house: House, tx: Transaction) -> None:
    """Have a worker begin whichever render is next."""
    await house.queue.hand_in(tx, RENDER, queue=RENDERS)


async def _plan_with_room(tx: Transaction, account_id: str) -> Plan:
    """The plan of an account that may have one more render waiting; raises Refused."""
    plan = await plan_of(tx, account_id)
    if await count_waiting(tx, account_id) >= plan.renders_waiting:
        raise Refused(
            "limited", "TOO_MANY_RENDERS",
            f"{plan.renders_waiting} renders are waiting, as many as the plan allows",
            "ask again when some are finished", retry_after_seconds=RETRY_AFTER_SECONDS,
        )  # fmt: skip
    return plan


async def _accepted(house: House, tx: Transaction, render: Render) -> Submitted:
    """A queued render with its credits set aside and a turn handed in; raises Refused."""
    if not await reserve(tx, render.account_id, render.cost, render.id):
        left = await balance(tx, render.account_id)
        raise Refused(
            "no_credits", "INSUFFICIENT_CREDITS",
            f"this render costs {render.cost} credits, and there are {left}",
        )  # fmt: skip
    await hand_in_turn(house, tx)
    return Submitted(render, await balance(tx, render.account_id))


async def _unpaid(house: House, tx: Transaction, render: Render) -> None:
    await refund(tx, render.account_id, render.cost, render.id)
    if render.film_id is not None:
        await set_status(tx, render.film_id, render.id, "failed")
    await _make_room(house, tx, render)


async def _make_room(house: House, tx: Transaction, ended: Render) -> None:
    """A turn that ended because its account had as many under way as may be is needed again."""
    if ended.started_at is not None and await is_waiting(tx, ended.account_id):
        await hand_in_turn(house, tx)
