"""Letters reach the operator's mail server, and wait in the outbox while it does not take them."""

from __future__ import annotations

import asyncio
import signal
import socketserver
import threading
import time
from collections.abc import Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from kinoform.app.house import House
from kinoform.app.letters import MOST_AN_HOUR, may_write_to, post_letter
from kinoform.app.people import register, verify
from kinoform.db.outbox import Letter, note_sent, unsent_letters
from kinoform.jobs.mail import mail
from kinoform.notify.mail import Mail
from kinoform.settings import Settings
from kinoform.wiring import opened_house
from kinoform.worker import work

pytestmark = pytest.mark.allow_hosts(["127.0.0.1"])

PATIENCE_SECONDS = 30
PASSWORD = "correct horse battery staple"  # noqa: S105


@dataclass
class PostOffice:
    """A mail server that takes letters, unless it has another answer to their receivers."""

    port: int = 0
    answer: bytes = b"250 fine"
    texts: list[str] = field(default_factory=list)


@pytest.fixture
def office() -> Iterator[PostOffice]:
    office = PostOffice()

    class Handler(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            self.wfile.write(b"220 mail.test\r\n")
            for line in self.rfile:
                verb = line[:4].upper()
                if verb == b"DATA":
                    self.wfile.write(b"354 go on\r\n")
                    office.texts.append(b"".join(iter(self.rfile.readline, b".\r\n")).decode())
                if verb == b"QUIT":
                    self.wfile.write(b"221 bye\r\n")
                    return
                self.wfile.write((office.answer if verb == b"RCPT" else b"250 fine") + b"\r\n")

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads = True
        office.port = server.server_address[1]
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        yield office
        server.shutdown()


@pytest.fixture
def settings(tmp_path: Path, office: PostOffice) -> Settings:
    return Settings(
        data_dir=tmp_path, smtp_host="127.0.0.1", smtp_port=office.port, smtp_security="none",
        smtp_sender="Films <films@house.example>",
    )  # fmt: skip


@asynccontextmanager
async def house_of(settings: Settings, url: str):
    async with opened_house(settings, url) as house:
        async with house.database.transaction() as tx:
            for letter in await unsent_letters(tx):
                await note_sent(tx, letter.id)
        yield house


async def waiting(house: House) -> list[Letter]:
    async with house.database.transaction() as tx:
        return await unsent_letters(tx)


def token_in(text: str) -> str:
    return next(line for line in text.splitlines() if len(line) == 43 and " " not in line)


async def tries_ahead(house: House) -> list[int]:
    jobs = await house.queue.app.job_manager.list_jobs_async(queue="mail", status="todo")
    return [int(job.task_kwargs.get("tries", 0)) for job in jobs]


def test_a_token_travels_by_mail_and_leaves_no_copy(
    settings: Settings, postgres_url: str, office: PostOffice
) -> None:
    async def story() -> None:
        async with house_of(settings, postgres_url) as house:
            await register(house, "ann", "ann@example.com", PASSWORD)
            (letter,) = await waiting(house)
            assert 0 in await tries_ahead(house)
            await mail(house, letter.id)
            assert await waiting(house) == []
            (text,) = office.texts
            assert "To: ann@example.com" in text
            token = token_in(text)
            assert (await verify(house, token)).username == "ann"

    asyncio.run(story())


def test_a_worker_sends_the_letters_that_wait(
    settings: Settings, postgres_url: str, office: PostOffice
) -> None:
    async def story() -> None:
        async with house_of(settings, postgres_url) as house:
            async with house.database.transaction() as tx:
                await post_letter(house, tx, Mail("kim@example.com", "Hello", "By a worker."))
            quiet = settings.model_copy(update={"render_processes": 0, "drain_seconds": 0})
            working = asyncio.create_task(work(quiet, postgres_url))
            until = time.monotonic() + PATIENCE_SECONDS
            while not any("By a worker." in text for text in office.texts):
                assert time.monotonic() < until
                await asyncio.sleep(0.05)
            signal.raise_signal(signal.SIGTERM)
            await working

    asyncio.run(story())


@pytest.mark.parametrize(
    ("answer", "is_tried_again"), [(b"451 later", True), (b"550 no such box", False)]
)
def test_a_letter_that_is_not_taken_waits_with_its_trouble(
    settings: Settings, postgres_url: str, office: PostOffice, answer: bytes, is_tried_again: bool
) -> None:
    async def story() -> None:
        async with house_of(settings, postgres_url) as house:
            async with house.database.transaction() as tx:
                await post_letter(house, tx, Mail(f"{answer[:3].decode()}@example.com", "A", "b"))
            (letter,) = await waiting(house)
            office.answer = answer
            before = await tries_ahead(house)
            await mail(house, letter.id, tries=2)
            (kept,) = await waiting(house)
            assert answer.decode() in (kept.trouble or "")
            assert sorted(await tries_ahead(house)) == sorted([*before, *([3] * is_tried_again)])
            office.answer = b"250 fine"
            await mail(house, letter.id, tries=3)
            assert await waiting(house) == []

    asyncio.run(story())


def test_without_a_mail_server_a_letter_waits_and_the_log_says_where(
    settings: Settings, postgres_url: str, caplog: pytest.LogCaptureFixture
) -> None:
    async def story() -> None:
        unset = settings.model_copy(update={"smtp_host": ""})
        async with house_of(unset, postgres_url) as house:
            before = await tries_ahead(house)
            await register(house, "ben", "ben@example.com", PASSWORD)
            (letter,) = await waiting(house)
            assert await tries_ahead(house) == before
            token = token_in(letter.text)
            assert token not in caplog.text
            assert "kinoform outbox" in caplog.text

    with caplog.at_level("INFO"):
        asyncio.run(story())


def test_one_address_gets_only_so_many_letters_an_hour(
    settings: Settings, postgres_url: str
) -> None:
    async def story() -> None:
        async with (
            house_of(settings, postgres_url) as house,
            house.database.transaction() as tx,
        ):
            for _ in range(MOST_AN_HOUR):
                assert await may_write_to(tx, "eve@example.com")
                await post_letter(house, tx, Mail("eve@example.com", "A", "b"))
            assert not await may_write_to(tx, "eve@example.com")
            assert await may_write_to(tx, "fay@example.com")

    asyncio.run(story())
