"""Whose render is begun next, and that no turn is lost on the way."""

from __future__ import annotations

import asyncio
import itertools
from collections import Counter
from collections.abc import Callable, Coroutine
from typing import Any

import pytest
from sqlalchemy import text

from keeping import account, film
from kinoform.app.house import House
from kinoform.app.refusal import Refused
from kinoform.app.renders import (
    RENDERS,
    Submitted,
    break_off_render,
    cancel_render,
    complete_render,
    put_back,
    retry_render,
    submit_film,
    submit_render,
)
from kinoform.db.credits import balance, grant
from kinoform.db.films import film_of
from kinoform.db.plans import change_plan
from kinoform.db.renders import note_progress, render_of, renders_of
from kinoform.db.turns import Taken, take_render
from kinoform.jobs._rescue import give_turns

Run = Callable[[Coroutine[Any, Any, Any]], Any]

COST, CREDITS = 2, 100
PROBLEM = {"code": "bad", "message": "it broke"}

_jobs = itertools.count(1_000_000)


@pytest.fixture(autouse=True)
def _nothing_waits(house: House, run: Run) -> None:
    async def cleared() -> None:
        async with house.database.transaction() as tx:
            await tx.execute(text("TRUNCATE renders CASCADE"))
            await tx.execute(text("TRUNCATE procrastinate_jobs CASCADE"))

    run(cleared())


async def tenant(house: House, plan: str = "studio") -> str:
    owner = await account(house, plan)
    async with house.database.transaction() as tx:
        await grant(tx, owner, CREDITS)
    return owner


async def submitted(house: House, owner: str, **more: Any) -> Submitted:
    async with house.database.transaction() as tx:
        return await submit_render(
            house, tx, account_id=owner, cost=COST, workers=1, dialect="vidgenie",
            document={"tracks": []}, output={"format": "mp4"}, width=64, height=36, seconds=1.0,
            **more,
        )  # fmt: skip


async def queued(house: House, owner: str, count: int) -> None:
    """Many renders at once, as if each had been submitted."""
    for _ in range(count):
        await submitted(house, owner)


async def taken(house: House, attempt: str = "try_1", job_id: int | None = None) -> Taken | None:
    async with house.database.transaction() as tx:
        return await take_render(tx, next(_jobs) if job_id is None else job_id, attempt)


async def owners_of(house: House, turns: int) -> list[str]:
    """Whose renders so many turns begin, one after the other."""
    begun = [await taken(house) for _ in range(turns)]
    return [each.render.account_id for each in begun if each is not None]


async def turns_waiting(house: House) -> int:
    async with house.database.transaction() as tx:
        return await house.queue.count_waiting(tx, RENDERS)


async def forget_turns(house: House) -> None:
    async with house.database.transaction() as tx:
        await tx.execute(text("TRUNCATE procrastinate_jobs CASCADE"))


def test_an_account_with_many_renders_does_not_starve_another(house: House, run: Run) -> None:
    async def story() -> None:
        greedy, modest = await tenant(house), await tenant(house)
        await queued(house, greedy, 20)
        await queued(house, modest, 2)
        assert await owners_of(house, 4) == [greedy, modest, greedy, modest]

    run(story())


def test_a_plan_caps_how_many_are_drawn_at_a_time(house: House, run: Run) -> None:
    async def story() -> None:
        free, studio = await tenant(house, "free"), await tenant(house, "studio")
        await queued(house, free, 3)
        await queued(house, studio, 6)
        assert Counter(await owners_of(house, 9)) == {free: 1, studio: 4}

    run(story())


def test_a_higher_plan_goes_first_and_among_equals_the_oldest(house: House, run: Run) -> None:
    async def story() -> None:
        free, studio = await tenant(house, "free"), await tenant(house, "studio")
        operator = await tenant(house, "operator")
        for owner in (free, studio, operator):
            await queued(house, owner, 1)
        assert await owners_of(house, 3) == [operator, studio, free]
        first, second = await submitted(house, studio), await submitted(house, studio)
        begun = [await taken(house), await taken(house)]
        assert [each and each.render.id for each in begun] == [first.render.id, second.render.id]

    run(story())


def test_two_turns_at_the_same_instant_begin_two_renders_within_the_cap(
    house: House, run: Run
) -> None:
    async def story() -> None:
        owner = await tenant(house, "studio")
        await queued(house, owner, 12)
        begun = await asyncio.gather(*(taken(house) for _ in range(12)))
        ids = [each.render.id for each in begun if each is not None]
        assert len(ids) == len(set(ids)) == 4

    run(story())


def test_a_job_that_is_handed_to_another_worker_goes_on_with_its_render(
    house: House, run: Run
) -> None:
    async def story() -> None:
        owner = await tenant(house, "free")
        await queued(house, owner, 2)
        first, again = await taken(house, "try_1", 7), await taken(house, "try_2", 7)
        assert first is not None
        assert again is not None
        assert again.render.id == first.render.id
        assert (first.is_left_over, again.is_left_over) == (False, True)
        async with house.database.transaction() as tx:
            assert not await note_progress(tx, first.render.id, "try_1", 0.5)
            assert await complete_render(house, tx, first.render.id, "try_1", {}) is None
            assert await note_progress(tx, first.render.id, "try_2", 0.5)

    run(story())


