"""Uploading files and forgetting them."""

from __future__ import annotations

import unicodedata
from collections.abc import AsyncIterator, Sequence
from pathlib import PurePosixPath

from starlette.datastructures import UploadFile

from kinoform.app.house import House
from kinoform.app.refusal import Refused, no_such
from kinoform.blobs.store_problem import StoreProblem
from kinoform.blobs.upload import Upload, UploadLimits, take_upload
from kinoform.db.database import Transaction
from kinoform.db.discards import discard
from kinoform.db.files import File, Storage, delete_file, keep_file, storage_of
from kinoform.db.objects import UPLOADS

PIECE_BYTES = 1024 * 1024
LONGEST_NAME = 200
_NO_LETTERS = {"Cc", "Cs"}
"""Control characters, and halves of letters: no database holds all of them."""


async def keep_uploads(house: House, account_id: str, parts: Sequence[UploadFile]) -> list[File]:
    """Files that somebody sent at once: all of them kept, or Refused and none of them."""
    async with house.database.transaction() as tx:
        storage = await storage_of(tx, account_id)
    if sum(part.size or 0 for part in parts) > storage.left_bytes:
        raise _no_room(storage)
    taken: list[Upload] = []
    try:
        for part in parts:
            taken.append(await _taken(house, part, storage.upload_bytes))  # noqa: PERF401 - a refusal lets go of those before it
        return await _noted(house, account_id, parts, taken)
    except Refused:
        # Only then: after any other end, the files may have been noted all the same. And apart:
        # what was refused is undone, and this must not be.
        async with house.database.apart() as tx:
            await discard(tx, [upload.key for upload in taken])
        raise


async def _noted(
    house: House, account_id: str, parts: Sequence[UploadFile], taken: Sequence[Upload]
) -> list[File]:
    # Whoever uploads at the same time waits here, so that no two fill the same room.
    async with house.database.transaction() as tx:
        storage = await storage_of(tx, account_id, lock=True)
        if sum(upload.size_bytes for upload in taken) > storage.left_bytes:
            raise _no_room(storage)
        return [
            await keep_file(
                tx, account_id=account_id, name=_name_of(part), kind=upload.medium,
                content_type=upload.mime, size_bytes=upload.size_bytes, key=upload.key,
            )
            for part, upload in zip(parts, taken, strict=True)
        ]  # fmt: skip


async def usage(tx: Transaction, account_id: str) -> Storage:
    """How much an account has uploaded, and how much it may; films do not count."""
    return await storage_of(tx, account_id)


async def remove_file(house: House, account_id: str, file_id: str) -> None:
    """Forget a file, and its object soon; raises Refused."""
    async with house.database.transaction() as tx:
        gone = await delete_file(tx, account_id, file_id)
        if gone is None:
            raise no_such("file")
        await discard(tx, [gone.key])


async def _taken(house: House, part: UploadFile, most_bytes: int) -> Upload:
    try:
        taken = await take_upload(
            _pieces(part), house.store, UPLOADS, UploadLimits(max_bytes=most_bytes)
        )
    except StoreProblem as trouble:
        raise Refused("unavailable", "UPLOAD_FAILED", trouble.message, trouble.hint) from None
    if isinstance(taken, Upload):
        return taken
    if taken.code == "upload_too_large":
        raise Refused("too_large", "FILE_TOO_LARGE", taken.message, taken.hint)
    raise Refused("invalid", "UNSUPPORTED_FILE_TYPE", taken.message, taken.hint)


def _no_room(storage: Storage) -> Refused:
    return Refused(
        "too_large", "STORAGE_LIMIT_EXCEEDED",
        f"there is no room for this: {storage.used_bytes:,} of {storage.cap_bytes:,} bytes are "
        "used already",
        "delete files that are not needed any more, or ask for a larger plan",
    )  # fmt: skip


def _name_of(part: UploadFile) -> str:
    sent = PurePosixPath((part.filename or "").replace("\\", "/")).name
    seen = "".join(letter for letter in sent if unicodedata.category(letter) not in _NO_LETTERS)
    return seen[:LONGEST_NAME] if seen.strip(". ") else "file"


async def _pieces(part: UploadFile) -> AsyncIterator[bytes]:
    while piece := await part.read(PIECE_BYTES):
        yield piece
