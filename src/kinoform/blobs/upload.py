"""Taking a file from outside: counted, hashed and judged before it is kept."""

from __future__ import annotations

import asyncio
import hashlib
import secrets
import tempfile
from collections.abc import AsyncIterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from kinoform.blobs.keys import checked_key
from kinoform.blobs.sniff.kind import ContentKind, Medium, content_kind
from kinoform.blobs.store import Store
from kinoform.blobs.store_problem import told_as_problems
from kinoform.kit.content_type import Unwelcome
from kinoform.model.problem import Problem

SPOOL_PREFIX = "kinoform-upload-"
"""Begins the names of files that wait to be judged."""
_GATHERED_BYTES = 1024 * 1024
_NAME_BYTES = 12
_ALL_MEDIA: tuple[Medium, ...] = ("image", "video", "audio")


@dataclass(frozen=True, slots=True)
class UploadLimits:
    """How much of what is taken, and where it waits until it is judged."""

    max_bytes: int = 500 * 1024 * 1024
    media: tuple[Medium, ...] = _ALL_MEDIA
    spool_folder: Path | None = None
    """None for the machine's own folder for temporary files."""


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that was kept: where, what it is by its content, and its hash."""

    key: str
    medium: Medium
    mime: str
    size_bytes: int
    sha256: str


async def take_upload(
    stream: AsyncIterator[bytes], store: Store, key_prefix: str, limits: UploadLimits
) -> Upload | Problem:
    """Keep the file that the stream holds, under a new key that begins with the prefix.

    A `Problem` says why it is not taken. A fault of the store or the disk is raised as a
    `StoreProblem`, a fault of the stream as it comes. In each case nothing stays behind.
    """
    checked_key(key_prefix)
    with told_as_problems("the upload"):
        spool = await asyncio.to_thread(_Spool, limits.spool_folder)
    try:
        if not await _fill(spool, stream, limits.max_bytes):
            return _too_large(limits.max_bytes)
        kind = await asyncio.to_thread(content_kind, spool.file)
        if isinstance(kind, Unwelcome):
            return Problem("upload_unsupported", "", f"The file is {kind.what}.", kind.hint)
        if kind.medium not in limits.media:
            return _not_here(kind, limits.media)
        key = f"{key_prefix}/{secrets.token_hex(_NAME_BYTES)}{kind.ending}"
        # Nobody else can have this name, so a repeated request may find its own first try.
        await store.put_file(key, spool.path, kind.mime, overwrite=True)
    finally:
        spool.drop()
    return Upload(key, kind.medium, kind.mime, spool.size_bytes, spool.digest.hexdigest())


class _Spool:
    """A file for a while, counted and hashed as it is written."""

    def __init__(self, folder: Path | None) -> None:
        self.file = tempfile.NamedTemporaryFile(prefix=SPOOL_PREFIX, dir=folder)  # noqa: SIM115 - `drop` closes it
        self.path = Path(self.file.name)
        self.size_bytes = 0
        self.digest = hashlib.sha256()

    def write(self, content: bytes) -> None:
        self.digest.update(content)
        self.file.write(content)
        self.file.flush()

    def drop(self) -> None:
        """Remove the file, also when the disk has no room for what it still held back."""
        with suppress(OSError):
            self.file.close()


async def _fill(spool: _Spool, stream: AsyncIterator[bytes], max_bytes: int) -> bool:
    """Write the stream to the spool; False as soon as there is too much of it."""
    gathered = bytearray()
    async for piece in stream:
        spool.size_bytes += len(piece)
        if spool.size_bytes > max_bytes:
            return False
        gathered += piece
        if len(gathered) >= _GATHERED_BYTES:
            await _write(spool, bytes(gathered))
            gathered.clear()
    await _write(spool, bytes(gathered))
    return True


async def _write(spool: _Spool, content: bytes) -> None:
    with told_as_problems("the upload"):
        await asyncio.to_thread(spool.write, content)


def _too_large(max_bytes: int) -> Problem:
    return Problem(
        "upload_too_large",
        "",
        f"The file is larger than {max_bytes:,} bytes.",
        "Give a smaller file: shorter, fewer pixels or stronger compression.",
    )


def _not_here(kind: ContentKind, media: tuple[Medium, ...]) -> Problem:
    return Problem(
        "upload_unsupported",
        "",
        f"The file is of the kind {kind.medium} ({kind.mime}).",
        f"Here only these kinds are taken: {', '.join(media)}.",
    )
