"""What becomes of a render on a worker: a film with its poster, or a problem and its money back."""

from __future__ import annotations

import asyncio
import itertools
import json
import os
import signal
import sys
import time
from collections.abc import Callable, Coroutine, Iterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import psutil
import pytest
from sqlalchemy import text

from keeping import account
from kinoform.app.house import House
from kinoform.app.renders import RENDERS, cancel_render, submit_render
from kinoform.darkroom.booths import Booths
from kinoform.db.credits import balance, grant
from kinoform.db.renders import Render, render_of
from kinoform.jobs._child import Limits
from kinoform.jobs._spans import drop_spans
from kinoform.jobs._spares import Spares
from kinoform.jobs._workroom import opened_workroom
from kinoform.jobs.base import Bench, Turn
from kinoform.jobs.render import ATTEMPTS, render
from kinoform.kit.lazy import skia

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux has these")

Run = Callable[[Coroutine[Any, Any, Any]], Any]

COST, CREDITS = 2, 100
PATIENCE_SECONDS = 15.0
MEGABYTE = 1024 * 1024

_jobs = itertools.count(2_000_000)


def document(seconds: float = 1, size: tuple[int, int] = (320, 180), **more: Any) -> dict[str, Any]:
    clip = {
        "type": "text", "text": "Kinoform", "start": 0, "duration": seconds,
        "animations": [{"type": "spin", "duration": 2, "loop": True}], **more,
    }  # fmt: skip
    meta = {"width": size[0], "height": size[1], "fps": 10, "background": "#204060"}
    return {"meta": meta, "tracks": [{"clips": [clip]}]}


LONG = document(180, (1280, 720))


@pytest.fixture(autouse=True)
def _nothing_waits(house: House, run: Run) -> None:
    async def cleared() -> None:
        async with house.database.transaction() as tx:
            await tx.execute(text("TRUNCATE renders CASCADE"))
            await tx.execute(text("TRUNCATE procrastinate_jobs CASCADE"))

    run(cleared())


@dataclass(frozen=True)
class Worker:
    """One that takes turns when it is told to."""

    house: House
    bench: Bench

    async def turn(self, job_id: int | None = None, tries: int = 0) -> None:
        number = next(_jobs) if job_id is None else job_id
        await render(self.house, Turn(number, tries, self.bench))


@asynccontextmanager
async def working(house: House, memory_mb: int = 1024) -> Any:
    with opened_workroom() as workroom:
        limits = Limits(
            media=house.media, memory_bytes=memory_mb * MEGABYTE, file_bytes=1024 * MEGABYTE,
            folder=workroom.path,
        )  # fmt: skip
        spares, booths = Spares(limits, 1), Booths(house.media)
        try:
            yield Worker(house, Bench(spares, workroom, booths))
        finally:
            await booths.close()
            await spares.close()


async def submitted(
    house: House, asked: dict[str, Any], output: dict[str, Any] | None = None
) -> Render:
    owner = await account(house, "studio")
    async with house.database.transaction() as tx:
        await grant(tx, owner, CREDITS)
        done = await submit_render(
            house, tx, account_id=owner, cost=COST, workers=2, dialect="vidgenie",
            document=asked, output=output or {"format": "mp4"}, width=320, height=180,
            seconds=asked["tracks"][0]["clips"][0].get("duration", 1),
        )  # fmt: skip
    return done.render


async def now(house: House, asked: Render) -> Render:
    async with house.database.transaction() as tx:
        found = await render_of(tx, asked.account_id, asked.id)
    assert found is not None
    return found


async def left(house: House, asked: Render) -> int:
    async with house.database.transaction() as tx:
        return await balance(tx, asked.account_id)


async def drawing(house: House, asked: Render) -> Render:
    """The render once its first frame is drawn."""
    until = time.monotonic() + PATIENCE_SECONDS
    while (found := await now(house, asked)).progress == 0:
        assert time.monotonic() < until, found
        await asyncio.sleep(0.02)
    return found


