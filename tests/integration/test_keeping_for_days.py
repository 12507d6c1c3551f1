"""What is over goes, what is named stays, and no step of the sweep is in the way of another."""

from __future__ import annotations

import asyncio
import dataclasses
import os
import secrets
import time
from collections.abc import AsyncIterator
from typing import Any

import pytest
from sqlalchemy import text

from keeping import DOCUMENT, account, age, ask, film, finished, is_there, keep_upload, picture
from kinoform.app.films import remove_film
from kinoform.app.house import House
from kinoform.app.refusal import Refused
from kinoform.blobs.store import Facts, Store
from kinoform.blobs.store_problem import StoreProblem
from kinoform.db.database import Transaction
from kinoform.db.discards import discard
from kinoform.db.files import hold_files
from kinoform.db.films import set_status
from kinoform.db.people import give_token, register_person
from kinoform.db.sweeping import drop_old_files
from kinoform.db.templates import keep_template
from kinoform.http.links import link_to
from kinoform.jobs._orphans import discard_orphans
from kinoform.jobs._sweep import STEPS, sweep_once


def swept(counts: dict[str, int | None]) -> dict[str, int | None]:
    assert None not in counts.values(), counts
    return counts


def test_a_film_beyond_its_days_loses_its_files_and_can_be_rendered_anew(
    house: House, run: Any
) -> None:
    async def story() -> None:
        owner = await account(house, "free")
        old, young = await film(house, owner), await film(house, owner)
        gone, kept = await finished(house, owner, old, 8), await finished(house, owner, young, 6)
        forever = await film(house, await account(house, "studio"))
        stays = await finished(house, forever.account_id, forever, 4_000)
        swept(await sweep_once(house))
        assert not await is_there(house, gone)
        assert not await is_there(house, gone.replace("film.mp4", "poster.jpg"))
        assert not await is_there(house, gone.replace("film.mp4", "words.srt"))
        assert await is_there(house, kept)
        assert await is_there(house, stays)
        state = "SELECT status, render_id IS NULL FROM films WHERE id = :id"
        assert await ask(house, state, id=old.id) == [("created", True)]
        assert await ask(house, state, id=young.id) == [("completed", False)]
        render = "SELECT result, swept_at IS NULL FROM renders WHERE film_id = :id"
        assert await ask(house, render, id=old.id) == [({"sizeBytes": 4}, False)]

    run(story())


def test_an_old_file_goes_unless_something_names_it(house: House, run: Any) -> None:
    async def story() -> None:
        owner = await account(house, "free")
        kept = [await keep_upload(house, owner, picture()) for _ in range(5)]
        named, tempted, shown, unnamed, young = kept
        for file in kept[:4]:
            await age(house, "files", file.id, 31)
        clip = {"type": "image", "src": link_to(house, named.key)}
        await film(house, owner, {**DOCUMENT, "tracks": [{"clips": [clip]}]})
        async with house.database.transaction() as tx:
            content = {"timeline": {"src": link_to(house, tempted.key)}}
            await keep_template(tx, account_id=owner, dialect="d", name="t", content=content)
            await tx.execute(
                text("INSERT INTO previews VALUES (:id, :owner, CAST(:said AS jsonb), now(),"
                     " now() + interval '1 day')"),
                {"id": secrets.token_hex(8), "owner": owner, "said": f'{{"a": "{shown.key}"}}'},
            )  # fmt: skip
        swept(await sweep_once(house))
        for file in (named, tempted, shown, young):
            assert await is_there(house, file.key)
        assert not await is_there(house, unnamed.key)
        left = await ask(house, "SELECT count(*) FROM files WHERE account_id = :id", id=owner)
        assert left == [(4,)]

    run(story())


