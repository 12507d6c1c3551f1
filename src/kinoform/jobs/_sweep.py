"""What is over and has to go: each kind of it in a step of its own, at its own pace."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from kinoform.app.held import drop_held
from kinoform.app.house import House
from kinoform.db.answers import sweep_answers
from kinoform.db.audits import sweep_calls
from kinoform.db.database import Transaction
from kinoform.db.films import fold_tallies
from kinoform.db.previews import sweep_previews
from kinoform.db.rates import sweep_rates
from kinoform.db.sweeping import forget_deliveries, forget_tokens
from kinoform.jobs._discarded import remove_discarded
from kinoform.jobs._leavings import drop_leavings
from kinoform.jobs._orphans import discard_orphans
from kinoform.jobs._outdated import drop_outdated_files, drop_outdated_films
from kinoform.jobs._spans import drop_spans

MINUTE, HOUR, DAY = 60.0, 3600.0, 24 * 3600.0
JOBS_KEPT_HOURS = 72

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Step:
    """One kind of things that go."""

    name: str
    every_seconds: float
    run: Callable[[House], Awaitable[int]]
    """Gives how many went."""


async def sweep(house: House) -> None:
    """Take every step when its time has come, for as long as this runs."""
    due = dict.fromkeys((step.name for step in STEPS), 0.0)
    loop = asyncio.get_running_loop()
    while True:
        for step in STEPS:
            if loop.time() >= due[step.name]:
                count = await taken(house, step)
                wait_seconds = step.every_seconds if count is not None else HOUR
                due[step.name] = loop.time() + min(wait_seconds, step.every_seconds)
        await asyncio.sleep(MINUTE)


async def sweep_once(house: House) -> dict[str, int | None]:
    """Take every step now; how many went in each, None where it failed."""
    return {step.name: await taken(house, step) for step in STEPS}


async def taken(house: House, step: Step) -> int | None:
    """How many went in a step; None where it failed, which the log tells."""
    try:  # whatever it is, the next step must not wait until this one is mended
        return await step.run(house)
    except Exception as fault:
        log.warning("sweeping %s failed", step.name, exc_info=fault)
        return None


def _rows(sweeping: Callable[[Transaction], Awaitable[int]]) -> Callable[[House], Awaitable[int]]:
    async def run(house: House) -> int:
        async with house.database.transaction() as tx:
            return await sweeping(tx)

    return run


def _old_rows(
    sweeping: Callable[[Transaction, int], Awaitable[int]],
) -> Callable[[House], Awaitable[int]]:
    async def run(house: House) -> int:
        async with house.database.transaction() as tx:
            return await sweeping(tx, house.settings.audit_days)

    return run


async def _jobs(house: House) -> int:
    await house.queue.app.job_manager.delete_old_jobs(nb_hours=JOBS_KEPT_HOURS)
    return 0


async def _halves(house: House) -> int:
    return await house.store.drop_leavings(datetime.now(UTC) - timedelta(days=1))


async def _copies(house: House) -> int:
    return await asyncio.to_thread(drop_held, house)


STEPS = (
    Step("tallies", MINUTE, _rows(fold_tallies)),
    Step("previews", HOUR, _rows(sweep_previews)),
    Step("rates", HOUR, _rows(sweep_rates)),
    Step("answers", HOUR, _rows(sweep_answers)),
    Step("tokens", HOUR, _rows(forget_tokens)),
    Step("audits", HOUR, _old_rows(sweep_calls)),
    Step("deliveries", HOUR, _old_rows(forget_deliveries)),
    Step("jobs", HOUR, _jobs),
    Step("films", HOUR, drop_outdated_films),
    Step("files", DAY, drop_outdated_files),  # reads all documents of accounts that have old files
    Step("orphans", DAY, discard_orphans),  # lists the whole store
    Step("halves", HOUR, _halves),
    Step("copies", HOUR, _copies),
    Step("leavings", HOUR, drop_leavings),
    Step("spans", HOUR, drop_spans),
    Step("discards", MINUTE, remove_discarded),
)
"""Discards come last, so that one round removes the objects of everything that it found."""