def processes() -> Iterator[psutil.Process]:
    """Those that draw for this test."""
    for each in psutil.Process().children():  # and not those of a server that runs for other tests
        with suppress(psutil.NoSuchProcess):  # a zombie among them
            if any("kinoform.jobs._filming" in word for word in each.cmdline()):
                yield each


def test_a_film_is_kept_with_a_poster_and_all_that_belongs_to_it(house: House, run: Run) -> None:
    async def story() -> None:
        output = {"format": "mp4", "sidecars": ["srt", "vtt"], "strip": True}
        asked = await submitted(house, document(size=(1920, 1080)), output)
        async with working(house) as worker:
            await worker.turn()
        done = await now(house, asked)
        assert done.status == "done", done.problem
        result = done.result or {}
        folder = f"renders/{done.id}/{done.attempt}"
        assert result["film"] == f"{folder}/film.mp4"
        assert result["poster"] == f"{folder}/poster.jpg"
        names = {"film.srt", "film.vtt", "film.strip.jpg", "film.strip.vtt"}
        assert set(result["sidecars"]) == {f"{folder}/{name}" for name in names}
        kept = [facts async for facts in house.store.facts_under(folder)]
        assert {facts.key for facts in kept} == {
            result["film"], result["poster"], *result["sidecars"],
        }  # fmt: skip
        assert (result["frames"], result["seconds"]) == (10, 1.0)
        assert 0 < result["firstFrameSeconds"] < PATIENCE_SECONDS
        assert 0 < result["sizeBytes"] <= sum(facts.size_bytes for facts in kept)
        picture = skia.Image.open(str(house.store.local_path(result["poster"])))
        assert (picture.width(), picture.height()) == (1280, 720)
        assert await left(house, asked) == CREDITS - COST

    run(story())


def test_a_narrated_film_is_spoken_for_and_tells_who_stood_in(house: House, run: Run) -> None:
    async def story() -> None:
        spoken = {"type": "narration", "text": "Said by another.", "voice": "en-GB-RyanNeural"}
        film = {**document(), "tracks": [{"clips": [spoken]}]}
        asked = await submitted(house, film, {"format": "mp4", "sidecars": ["json"]})
        async with working(house) as worker:
            await worker.turn()
            assert worker.bench.booths.here.pid is not None
        done = await now(house, asked)
        assert done.status == "done", done.problem
        (noticed,) = done.warnings
        assert (noticed["code"], noticed["pointer"]) == (
            "voice_replaced",
            "/tracks/0/clips/0/voice",
        )
        (sidecar,) = (done.result or {})["sidecars"]
        words = json.loads(house.store.local_path(sidecar).read_text())["words"]
        assert [word["word"] for word in words] == ["Said", "by", "another."]

    run(story())


def test_what_nobody_can_say_fails_with_its_problem(house: House, run: Run) -> None:
    async def story() -> None:
        film = {**document(), "tracks": [{"clips": [{"type": "narration", "text": "世界"}]}]}
        asked = await submitted(house, film)
        async with working(house) as worker:
            await worker.turn()
        failed = await now(house, asked)
        assert failed.status == "failed"
        assert (failed.problem or {})["code"] == "speech_unpronounceable"
        assert await left(house, asked) == CREDITS

    run(story())


def test_a_warm_process_is_followed_by_another(house: House, run: Run) -> None:
    async def story() -> None:
        async with working(house) as worker:
            await worker.bench.spares.fill()
            asked = await submitted(house, document())
            (child,) = processes()
            await worker.turn()
            (fresh,) = processes()
            assert fresh.pid != child.pid
        done = await now(house, asked)
        assert done.status == "done"
        assert list(processes()) == []

    run(story())


