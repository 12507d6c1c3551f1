"""Uploading files and forgetting them."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import PurePosixPath

from starlette.datastructures import UploadFile

from kinoform.app.house import House
from kinoform.app.refusal import Refused, no_such
from kinoform.blobs.upload import Upload, UploadLimits, take_upload
from kinoform.db.files import File, bytes_kept, delete_file, keep_file

LIMITS = UploadLimits()
PIECE_BYTES = 1024 * 1024
QUOTA_BYTES = 20 * 1024**3
LONGEST_NAME = 200


async def keep_upload(house: House, account_id: str, part: UploadFile) -> File:
    """A file that somebody sent, in the store and in their library; raises Refused."""
    async with house.database.transaction() as tx:
        if await bytes_kept(tx, account_id) + (part.size or 0) > QUOTA_BYTES:
            raise Refused(
                "too_large", "STORAGE_LIMIT_EXCEEDED", "there is no room left for this file",
                "delete files that are not needed any more",
            )  # fmt: skip
    taken = await take_upload(_pieces(part), house.store, "uploads", LIMITS)
    if not isinstance(taken, Upload):
        code = "INVALID_REQUEST" if taken.code == "upload_too_large" else "UNSUPPORTED_FILE_TYPE"
        raise Refused("invalid", code, taken.message, taken.hint)
    name = PurePosixPath((part.filename or "").replace("\\", "/")).name[:LONGEST_NAME]
    async with house.database.transaction() as tx:
        return await keep_file(
            tx, account_id=account_id, name=name or "file", kind=taken.medium,
            content_type=taken.mime, size_bytes=taken.size_bytes, key=taken.key,
        )  # fmt: skip


async def remove_file(house: House, account_id: str, file_id: str) -> None:
    """Forget a file and its object; raises Refused."""
    async with house.database.transaction() as tx:
        gone = await delete_file(tx, account_id, file_id)
    if gone is None:
        raise no_such("file")
    await house.store.delete([gone.key])


async def _pieces(part: UploadFile) -> AsyncIterator[bytes]:
    while piece := await part.read(PIECE_BYTES):
        yield piece
