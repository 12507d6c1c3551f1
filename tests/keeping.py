"""Accounts, uploads, films and renders, as tests about what is kept need them."""

from __future__ import annotations

import io
import itertools
import json
import secrets
import struct
import zlib
from typing import Any

from sqlalchemy import text
from starlette.datastructures import UploadFile

from kinoform.app.files import keep_uploads
from kinoform.app.house import House
from kinoform.db.accounts import create_account
from kinoform.db.files import File
from kinoform.db.films import Film, keep_film, set_status

DOCUMENT: dict[str, Any] = {"meta": {"width": 64, "height": 36, "fps": 10}, "tracks": []}
_SHADES = itertools.count()


async def account(house: House, plan: str = "free") -> str:
    async with house.database.transaction() as tx:
        made = await create_account(tx, f"tenant {secrets.token_hex(6)}", plan)
    assert made is not None
    return made.id


def picture(name: str = "picture.png") -> UploadFile:
    """A part of a form that is a picture of one pixel, of another shade each time."""
    pixel = zlib.compress(bytes([0, *struct.pack(">I", next(_SHADES))[1:]]), 0)
    chunks = (
        (b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)),
        (b"IDAT", pixel),
        (b"IEND", b""),
    )
    content = b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        for kind, body in chunks
    )
    return UploadFile(io.BytesIO(content), size=len(content), filename=name)


def junk() -> UploadFile:
    return UploadFile(io.BytesIO(b"no medium"), size=9, filename="notes.bin")


async def film(house: House, owner: str, document: dict[str, Any] = DOCUMENT, **more: Any) -> Film:
    values = {"dialect": "renderingvideo", "category": "api", **more}
    async with house.database.transaction() as tx:
        return await keep_film(
            tx, id=secrets.token_hex(8), account_id=owner, metadata={}, document=document,
            width=64, height=36, seconds=1.0, **values,
        )  # fmt: skip


async def finished(house: House, owner: str, made_of: Film, days_ago: float = 0.0) -> str:
    """The key of a film that was rendered some days ago, with a poster and a sidecar beside it."""
    render_id, attempt = f"rt_{secrets.token_hex(8)}", f"try_{secrets.token_hex(4)}"
    folder = f"renders/{render_id}/{attempt}"
    keys = [f"{folder}/film.mp4", f"{folder}/poster.jpg", f"{folder}/words.srt"]
    for key in keys:
        await house.store.put_bytes(key, b"made")
    result = {"film": keys[0], "poster": keys[1], "sidecars": [keys[2]], "sizeBytes": 4}
    async with house.database.transaction() as tx:
        await tx.execute(
            text("""
                INSERT INTO renders (id, account_id, dialect, film_id, document, output, workers,
                    cost, width, height, seconds, status, attempt, result, finished_at)
                VALUES (:id, :owner, 'renderingvideo', :film, '{}', '{}', 1, 1, 64, 36, 1.0,
                    'done', :attempt, CAST(:result AS jsonb), now() - make_interval(secs => :age))
            """),
            {
                "id": render_id, "owner": owner, "film": made_of.id, "attempt": attempt,
                "result": json.dumps(result), "age": days_ago * 86_400,
            },
        )  # fmt: skip
        await set_status(tx, made_of.id, render_id, "completed")
    return keys[0]


async def age(
    house: House, table: str, row_id: str, days: float, column: str = "created_at"
) -> None:
    """Let a row be older than it is."""
    statement = text(
        f"UPDATE {table} SET {column} = now() - make_interval(secs => :age) WHERE id = :id"  # noqa: S608 - names of the tests' own
    )
    async with house.database.transaction() as tx:
        await tx.execute(statement, {"id": row_id, "age": days * 86_400})


async def ask(house: House, question: str, **values: Any) -> list[Any]:
    async with house.database.transaction() as tx:
        return list((await tx.execute(text(question), values)).all())


async def is_there(house: House, key: str) -> bool:
    return key in [each async for each in house.store.keys_under("")]


async def keep_upload(house: House, account_id: str, part: UploadFile) -> File:
    """One upload, kept."""
    (kept,) = await keep_uploads(house, account_id, [part])
    return kept
