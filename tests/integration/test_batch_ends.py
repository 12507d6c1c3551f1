"""A batch ends once, however its rows end, and nobody waits for another for ever."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

import pytest

from kinoform.app.batch_rows import Prepared
from kinoform.app.batches import cancel_batch, retry_batch, submit_batch
from kinoform.app.house import House
from kinoform.app.renders import break_off_render, complete_render
from kinoform.app.templated import Ready
from kinoform.db.accounts import create_account
from kinoform.db.batches import batch_of, tallies_of
from kinoform.db.credits import balance, grant
from kinoform.db.deliveries import list_deliveries
from kinoform.db.turns import take_render
from kinoform.db.webhooks import keep_webhook
from kinoform.kit.ids import new_id
from kinoform.notify.signing import new_secret

Run = Callable[[Coroutine[Any, Any, Any]], Any]

FILM: dict[str, Any] = {
    "meta": {"width": 1280, "height": 720, "fps": 10},
    "tracks": [{"clips": [{"type": "rect", "start": 0, "duration": 1}]}],
}
ROWS = 6
PROBLEM = {"code": "broken", "message": "it broke", "hint": ""}


async def accepted(house: House) -> tuple[str, str]:
    """An account that listens, and its batch."""
    film = Ready(document=FILM, name="Ada", width=1280, height=720, seconds=1.0)
    async with house.database.transaction() as tx:
        owner = await create_account(tx, new_id("batch-"), "operator")
        assert owner is not None
        await grant(tx, owner.id, 100)
        await keep_webhook(
            tx, account_id=owner.id, dialect="sigfig", url="https://hooks.example/x",
            events=["batch.completed"], secret=new_secret(),
        )  # fmt: skip
        done = await submit_batch(
            house, tx, owner.id, "sigfig", Prepared(dict.fromkeys(range(ROWS), film), ()),
            template_id="pulse", name=None, webhook_url=None,
        )  # fmt: skip
    assert (len(done.films), done.cost, done.remaining_credits) == (ROWS, ROWS, 100 - ROWS)
    return owner.id, done.batch.id


async def begun(house: House, account_id: str) -> list[str]:
    """All renders of an account that wait, begun."""
    found: list[str] = []
    for number in range(ROWS):
        async with house.database.transaction() as tx:
            taken = await take_render(tx, number + 1, "try_1")
        assert taken is not None
        assert taken.render.account_id == account_id
        found.append(taken.render.id)
    return found


async def end(house: House, render_id: str, *, fails: bool = False) -> None:
    async with house.database.transaction() as tx:
        if fails:
            await break_off_render(house, tx, render_id, "try_1", PROBLEM)
        else:
            await complete_render(house, tx, render_id, "try_1", {})


async def told(house: House, account_id: str) -> list[dict[str, Any]]:
    async with house.database.transaction() as tx:
        owed = await list_deliveries(tx, account_id=account_id, limit=50)
    return [each.payload for each in owed]


async def told_once(house: House) -> None:
    owner, batch_id = await accepted(house)
    renders = await begun(house, owner)
    await asyncio.gather(*(end(house, each, fails=each == renders[0]) for each in renders))
    (payload,) = await told(house, owner)
    assert payload["event"] == "batch.completed"
    assert payload["data"]["batchId"] == batch_id
    assert payload["data"]["counts"] == {"complete": ROWS - 1, "failed": 1, "cancelled": 0}


async def cancelled_while_they_end(house: House) -> None:
    owner, batch_id = await accepted(house)
    renders = await begun(house, owner)

    async def cancel() -> None:
        async with house.database.transaction() as tx:
            batch = await batch_of(tx, owner, batch_id)
            assert batch is not None
            await cancel_batch(house, tx, batch)

    await asyncio.gather(cancel(), *(end(house, each) for each in renders[:3]))
    async with house.database.transaction() as tx:
        tally = (await tallies_of(tx, [batch_id]))[batch_id]
        left = await balance(tx, owner)
    assert tally.is_over
    assert tally.total == ROWS
    assert left == 100 - tally.of("complete")
    assert len(await told(house, owner)) == 1


async def made_anew(house: House) -> None:
    owner, batch_id = await accepted(house)
    renders = await begun(house, owner)
    for number, each in enumerate(renders):
        await end(house, each, fails=number < 2)

    async def retry() -> int:
        async with house.database.transaction() as tx:
            batch = await batch_of(tx, owner, batch_id)
            assert batch is not None
            return len(await retry_batch(house, tx, batch))

    tried = await asyncio.gather(retry(), retry(), return_exceptions=True)
    assert sorted(map(str, tried)) == ["2", "nothing of this batch is missing"]
    async with house.database.transaction() as tx:
        assert await balance(tx, owner) == 100 - ROWS
        for number in range(2):
            taken = await take_render(tx, 100 + number, "try_1")
            assert taken is not None
            await complete_render(house, tx, taken.render.id, "try_1", {})
    news = [each["data"]["counts"]["complete"] for each in await told(house, owner)]
    assert news == [ROWS, ROWS - 2]


@pytest.mark.parametrize("story", [told_once, cancelled_while_they_end, made_anew])
def test_a_batch_ends_once(
    house: House, run: Run, story: Callable[[House], Coroutine[Any, Any, None]]
) -> None:
    run(story(house))