@pytest.mark.parametrize(
    ("broken", "code"),
    [
        ({"tracks": [{"clips": [{"type": "text"}]}]}, "bad_value"),
        (document(size=(10**6, 180)), "out_of_range"),
        (document(type="image", src="file:///etc/hosts"), "fetch_forbidden_file"),
    ],
)
def test_a_damaged_document_fails_with_its_problem_and_its_money_back(
    house: House, run: Run, broken: dict[str, Any], code: str
) -> None:
    async def story() -> None:
        asked = await submitted(house, broken)
        async with working(house) as worker:
            await worker.turn()
        failed = await now(house, asked)
        assert failed.status == "failed"
        assert (failed.problem or {})["code"] == code
        assert await left(house, asked) == CREDITS

    run(story())


def test_a_film_that_takes_too_much_memory_fails_and_the_worker_goes_on(
    house: House, run: Run
) -> None:
    async def story() -> None:
        large = await submitted(house, document(size=(7680, 4320)))
        small = await submitted(house, document())
        async with working(house, memory_mb=96) as worker:
            await worker.turn()
            await worker.turn()
        failed = await now(house, large)
        assert failed.status == "failed"
        assert (failed.problem or {})["code"] in ("out_of_memory", "render_died")
        assert (failed.problem or {})["hint"]
        assert await left(house, large) == CREDITS
        assert (await now(house, small)).status == "done"

    run(story())


def test_a_process_that_is_killed_is_followed_by_one_other_and_then_the_render_fails(
    house: House, run: Run
) -> None:
    async def story() -> None:
        asked = await submitted(house, LONG)
        async with working(house) as worker:
            turn = asyncio.create_task(worker.turn())
            killed = set()
            for _ in range(2):
                await asyncio.sleep(0)
                until = time.monotonic() + PATIENCE_SECONDS
                while not (fresh := {p.pid for p in processes()} - killed):
                    assert time.monotonic() < until
                    await asyncio.sleep(0.05)
                for pid in fresh:
                    os.kill(pid, signal.SIGKILL)
                killed |= fresh
            await turn
        failed = await now(house, asked)
        assert (failed.status, (failed.problem or {})["code"]) == ("failed", "render_died")
        assert await left(house, asked) == CREDITS

    run(story())


def test_a_render_that_takes_too_long_is_ended(house: House, run: Run) -> None:
    async def story() -> None:
        hasty = replace(house, settings=house.settings.model_copy(update={"render_minutes": 0.01}))
        asked = await submitted(house, LONG)
        async with working(hasty) as worker:
            await worker.turn()
        failed = await now(house, asked)
        assert (failed.status, (failed.problem or {})["code"]) == ("failed", "render_took_too_long")

    run(story())


def test_a_cancelled_render_is_drawn_no_longer(house: House, run: Run) -> None:
    async def story() -> None:
        asked = await submitted(house, LONG)
        async with working(house) as worker:
            turn = asyncio.create_task(worker.turn())
            await drawing(house, asked)
            begun = list(processes())
            async with house.database.transaction() as tx:
                await cancel_render(house, tx, asked.account_id, asked.id)
            await asyncio.wait_for(turn, 5)
            assert not any(each.is_running() for each in begun)
        assert (await now(house, asked)).status == "cancelled"
        assert await left(house, asked) == CREDITS

    run(story())


def test_a_worker_that_has_to_stop_hands_its_render_back(house: House, run: Run) -> None:
    async def story() -> None:
        asked = await submitted(house, LONG)
        async with working(house) as worker:
            turn = asyncio.create_task(worker.turn())
            begun = await drawing(house, asked)
            async with house.database.transaction() as tx:
                await tx.execute(text("TRUNCATE procrastinate_jobs CASCADE"))
            turn.cancel()
            await turn
        waiting = await now(house, asked)
        assert begun.status == "rendering"
        assert (waiting.status, waiting.attempt, waiting.progress) == ("queued", None, 0)
        async with house.database.transaction() as tx:
            assert await house.queue.count_waiting(tx, RENDERS) == 1
        assert await left(house, asked) == CREDITS - COST

    run(story())


