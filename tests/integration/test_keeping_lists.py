"""Lists of films give exact totals and pages without reading the table through."""

from __future__ import annotations

import asyncio
import random
from typing import Any

from sqlalchemy import event, text

from keeping import account, ask, film
from kinoform.app.house import House
from kinoform.db.films import Page, delete_film, document_of, fold_tallies, list_films, set_status

CATEGORIES, STATUSES = ("api", "web"), ("created", "rendering", "completed", "failed")
DIALECT = "renderingvideo"


async def listed(house: House, owner: str, **wish: Any) -> Page:
    wish = {"category": None, "status": None, "offset": 0, "limit": 20, **wish}
    async with house.database.transaction() as tx:
        return await list_films(tx, owner, DIALECT, **wish)


async def totals_are_exact(house: House, owner: str) -> None:
    rows = await ask(
        house, "SELECT category, status, number, id FROM films WHERE account_id = :id", id=owner
    )
    for category in (None, *CATEGORIES):
        for status in (None, *STATUSES):
            expected = [
                row.id
                for row in sorted(rows, key=lambda row: -row.number)
                if category in (None, row.category) and status in (None, row.status)
            ]
            for offset, limit in ((0, 3), (2, 5), (0, 1_000)):
                page = await listed(
                    house, owner, category=category, status=status, offset=offset, limit=limit
                )
                assert page.total == len(expected)
                assert [film.id for film in page.films] == expected[offset : offset + limit]


async def wander(house: House, owner: str, seed: int, steps: int) -> None:
    """Create, change and delete films at random."""
    chance, ids = random.Random(seed), []
    for _ in range(steps):
        choice = chance.random()
        if choice < 0.45 or not ids:
            ids.append((await film(house, owner, category=chance.choice(CATEGORIES))).id)
            continue
        picked = chance.choice(ids)
        async with house.database.transaction() as tx:
            if choice < 0.75:
                await set_status(tx, picked, "rt", chance.choice(STATUSES))  # type: ignore[arg-type]
            elif choice < 0.9:
                await delete_film(tx, owner, picked)
                ids.remove(picked)
            else:
                await fold_tallies(tx)


def test_totals_and_pages_are_exact_after_any_changes(house: House, run: Any) -> None:
    async def story() -> None:
        for seed in range(3):
            owner = await account(house)
            await wander(house, owner, seed, 60)
            await totals_are_exact(house, owner)
            async with house.database.transaction() as tx:
                await fold_tallies(tx)
            await totals_are_exact(house, owner)

    run(story())


def test_totals_stay_exact_while_many_write_and_some_fold(house: House, run: Any) -> None:
    async def fold() -> None:
        for _ in range(20):
            async with house.database.transaction() as tx:
                await fold_tallies(tx)

    async def story() -> None:
        owner = await account(house)
        await asyncio.gather(
            *(wander(house, owner, seed, 30) for seed in range(6)), *(fold() for _ in range(3))
        )
        await totals_are_exact(house, owner)

    run(story())


def test_a_fold_leaves_one_row_a_kind_and_none_for_what_is_gone(house: House, run: Any) -> None:
    async def story() -> None:
        owner = await account(house)
        first, *_ = [await film(house, owner) for _ in range(4)]
        for _ in range(2):
            async with house.database.transaction() as tx:
                await fold_tallies(tx)
        rows = "SELECT count FROM film_tallies WHERE account_id = :id"
        assert await ask(house, rows, id=owner) == [(4,)]
        await ask(house, "DELETE FROM films WHERE account_id = :id RETURNING id", id=owner)
        async with house.database.transaction() as tx:
            await fold_tallies(tx)
        assert await ask(house, rows, id=owner) == []
        assert first

    run(story())


def test_a_film_comes_without_its_document_until_that_is_asked_for(house: House, run: Any) -> None:
    async def story() -> None:
        owner = await account(house)
        made = await film(house, owner, {"meta": {"width": 1}})
        async with house.database.transaction() as tx:
            assert await document_of(tx, made.id) == {"meta": {"width": 1}}
            assert await document_of(tx, "nothing") == {}

    run(story())


def test_no_list_reads_the_whole_table(house: House, run: Any) -> None:
    """A deep page of many films touches as many rows as it shows."""

    async def story() -> None:
        owner = await account(house)
        async with house.database.transaction() as tx:
            await tx.execute(
                text("""
                    INSERT INTO films (id, account_id, dialect, category, metadata, document,
                        width, height, seconds, status)
                    SELECT :owner || n, :owner, :dialect, 'api', '{}',
                        jsonb_build_object('text', repeat('x', 500)), 1, 1, 1, 'created'
                    FROM generate_series(1, 20000) AS n
                """),
                {"owner": owner, "dialect": DIALECT},
            )
        async with house.database.engine.connect() as raw:
            bare = await raw.execution_options(isolation_level="AUTOCOMMIT")
            await bare.execute(text("VACUUM ANALYZE films"))
        wishes = ({"category": "api"}, {}, {"status": "created"})
        for wish in wishes:
            asked: list[tuple[str, Any]] = []

            def note(
                _c: Any, _k: Any, statement: str, values: Any, *_: Any, to: Any = asked
            ) -> None:
                to.append((statement, values))

            engine = house.database.engine.sync_engine
            event.listen(engine, "before_cursor_execute", note)
            page = await listed(house, owner, offset=15_000, **wish)
            event.remove(engine, "before_cursor_execute", note)
            assert (len(page.films), page.total) == (20, 20_000)
            read = sum([await pages_read(house, *each) for each in asked])
            assert read < 500, f"{read} pages of 8 kB for {wish}"

    run(story())


async def pages_read(house: House, statement: str, values: Any) -> int:
    """How many pages a statement reads, in memory or on disk."""
    async with house.database.transaction() as tx:
        await tx.execute(text("ANALYZE film_tallies"))
        told = await tx.exec_driver_sql(
            f"EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) {statement}", values
        )
        plan = told.scalar_one()[0]["Plan"]
    return int(plan["Shared Hit Blocks"] + plan["Shared Read Blocks"])