@pytest.mark.parametrize("ending", ["done", "failed", "cancelled", "put back"])
def test_the_end_of_a_render_has_the_next_one_of_its_account_begun(
    house: House, run: Run, ending: str
) -> None:
    async def story() -> None:
        owner = await tenant(house, "free")
        await queued(house, owner, 2)
        begun = await taken(house)
        assert begun is not None
        assert await taken(house) is None
        await forget_turns(house)
        async with house.database.transaction() as tx:
            if ending == "done":
                await complete_render(house, tx, begun.render.id, "try_1", {})
            elif ending == "failed":
                await break_off_render(house, tx, begun.render.id, "try_1", PROBLEM)
            elif ending == "cancelled":
                await cancel_render(house, tx, owner, begun.render.id)
            else:
                assert await put_back(house, tx, begun.render.id, "try_1")
        assert await turns_waiting(house) == 1
        assert await taken(house) is not None

    run(story())


def test_turns_that_were_lost_are_handed_in_again_and_no_more_than_can_be_used(
    house: House, run: Run
) -> None:
    async def story() -> None:
        await queued(house, await tenant(house, "studio"), 9)
        await queued(house, await tenant(house, "free"), 2)
        await forget_turns(house)
        for _ in range(2):
            await give_turns(house)
            assert await turns_waiting(house) == 4 + 1

    run(story())


def test_a_render_whose_job_is_gone_waits_again(house: House, run: Run) -> None:
    async def story() -> None:
        owner = await tenant(house)
        made = await submitted(house, owner)
        assert await taken(house, job_id=-1) is not None
        await forget_turns(house)
        await give_turns(house)
        async with house.database.transaction() as tx:
            left = await render_of(tx, owner, made.render.id)
        assert left is not None
        assert (left.status, left.attempt) == ("queued", None)
        assert await turns_waiting(house) == 1

    run(story())


def test_no_more_renders_may_wait_than_the_plan_allows_however_many_ask_at_once(
    house: House, run: Run
) -> None:
    async def story() -> None:
        async with house.database.transaction() as tx:
            plan = await change_plan(tx, "free", renders_waiting=3)
        assert plan is not None
        try:
            owner = await tenant(house, "free")
            answers = await asyncio.gather(
                *(submitted(house, owner) for _ in range(8)), return_exceptions=True
            )
        finally:
            async with house.database.transaction() as tx:
                await change_plan(tx, "free", renders_waiting=10)
        refused = [answer for answer in answers if isinstance(answer, Refused)]
        assert len(refused) == 5
        assert {each.code for each in refused} == {"TOO_MANY_RENDERS"}
        assert all(each.retry_after_seconds for each in refused)
        async with house.database.transaction() as tx:
            assert await balance(tx, owner) == CREDITS - 3 * COST

    run(story())


def test_a_queued_render_that_is_cancelled_ends_at_once_and_costs_nothing(
    house: House, run: Run
) -> None:
    async def story() -> None:
        owner = await tenant(house)
        made = await submitted(house, owner)
        async with house.database.transaction() as tx:
            ended = await cancel_render(house, tx, owner, made.render.id)
            assert ended.status == "cancelled"
            assert await balance(tx, owner) == CREDITS
        assert await taken(house) is None

    run(story())


def test_a_failed_render_is_retried_as_a_new_one_that_is_paid_for_itself(
    house: House, run: Run
) -> None:
    async def story() -> None:
        owner = await tenant(house)
        kept = await film(house, owner)
        async with house.database.transaction() as tx:
            first = await submit_film(house, tx, kept)
        paid = CREDITS - first.remaining_credits
        begun = await taken(house)
        assert begun is not None
        async with house.database.transaction() as tx:
            with pytest.raises(Refused) as early:
                await retry_render(house, tx, owner, first.render.id)
            await break_off_render(house, tx, first.render.id, "try_1", PROBLEM)
            assert await balance(tx, owner) == CREDITS
            again = await retry_render(house, tx, owner, first.render.id)
        assert early.value.code == "NOT_RETRYABLE"
        assert again.render.id != first.render.id
        assert again.remaining_credits == CREDITS - paid
        async with house.database.transaction() as tx:
            with pytest.raises(Refused) as twice:
                await retry_render(house, tx, owner, first.render.id)
            told = await film_of(tx, owner, kept.id)
        assert twice.value.code == "ALREADY_RENDERING"
        assert told is not None
        assert (told.status, told.render_id) == ("rendering", again.render.id)
        followed = await taken(house, "try_2")
        assert followed is not None
        assert (followed.render.id, followed.document) == (again.render.id, begun.document)
        async with house.database.transaction() as tx:
            await complete_render(house, tx, again.render.id, "try_2", {})
            statuses = await renders_of(tx, [first.render.id, again.render.id])
        assert statuses[first.render.id].status == "failed"
        assert statuses[again.render.id].status == "done"

    run(story())


def test_nobody_retries_the_render_of_another(house: House, run: Run) -> None:
    async def story() -> None:
        owner, other = await tenant(house), await tenant(house)
        made = await submitted(house, owner)
        async with house.database.transaction() as tx:
            await cancel_render(house, tx, owner, made.render.id)
            with pytest.raises(Refused) as refused:
                await retry_render(house, tx, other, made.render.id)
        assert refused.value.reason == "not_found"

    run(story())