def test_a_render_over_which_workers_die_again_and_again_is_given_up(
    house: House, run: Run
) -> None:
    async def story() -> None:
        asked = await submitted(house, LONG)
        job_id = next(_jobs)
        async with working(house) as worker:
            turn = asyncio.create_task(worker.turn(job_id))
            await drawing(house, asked)
            await worker.turn(job_id, ATTEMPTS)
            await asyncio.wait_for(turn, 5)
        failed = await now(house, asked)
        assert (failed.status, (failed.problem or {})["code"]) == ("failed", "render_given_up")
        assert await left(house, asked) == CREDITS

    run(story())


def test_a_worker_that_is_told_twice_to_stop_does_so_at_once_and_leaves_nothing(
    house: House, run: Run, tmp_path: Path
) -> None:
    async def story() -> None:
        asked = await submitted(house, LONG)
        environment = {
            **os.environ, "KINOFORM_DATABASE_URL": house.database.url,
            "KINOFORM_DATA_DIR": str(tmp_path), "TMPDIR": str(tmp_path),
        }  # fmt: skip
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "kinoform.cli", "work", env=environment,
            stderr=asyncio.subprocess.DEVNULL,
        )  # fmt: skip
        try:
            await drawing(house, asked)
            process.terminate()
            await asyncio.sleep(0.5)
            assert process.returncode is None
            assert (await now(house, asked)).status == "rendering"
            process.terminate()
            assert await asyncio.wait_for(process.wait(), 5) == 0
        finally:
            with suppress(ProcessLookupError):
                process.kill()
        assert (await now(house, asked)).status == "queued"
        async with house.database.transaction() as tx:
            assert await house.queue.count_waiting(tx, RENDERS) > 0

    run(story())
    assert list(tmp_path.glob("kinoform-*")) == []


def test_what_another_film_of_the_account_has_drawn_is_not_drawn_again(
    house: House, run: Run
) -> None:
    async def both() -> tuple[dict[str, Any], dict[str, Any], dict[str, Any]]:
        async with working(house) as worker:
            first = await submitted(house, document())
            await worker.turn()
            async with house.database.transaction() as tx:
                done = await submit_render(
                    house, tx, account_id=first.account_id, cost=COST, workers=1,
                    dialect="vidgenie", document=document(), output={"format": "mp4"}, width=320,
                    height=180, seconds=1,
                )  # fmt: skip
            await worker.turn()
            stranger = await submitted(house, document())
            await worker.turn()
            asked = (first, done.render, stranger)
            one, again, others = [(await now(house, each)).result for each in asked]
            return one or {}, again or {}, others or {}

    one, again, others = run(both())
    assert one["frames"] == 10
    assert one["sharedFrames"] == 0
    assert again["sharedFrames"] == 10
    assert others["sharedFrames"] == 0, "what accounts draw stays with them"


def test_a_house_that_keeps_no_spans_shares_none(house: House, run: Run) -> None:
    thrifty = replace(house, settings=house.settings.model_copy(update={"spans_mb": 0}))

    async def filmed() -> Render:
        async with working(thrifty) as worker:
            render = await submitted(thrifty, document())
            await worker.turn()
            return await now(thrifty, render)

    assert run(filmed()).status == "done"
    assert not (house.settings.data_dir / "spans").exists()


def test_spans_that_nobody_uses_any_more_go_and_so_do_those_beyond_the_budget(
    house: House, run: Run
) -> None:
    small = replace(house, settings=house.settings.model_copy(update={"spans_mb": 2}))
    ages_hours = {"unused": 100, "oldest": 4, "older": 3, "newer": 2, "just now": 0}
    places = {
        name: house.settings.data_dir / "spans" / f"account-{number % 2}" / "ab" / f"{name}.span"
        for number, name in enumerate(ages_hours)
    }
    for name, place in places.items():
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(bytes(700_000))
        os.utime(place, (time.time() - ages_hours[name] * 3600,) * 2)
    assert run(drop_spans(small)) == 3
    assert [name for name, place in places.items() if place.exists()] == ["newer", "just now"]
