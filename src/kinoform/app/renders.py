"""Asking for renders, and what becomes of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from kinoform.app.house import House
from kinoform.app.prices import credits_for
from kinoform.app.refusal import Refused, no_such
from kinoform.db.credits import balance, refund, reserve, settle
from kinoform.db.database import Transaction
from kinoform.db.films import Film, set_status
from kinoform.db.renders import Render, finish_render, queue_render, render_of
from kinoform.kit.addresses import Allowed
from kinoform.kit.ids import new_id
from kinoform.notify.receiver import receiver_fault

RENDERS = "renders"
"""The queue on which renders wait, and the name of their job."""


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
        document=film.document, output={"format": "mp4"}, workers=workers,
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
    render = await queue_render(
        tx, id=new_id("rt_"), account_id=account_id, cost=cost, webhook_url=webhook_url,
        workers=min(workers, house.settings.workers_of_a_render), **order,
    )  # fmt: skip
    if not await reserve(tx, account_id, cost, render.id):
        raise Refused(
            "no_credits", "INSUFFICIENT_CREDITS",
            f"this render costs {cost} credits, and there are {await balance(tx, account_id)}",
        )  # fmt: skip
    await house.queue.hand_in(tx, "render", queue=RENDERS, render_id=render.id)
    return Submitted(render, await balance(tx, account_id))


async def cancel_render(tx: Transaction, account_id: str, render_id: str) -> Render:
    """End a render before its time and give its credits back; raises Refused."""
    known = await render_of(tx, account_id, render_id)
    if known is None:
        raise no_such("render")
    render = await finish_render(tx, render_id, None, "cancelled")
    if render is None:
        raise Refused("conflict", "ALREADY_FINISHED", f"this render is {known.status} already")
    await refund(tx, account_id, render.cost, render.id)
    if render.film_id is not None:
        await set_status(tx, render.film_id, render.id, "failed")
    return render


async def complete_render(
    tx: Transaction, render_id: str, attempt: str, result: dict[str, Any]
) -> Render | None:
    """Note what was made and spend its credits; None where the attempt no longer counts."""
    render = await finish_render(tx, render_id, attempt, "done", result=result)
    if render is None:
        return None
    await settle(tx, render.account_id, render.cost, render.id)
    if render.film_id is not None:
        await set_status(tx, render.film_id, render.id, "completed")
    return render


async def break_off_render(
    tx: Transaction, render_id: str, attempt: str | None, problem: dict[str, Any]
) -> Render | None:
    """Note why a render failed and give its credits back; None where it is over already."""
    render = await finish_render(tx, render_id, attempt, "failed", problem=problem)
    if render is None:
        return None
    await refund(tx, render.account_id, render.cost, render.id)
    if render.film_id is not None:
        await set_status(tx, render.film_id, render.id, "failed")
    return render