def test_a_file_that_a_film_is_about_to_name_is_not_swept_away(house: House, run: Any) -> None:
    async def story() -> None:
        owner = await account(house, "free")
        file = await keep_upload(house, owner, picture())
        await age(house, "files", file.id, 31)
        # As `hand_in_film` does: its transaction is open while the sweep runs.
        async with house.database.transaction() as handing_in:
            assert await hold_files(handing_in, owner, [file.key]) == {file.key}
            async with house.database.transaction() as tx:
                assert await drop_old_files(tx, owner) == 0
        assert await ask(house, "SELECT id FROM files WHERE id = :id", id=file.id)

    run(story())


def test_deleting_a_film_takes_its_renders_and_all_their_objects(house: House, run: Any) -> None:
    async def story() -> None:
        owner = await account(house)
        doomed = await film(house, owner)
        keys = [await finished(house, owner, doomed) for _ in range(2)]
        async with house.database.transaction() as tx:
            await remove_film(tx, owner, doomed.id)
        assert await ask(house, "SELECT id FROM renders WHERE film_id = :id", id=doomed.id) == []
        swept(await sweep_once(house))
        for key in keys:
            assert not await is_there(house, key)

    run(story())


def test_a_film_that_is_being_rendered_is_not_deleted(house: House, run: Any) -> None:
    async def story() -> None:
        owner = await account(house)
        busy = await film(house, owner)
        key = await finished(house, owner, busy)
        async with house.database.transaction() as tx:
            await set_status(tx, busy.id, "rt_next", "rendering")
        with pytest.raises(Refused, match="being rendered"):
            async with house.database.transaction() as tx:
                await remove_film(tx, owner, busy.id)
        swept(await sweep_once(house))
        assert await is_there(house, key)

    run(story())


def test_a_transaction_that_fails_discards_nothing(house: House, run: Any) -> None:
    async def story() -> None:
        await house.store.put_bytes("uploads/alive.png", b"x")
        with pytest.raises(ZeroDivisionError):
            await discard_and_fail(house, "uploads/alive.png")
        swept(await sweep_once(house))
        assert await is_there(house, "uploads/alive.png")

    run(story())


async def discard_and_fail(house: House, key: str) -> None:
    async with house.database.transaction() as tx:
        await discard(tx, [key])
        raise ZeroDivisionError


def test_what_the_store_does_not_let_go_is_tried_again_and_holds_nothing_up(
    house: House, run: Any
) -> None:
    async def story() -> None:
        # A folder in the place of an object cannot be removed as one.
        stubborn, easy = "renders/stubborn", "renders/easy"
        await house.store.put_bytes(f"{stubborn}/inside", b"x")
        await house.store.put_bytes(easy, b"x")
        async with house.database.transaction() as tx:
            await discard(tx, [stubborn, easy])
        await sweep_once(house)
        assert not await is_there(house, easy)
        assert await ask(house, "SELECT key FROM discards") == [(stubborn,)]
        await house.store.delete([f"{stubborn}/inside"])
        swept(await sweep_once(house))
        assert await ask(house, "SELECT key FROM discards") == []

    run(story())


def test_a_step_that_fails_is_logged_and_stops_no_other(
    house: House, run: Any, caplog: pytest.LogCaptureFixture
) -> None:
    async def story() -> None:
        broken = dataclasses.replace(house, store=StoreThatIsAway.of_url("memory://"))
        owner = await account(house, "free")
        old = await film(house, owner)
        key = await finished(house, owner, old, 8)
        counts = await sweep_once(broken)
        assert {name for name, count in counts.items() if count is None} == {"orphans", "discards"}
        assert counts["films"] == 1
        assert "sweeping discards failed" in caplog.text
        assert await is_there(house, key)
        swept(await sweep_once(house))
        assert not await is_there(house, key)

    run(story())


class StoreThatIsAway(Store):
    """A store that does not answer."""

    async def delete(self, keys: Any) -> None:
        if list(keys):
            raise StoreProblem("store_unreachable", "The store did not answer.")

    async def facts_under(self, prefix: str) -> AsyncIterator[Facts]:
        raise StoreProblem("store_unreachable", f"The store did not answer about {prefix}.")
        yield  # makes it an iterator


