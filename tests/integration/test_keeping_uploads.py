"""Uploads fit into what a plan allows, whole requests at a time, however many come at once."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from sqlalchemy import text

from keeping import account, ask, is_there, junk, keep_upload, picture
from kinoform.app.files import keep_uploads, remove_file, usage
from kinoform.app.house import House
from kinoform.app.refusal import Refused
from kinoform.jobs._discarded import remove_discarded


async def change_plan(house: House, plan: str, **limits: int) -> None:
    async with house.database.transaction() as tx:
        for name, value in limits.items():
            await tx.execute(
                text(f"UPDATE plans SET {name} = :value WHERE name = :plan"),  # noqa: S608
                {"value": value, "plan": plan},
            )


async def with_plan(house: House, name: str, **limits: int) -> str:
    """An account with a plan of its own."""
    await ask_to(
        house,
        """INSERT INTO plans SELECT :name, requests_per_minute, creates_per_minute,
           renders_at_once, renders_waiting, priority, storage_bytes, upload_bytes, film_days,
           file_days FROM plans WHERE name = 'studio'""",
        name=name,
    )
    await change_plan(house, name, **limits)
    return await account(house, name)


async def ask_to(house: House, statement: str, **values: Any) -> None:
    async with house.database.transaction() as tx:
        await tx.execute(text(statement), values)


async def used(house: House, owner: str) -> int:
    async with house.database.transaction() as tx:
        return (await usage(tx, owner)).used_bytes


def test_many_uploads_at_once_never_exceed_the_plan(house: House, run: Any) -> None:
    async def story() -> None:
        parts = [picture() for _ in range(24)]
        cap = sum(part.size or 0 for part in parts[:5]) + 10
        owner = await with_plan(house, "narrow", storage_bytes=cap)
        ends = await asyncio.gather(
            *(keep_upload(house, owner, part) for part in parts), return_exceptions=True
        )
        refused = [end for end in ends if isinstance(end, Refused)]
        assert len(ends) - len(refused) == 5
        assert {end.code for end in refused} == {"STORAGE_LIMIT_EXCEEDED"}
        assert await used(house, owner) <= cap
        await remove_discarded(house)
        stored = [key async for key in house.store.keys_under("uploads")]
        assert len(stored) == 5

    run(story())


def test_a_request_with_one_bad_file_keeps_none_of_its_files(house: House, run: Any) -> None:
    async def story() -> None:
        owner = await account(house)
        with pytest.raises(Refused) as refused:
            await keep_uploads(house, owner, [picture(), picture(), junk()])
        assert refused.value.code == "UNSUPPORTED_FILE_TYPE"
        assert await used(house, owner) == 0
        await remove_discarded(house)
        assert [key async for key in house.store.keys_under("uploads")] == []

    run(story())


def test_a_file_larger_than_the_plan_allows_is_refused_as_such(house: House, run: Any) -> None:
    async def story() -> None:
        owner = await with_plan(house, "small files", upload_bytes=40)
        with pytest.raises(Refused) as refused:
            await keep_upload(house, owner, picture())
        assert (refused.value.reason, refused.value.code) == ("too_large", "FILE_TOO_LARGE")

    run(story())


def test_removing_a_file_gives_its_room_back_and_its_object_away(house: House, run: Any) -> None:
    async def story() -> None:
        owner = await account(house)
        kept = await keep_upload(house, owner, picture())
        assert await used(house, owner) == kept.size_bytes
        await remove_file(house, owner, kept.id)
        assert await used(house, owner) == 0
        assert await remove_discarded(house) >= 1
        assert not await is_there(house, kept.key)
        assert await ask(house, "SELECT FROM discards WHERE key = :key", key=kept.key) == []

    run(story())


def test_nobody_removes_the_file_of_another(house: House, run: Any) -> None:
    async def story() -> None:
        owner, other = await account(house), await account(house)
        kept = await keep_upload(house, owner, picture())
        with pytest.raises(Refused):
            await remove_file(house, other, kept.id)
        await remove_discarded(house)
        assert await is_there(house, kept.key)

    run(story())
