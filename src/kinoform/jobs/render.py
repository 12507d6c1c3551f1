"""Renders a film: takes a turn, has a process draw it, keeps what was made, settles the bill."""

from __future__ import annotations

import asyncio
import json
import logging
import time
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy.exc import DBAPIError

from kinoform.app.held import hold
from kinoform.app.house import House
from kinoform.app.renders import (
    RENDER,
    RENDERS,
    break_off_render,
    complete_render,
    put_back,
)
from kinoform.blobs.store_problem import StoreProblem
from kinoform.db.database import Transaction
from kinoform.db.renders import Render, note_progress
from kinoform.db.turns import Taken, take_render
from kinoform.jobs import _troubles as troubles
from kinoform.jobs._announcing import announce_end
from kinoform.jobs._child import Died
from kinoform.jobs._keeping import keep
from kinoform.jobs._patience import patiently
from kinoform.jobs._spans import spans_of
from kinoform.jobs.base import Bench, Job, Turn
from kinoform.kit.ids import new_id
from kinoform.model.problem import InvalidDocument, Problem, RenderFailed, errors_of

ATTEMPTS = 5
"""How often a worker may die over a render, or lose its database."""
DRAWINGS = 2
"""How often the process that draws may be killed."""
PROGRESS_SECONDS = 1.0
"""How often progress is noted, and a fence is looked for."""

log = logging.getLogger(__name__)


@dataclass(slots=True)
class Progress:
    """How far the process that draws has come."""

    began: float = field(default_factory=time.monotonic)
    share: float = 0.0
    first_frame_seconds: float | None = None
    """From taking the render to its first frame."""
    news: asyncio.Event = field(default_factory=asyncio.Event)

    def hear(self, line: dict[str, Any]) -> None:
        """Note what the process says."""
        if "progress" not in line:
            return
        self.share = float(line["progress"])
        if self.first_frame_seconds is None:
            self.first_frame_seconds = time.monotonic() - self.began
            self.news.set()


@dataclass(frozen=True, slots=True)
class End:
    """How an attempt ended: with a result, or with a problem."""

    result: dict[str, Any] = field(default_factory=dict)
    problem: dict[str, Any] | None = None


async def render(house: House, turn: Turn) -> None:
    """Carry the render whose turn it is to its end; other attempts may take it away at any time."""
    attempt = new_id("try_")
    async with house.database.transaction() as tx:
        taken = await take_render(tx, turn.job_id, attempt)
    if taken is None:
        return
    begun = taken.render
    log.info("render %s taken by %s", begun.id, attempt)
    try:
        end = await _end_of(house, turn, taken, attempt)
    except asyncio.CancelledError:
        # The worker stops: another one goes on at once, and this turn is over.
        if await patiently(house, lambda tx: put_back(house, tx, begun.id, attempt)):
            log.info("render %s handed back", begun.id)
        return
    except Exception:
        if turn.tries + 1 < ATTEMPTS:
            raise
        log.exception("render %s ends with its last try", begun.id)
        end = End(problem=troubles.BROKEN)
    if end is None:
        log.info("render %s taken away from %s", begun.id, attempt)
        return
    settling = asyncio.create_task(_settle(house, begun, attempt, end))
    try:
        await asyncio.shield(settling)
    except asyncio.CancelledError:
        await settling  # it takes a moment, and a whole film would be lost


async def _end_of(house: House, turn: Turn, taken: Taken, attempt: str) -> End | None:
    """How the attempt ends; None when it does not count any more."""
    if taken.is_left_over and turn.tries >= ATTEMPTS:
        return End(problem=troubles.given_up(turn.tries))
    progress = Progress()
    with turn.bench.workroom.folder() as folder:
        watch = asyncio.create_task(_watch(house, taken.render.id, attempt, progress))
        making = asyncio.create_task(_made(house, turn.bench, taken, attempt, folder, progress))
        try:
            await asyncio.wait({watch, making}, return_when=asyncio.FIRST_COMPLETED)
            return making.result() if making.done() else watch.result()
        finally:
            watch.cancel()
            making.cancel()
            await asyncio.gather(watch, making, return_exceptions=True)


async def _made(
    house: House, bench: Bench, taken: Taken, attempt: str, folder: Path, progress: Progress
) -> End:
    minutes = house.settings.render_minutes
    try:
        async with asyncio.timeout(minutes * 60):
            await hold(house, taken.render.account_id, taken.document)
            answer = await _answer(house, bench, taken, folder, progress)
        if "problem" in answer:
            return End(problem=answer["problem"])
        result = await keep(house, taken.render.id, attempt, folder, answer)
    except TimeoutError:
        return End(problem=troubles.took_too_long(minutes))
    except StoreProblem as trouble:
        problem = Problem(trouble.code, "", trouble.message, trouble.hint)
        return End(problem=problem.as_dict())
    return End({**result, "firstFrameSeconds": round(progress.first_frame_seconds or 0.0, 3)})


async def _answer(
    house: House, bench: Bench, taken: Taken, folder: Path, progress: Progress
) -> dict[str, Any]:
    """What a process says in the end; one that was killed is followed by another."""
    shelf = spans_of(house, taken.render.account_id)
    order = {
        "document": taken.document, "output": taken.render.output, "folder": str(folder),
        "workers": taken.render.workers, "seconds": taken.render.seconds,
        "spans": shelf and {"folder": str(shelf.path), "budgetBytes": shelf.budget_bytes},
    }  # fmt: skip
    code = 0
    for _ in range(DRAWINGS):
        try:
            async with bench.spares.child() as child:
                answer = await child.film(order, progress.hear)
            booth = bench.booths.needed([answer.get("problem", {}).get("code")])
            if booth is None:
                return answer
            await booth.speak(json.dumps(taken.document).encode())
            async with bench.spares.child() as child:
                return await child.film(order, progress.hear)
        except InvalidDocument as invalid:
            return {"problem": errors_of(invalid.problems)[0].as_dict()}
        except RenderFailed as failed:
            return {"problem": failed.problem.as_dict()}
        except Died as died:
            code = died.code
            log.warning("render %s: its process ended with code %s", taken.render.id, code)
            if not died.was_killed:
                break
    return {"problem": troubles.died(code)}


async def _watch(house: House, render_id: str, attempt: str, progress: Progress) -> None:
    """Note progress until this attempt no longer counts."""
    while True:
        with suppress(TimeoutError):
            await asyncio.wait_for(progress.news.wait(), PROGRESS_SECONDS)
        progress.news.clear()
        with suppress(DBAPIError):  # a database that is away for a moment takes nothing from us
            async with house.database.transaction() as tx:
                if not await note_progress(tx, render_id, attempt, progress.share):
                    return


async def _settle(house: House, begun: Render, attempt: str, end: End) -> None:
    async def settled(tx: Transaction) -> Render | None:
        if end.problem is None:
            ended = await complete_render(house, tx, begun.id, attempt, end.result)
        else:
            ended = await break_off_render(house, tx, begun.id, attempt, end.problem)
        await announce_end(house, tx, ended)
        return ended

    ended = await patiently(house, settled)
    if ended is None:
        log.info("render %s taken away from %s", begun.id, attempt)
    elif end.problem is None:
        log.info(
            "render %s done in %.2f s, its first frame after %.2f s",
            begun.id, end.result["tookSeconds"], end.result["firstFrameSeconds"],
        )  # fmt: skip
    else:
        log.info("render %s failed: %s", begun.id, end.problem["code"])


JOB = Job(RENDER, RENDERS, render, attempts=ATTEMPTS, wants_turn=True)