def test_objects_that_nobody_names_go_after_a_day(house: House, run: Any) -> None:
    async def story() -> None:
        owner = await account(house, "studio")
        made_of = await film(house, owner)
        named = await finished(house, owner, made_of)
        render = named.split("/")[1]
        upload = (await keep_upload(house, owner, picture())).key
        left = [f"renders/{render}/try_dead/film.mp4", "renders/rt_gone/try_x/film.mp4"]
        left.append("uploads/unnoted.png")
        fresh = "uploads/fresh.png"
        for key in (*left, fresh):
            await house.store.put_bytes(key, b"x")
        yesterday = time.time() - 25 * 3600
        for key in (named, upload, *left):
            path = house.store.local_path(key)
            assert path is not None
            os.utime(path, (yesterday, yesterday))
        assert await discard_orphans(house) == 3
        swept(await sweep_once(house))
        stored = {key async for key in house.store.keys_under("")}
        assert stored & {named, upload, fresh, *left} == {named, upload, fresh}
        # The attempt that is at work on a render now has not named its objects yet.
        async with house.database.transaction() as tx:
            await tx.execute(
                text("UPDATE renders SET status = 'rendering', result = NULL WHERE id = :id"),
                {"id": render},
            )
        assert await discard_orphans(house) == 0
        async with house.database.transaction() as tx:
            await tx.execute(
                text("UPDATE renders SET attempt = 'try_next' WHERE id = :id"), {"id": render}
            )
        assert await discard_orphans(house) == 1  # the poster and the words are young

    run(story())


def test_rows_that_are_over_go_and_others_stay(house: House, run: Any) -> None:
    async def story() -> None:
        owner = await account(house)

        async def tokens(tx: Transaction) -> None:
            person = await register_person(tx, owner, owner, f"{owner}@films.example", "hash")
            assert person is not None
            await give_token(tx, person.id, "session", 3600)
            await give_token(tx, person.id, "session", -1)
            used = await give_token(tx, person.id, "mail", 3600)
            assert used
            await tx.execute(
                text(
                    "UPDATE tokens SET used_at = now() WHERE person_id = :id AND purpose = 'mail'"
                ),
                {"id": person.id},
            )

        delivery = """INSERT INTO deliveries (id, account_id, dialect, event, url, payload, status,
            tried_at) VALUES (:id, :owner, 'd', 'done', 'https://a.example', '{}', :status,
            now() - make_interval(days => :days))"""
        cases = [("delivered", 91), ("failed", 91), ("pending", 91), ("delivered", 89)]
        async with house.database.transaction() as tx:
            await tokens(tx)
            for status, days in cases:
                values = {"id": f"{owner}{status}{days}", "owner": owner}
                await tx.execute(text(delivery), {**values, "status": status, "days": days})
        swept(await sweep_once(house))
        left = await ask(house, "SELECT status FROM deliveries WHERE account_id = :id", id=owner)
        assert sorted(row.status for row in left) == ["delivered", "pending"]
        joined = "SELECT purpose FROM tokens JOIN people p ON p.id = person_id"
        assert await ask(house, f"{joined} WHERE p.account_id = :id", id=owner) == [("session",)]

    run(story())


def test_several_workers_may_sweep_at_once(house: House, run: Any) -> None:
    async def story() -> None:
        owner = await account(house, "free")
        keys = [await finished(house, owner, await film(house, owner), 8) for _ in range(12)]
        counts = await asyncio.gather(*(sweep_once(house) for _ in range(4)))
        for each in counts:
            swept(each)
        assert sum(each["films"] or 0 for each in counts) == 12
        for key in keys:
            assert not await is_there(house, key)

    run(story())


def test_every_step_has_a_name_of_its_own() -> None:
    assert len({step.name for step in STEPS}) == len(STEPS)
