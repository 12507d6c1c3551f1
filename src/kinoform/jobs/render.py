"""Renders a film: begins an attempt, has a process draw it, keeps the file, settles the bill."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy.exc import DBAPIError

from kinoform.app.house import House
from kinoform.app.renders import RENDERS, break_off_render, complete_render
from kinoform.blobs.store_problem import StoreProblem
from kinoform.db.renders import Render, begin_render, note_progress
from kinoform.jobs._announcing import announce_end
from kinoform.jobs.base import Job
from kinoform.kit.ids import new_id
from kinoform.model.problem import Problem

PROGRESS_SECONDS = 1.0
"""How often progress is noted, and a fence is looked for."""


@dataclass(frozen=True, slots=True)
class Filmed:
    """What came of one attempt."""

    answer: dict[str, Any]
    fenced: bool = False
    """Whether another attempt, or a cancel, has taken the render away."""


async def render(house: House, render_id: str) -> None:
    """Carry one render to its end; another attempt may take it away at any time."""
    attempt = new_id("try_")
    async with house.database.transaction() as tx:
        begun = await begin_render(tx, render_id, attempt)
    if begun is None:
        return
    with tempfile.TemporaryDirectory(prefix="kinoform-render-") as folder:
        filmed = await _film(house, begun, attempt, Path(folder))
        if filmed.fenced:
            return
        problem = filmed.answer.get("problem")
        try:
            result = {} if problem else await _keep(house, begun, attempt, filmed.answer)
        except StoreProblem as trouble:
            problem = Problem(trouble.code, "", trouble.message, trouble.hint).as_dict()
        if problem is None:
            async with house.database.transaction() as tx:
                ended = await complete_render(tx, render_id, attempt, result)
                await announce_end(house, tx, ended)
        else:
            async with house.database.transaction() as tx:
                ended = await break_off_render(tx, render_id, attempt, problem)
                await announce_end(house, tx, ended)


async def _film(house: House, begun: Render, attempt: str, folder: Path) -> Filmed:
    order = {
        "document": begun.document, "output": begun.output, "workers": begun.workers,
        "folder": str(folder), "parent": os.getpid(), "media": house.media.as_dict(),
    }  # fmt: skip
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-P", "-m", "kinoform.jobs._filming",
        stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, start_new_session=True,
    )  # fmt: skip
    assert process.stdin is not None  # noqa: S101 - asked for above
    assert process.stdout is not None  # noqa: S101 - likewise
    shares: list[float] = [0.0]
    watch = asyncio.create_task(_watch(house, begun.id, attempt, shares))
    try:
        process.stdin.write(json.dumps(order).encode())
        process.stdin.close()
        reader = asyncio.create_task(_answer(process.stdout, shares))
        await asyncio.wait({watch, reader}, return_when=asyncio.FIRST_COMPLETED)
        if watch.done():
            reader.cancel()
            return Filmed({}, fenced=True)
        answer = await reader
        return Filmed(answer or _died(await process.wait()))
    finally:
        watch.cancel()
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        await process.wait()


async def _answer(stdout: asyncio.StreamReader, shares: list[float]) -> dict[str, Any]:
    async for line in stdout:
        told: dict[str, Any] = json.loads(line)
        if "progress" not in told:
            return told
        shares[0] = float(told["progress"])
    return {}


async def _watch(house: House, render_id: str, attempt: str, shares: list[float]) -> None:
    """Note progress until this attempt no longer counts."""
    while True:
        await asyncio.sleep(PROGRESS_SECONDS)
        with suppress(DBAPIError):  # a database that is away for a moment takes nothing from us
            async with house.database.transaction() as tx:
                if not await note_progress(tx, render_id, attempt, shares[0]):
                    return


async def _keep(
    house: House, begun: Render, attempt: str, answer: dict[str, Any]
) -> dict[str, Any]:
    path = Path(answer["files"][0])
    key = f"renders/{begun.id}/{attempt}/{path.name}"
    await house.store.put_file(key, path, f"video/{path.suffix[1:]}")
    return {
        "film": key, "sizeBytes": answer["sizeBytes"], "seconds": answer["seconds"],
        "frames": answer["frames"], "tookSeconds": round(answer["tookSeconds"], 3),
    }  # fmt: skip


def _died(code: int) -> dict[str, Any]:
    return {
        "problem": {
            "code": "render_died", "pointer": "", "severity": "error",
            "message": f"the process that drew the film ended with code {code}",
            "hint": "a medium may be damaged, or memory ran out",
        }
    }  # fmt: skip


JOB = Job("render", RENDERS, render)
