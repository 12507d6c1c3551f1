"""Messages are owed once, tried in turn, and given up in the end."""

from __future__ import annotations

import asyncio
import socketserver
import threading
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from kinoform.app.deliveries import announce, owe_to, resend
from kinoform.app.house import House
from kinoform.app.refusal import Refused
from kinoform.app.webhooks import resubscribe, subscribe, unsubscribe
from kinoform.db.accounts import default_account
from kinoform.db.database import Transaction
from kinoform.db.deliveries import Delivery, list_deliveries
from kinoform.db.renders import Render, queue_render
from kinoform.jobs.deliver import deliver
from kinoform.kit.ids import new_id
from kinoform.notify.schedule import LONG_TAIL
from kinoform.settings import Settings
from kinoform.wiring import opened_house

pytestmark = pytest.mark.allow_hosts(["127.0.0.1"])

EVENT = "render.done"


@dataclass
class Receiver:
    url: str = ""
    status: int = 204
    heard: int = 0


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    receiver = Receiver()

    class Handler(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            head = b"".join(iter(self.rfile.readline, b"\r\n")).decode("latin-1").lower()
            self.rfile.read(int(head.partition("content-length: ")[2].partition("\r\n")[0]))
            receiver.heard += 1
            self.wfile.write(f"HTTP/1.1 {receiver.status} Said\r\n\r\n".encode())

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads = True
        receiver.url = f"http://127.0.0.1:{server.server_address[1]}/hook"
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        yield receiver
        server.shutdown()


@asynccontextmanager
async def opened(folder: Path, url: str) -> AsyncIterator[House]:
    settings = Settings(data_dir=folder, allow_private_addresses=("127.0.0.1",))
    async with opened_house(settings, url) as house:
        yield house


@pytest.fixture
def told(tmp_path: Path, postgres_url: str) -> Callable[[Callable[[House], Awaitable[None]]], None]:
    """Tells a story in a house."""

    def tell(story: Callable[[House], Awaitable[None]]) -> None:
        async def whole() -> None:
            async with opened(tmp_path, postgres_url) as house:
                await story(house)

        asyncio.run(whole())

    return tell


async def some_render(tx: Transaction, webhook_url: str | None = None) -> Render:
    account = await default_account(tx)
    return await queue_render(
        tx, id=new_id("rt_"), account_id=account.id, dialect="vidgenie", document={}, output={},
        workers=1, cost=0, width=16, height=16, seconds=1.0, webhook_url=webhook_url,
    )  # fmt: skip


async def owed_by(tx: Transaction, house: House, receiver: Receiver) -> Delivery:
    account = await default_account(tx)
    webhook = await subscribe(
        house, tx, account_id=account.id, dialect="vidgenie", url=receiver.url, events=[EVENT]
    )
    owed = await owe_to(house, tx, webhook, EVENT, {"event": EVENT})
    assert owed is not None
    return owed


async def logged(house: House, url: str) -> list[Delivery]:
    async with house.database.transaction() as tx:
        return [each for each in await list_deliveries(tx, limit=100) if each.url == url]


async def tries_ahead(house: House, delivery_id: str) -> list[int]:
    jobs = await house.queue.app.job_manager.list_jobs_async(task="deliver")
    mine = [job.task_kwargs for job in jobs if job.task_kwargs["delivery_id"] == delivery_id]
    return [int(arguments["tries"]) for arguments in mine]


def test_what_is_announced_twice_is_owed_once(told, receiver: Receiver) -> None:
    async def story(house: House) -> None:
        async with house.database.transaction() as tx:
            render = await some_render(tx, receiver.url)
            for _ in range(2):
                await announce(house, tx, render, EVENT, {"event": EVENT})
        (owed,) = await logged(house, receiver.url)
        assert await tries_ahead(house, owed.id) == [0]

    told(story)


def test_of_several_jobs_for_one_try_only_the_first_counts(told, receiver: Receiver) -> None:
    async def story(house: House) -> None:
        receiver.status = 500
        async with house.database.transaction() as tx:
            owed = await owed_by(tx, house, receiver)
        await deliver(house, owed.id, 0)
        await deliver(house, owed.id, 0)
        assert receiver.heard == 1
        assert await tries_ahead(house, owed.id) == [0, 1]
        receiver.status = 204
        await deliver(house, owed.id, 1)
        await deliver(house, owed.id, 2)
        assert receiver.heard == 2
        (row,) = await logged(house, receiver.url)
        assert (row.status, row.tries) == ("delivered", 2)

    told(story)


def test_a_message_is_given_up_at_the_end_of_its_schedule(told, receiver: Receiver) -> None:
    async def story(house: House) -> None:
        receiver.status = 503
        async with house.database.transaction() as tx:
            owed = await owed_by(tx, house, receiver)
        for tries in range(len(LONG_TAIL) + 1):
            assert (await logged(house, receiver.url))[0].status == "pending"
            await deliver(house, owed.id, tries)
        (row,) = await logged(house, receiver.url)
        assert (row.status, row.tries, receiver.heard) == ("failed", 8, 8)
        async with house.database.transaction() as tx:
            renewed = await resend(house, tx, owed.id)
        assert (renewed.status, renewed.tries) == ("pending", 8)

    told(story)


def test_what_is_owed_to_a_webhook_that_was_switched_off_is_not_sent(
    told, receiver: Receiver
) -> None:
    async def story(house: House) -> None:
        async with house.database.transaction() as tx:
            owed = await owed_by(tx, house, receiver)
            await resubscribe(house, tx, owed.account_id, str(owed.webhook_id), is_active=False)
        await deliver(house, owed.id, 0)
        assert receiver.heard == 0
        assert (await logged(house, receiver.url))[0].status == "failed"

    told(story)


def test_a_webhook_that_is_deleted_meanwhile_takes_what_it_is_owed_with_it(
    told, receiver: Receiver
) -> None:
    async def story(house: House) -> None:
        async with house.database.transaction() as tx:
            first = await owed_by(tx, house, receiver)

        async def finish_a_render() -> None:
            async with house.database.transaction() as tx:
                render = await some_render(tx)
                await announce(house, tx, render, EVENT, {"event": EVENT})
                await asyncio.sleep(0.2)

        async def delete_the_webhook() -> None:
            await asyncio.sleep(0.1)
            async with house.database.transaction() as tx:
                await unsubscribe(tx, first.account_id, str(first.webhook_id))

        await asyncio.gather(finish_a_render(), delete_the_webhook())
        rows = await logged(house, receiver.url)
        assert {(row.status, row.webhook_id) for row in rows} == {("failed", None)}
        assert len(rows) == 2
        async with house.database.transaction() as tx:
            with pytest.raises(Refused) as caught:
                await resend(house, tx, rows[0].id)
        assert caught.value.code == "WEBHOOK_GONE"

    told(story)
