"""The files of the service, by key: in a folder of this machine or in a cloud."""

from __future__ import annotations

import asyncio
import io
import mimetypes
import secrets
import threading
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import obstore
from obstore.store import AzureStore, GCSStore, S3Store

from kinoform.blobs.folder import drop_old_parts, put_in_folder
from kinoform.blobs.keys import checked_key, is_key
from kinoform.blobs.place import Place, open_place
from kinoform.blobs.store_problem import StoreProblem, told_as_problems
from kinoform.kit.content_file import PART_SUFFIX

if TYPE_CHECKING:  # these exist for type checkers alone
    from obstore import Attributes, GetResult, ObjectMeta

_PIECE_BYTES = 256 * 1024
_BROUGHT_PIECE_BYTES = 4 * 1024 * 1024
_ONE_CALL_BYTES = 8 * 1024 * 1024
"""Up to this size a file goes to a cloud in one call, which can refuse to replace another."""
_MOST_PARTS = 9_000
_PARTS_AT_ONCE = 4
_LONGEST_SIGNED_SECONDS = 7 * 24 * 3600
_UNKNOWN_TYPE = "application/octet-stream"

# Without the system's own lists, so that every machine gives a file the same type.
_TYPES = mimetypes.MimeTypes(filenames=())
for _type, _ending in (
    ("image/webp", ".webp"),
    ("image/avif", ".avif"),
    ("image/heic", ".heic"),
    ("image/heif", ".heif"),
    ("audio/mp4", ".m4a"),
    ("audio/flac", ".flac"),
    ("audio/ogg", ".ogg"),
    ("audio/webm", ".weba"),
    ("video/ogg", ".ogv"),
    ("application/vnd.apple.mpegurl", ".m3u8"),
):
    _TYPES.add_type(_type, _ending)


@dataclass(frozen=True, slots=True)
class Facts:
    """What the store knows about a file without opening it."""

    key: str
    size_bytes: int
    content_type: str
    changed_at: datetime
    etag: str


@dataclass(frozen=True, slots=True)
class Store:
    """Puts, reads and removes whole files; every verb raises `StoreProblem` and nothing else.

    A file becomes visible at once and whole. One that exists is not replaced unless that is asked
    for. A cloud is asked a few times, for at most a minute, before it counts as unreachable.
    """

    _place: Place

    @classmethod
    def of_url(cls, url: str) -> Store:
        """The store in a folder (a path or file://), s3://, gs://, az:// or memory://."""
        return cls(open_place(url))

    def __str__(self) -> str:
        """Where the files are; fit for a log."""
        return self._place.shown

    @property
    def folder(self) -> Path | None:
        """The folder of this machine that holds all files by their keys; None when elsewhere."""
        return self._place.folder

    async def put_file(
        self, key: str, path: Path, content_type: str = "", *, overwrite: bool = False
    ) -> None:
        """Keep a copy of a local file.

        In a cloud, two writers who put a large file under one new key at the same moment may both
        succeed; one whole file remains. Small files and folders have one winner.
        """
        checked_key(key)
        with path.open("rb") as source:
            size_bytes = source.seek(0, io.SEEK_END)
            source.seek(0)
            await self._put(key, source, size_bytes, content_type, overwrite=overwrite)

    async def put_bytes(
        self, key: str, content: bytes, content_type: str = "", *, overwrite: bool = False
    ) -> None:
        """Keep some bytes."""
        checked_key(key)
        source = io.BytesIO(content)
        await self._put(key, source, len(content), content_type, overwrite=overwrite)

    async def facts(self, key: str) -> Facts:
        """Size, type, age and tag of a file."""
        checked_key(key)
        with told_as_problems(key):
            head = await obstore.get_async(self._place.objects, key, options={"head": True})
            return _facts(head.meta, head.attributes)

    async def read(self, key: str, span: tuple[int, int] | None = None) -> AsyncIterator[bytes]:
        """The bytes of a file, or of its half-open span, in pieces.

        A missing file is known when this returns, before the first piece is asked for. A span may
        end after the file does, but not begin there.
        """
        checked_key(key)
        if span is not None and not 0 <= span[0] < span[1]:
            raise StoreProblem("store_bad_span", f"{span} is no span of bytes.")
        with told_as_problems(key):
            found = await obstore.get_async(
                self._place.objects, key, options={"range": span} if span else None
            )
        return _pieces(found, key, _PIECE_BYTES)

    async def bring(self, key: str, target: Path) -> None:
        """Copy a file to a path of this machine, where it appears whole or not at all."""
        checked_key(key)
        part = target.with_name(f".{secrets.token_hex(8)}{PART_SUFFIX}")
        try:
            with told_as_problems(key):
                found = await obstore.get_async(self._place.objects, key)
                await asyncio.to_thread(target.parent.mkdir, parents=True, exist_ok=True)
                with part.open("xb") as file:
                    async for piece in _pieces(found, key, _BROUGHT_PIECE_BYTES):
                        await asyncio.to_thread(file.write, piece)
                part.replace(target)
        finally:
            part.unlink(missing_ok=True)

    def local_path(self, key: str) -> Path | None:
        """Where the file is or would be on this machine; None when the store is elsewhere.

        To be read only: whoever writes there changes the file for everybody.
        """
        checked_key(key)
        return self._place.folder / key if self._place.folder else None

    async def delete(self, keys: Iterable[str]) -> None:
        """Remove files; those that are not there are as good as removed."""
        gone = [checked_key(key) for key in keys]
        if not gone:
            return
        with told_as_problems(f"{len(gone)} files" if len(gone) > 1 else gone[0]):
            try:
                await obstore.delete_async(self._place.objects, gone)
            except FileNotFoundError:
                for key in gone:
                    with suppress(FileNotFoundError):
                        await obstore.delete_async(self._place.objects, key)

    async def facts_under(self, prefix: str) -> AsyncIterator[Facts]:
        """The files whose keys begin with these parts, in no order; "" means all.

        Types are judged by the ends of the keys.
        """
        if prefix:
            checked_key(prefix)
        with told_as_problems(prefix or "the list of files"):
            listed = obstore.list(self._place.objects, prefix or None, chunk_size=500)
            async for page in listed:
                for meta in page:
                    if is_key(meta["path"]):
                        yield _facts(meta, {})

    async def keys_under(self, prefix: str) -> AsyncIterator[str]:
        """The keys that begin with these parts, in no order; "" means all."""
        async for facts in self.facts_under(prefix):
            yield facts.key

    async def presigned(self, key: str, seconds: int) -> str | None:
        """A link straight to the cloud that expires; None for stores that have no such thing."""
        checked_key(key)
        if not 0 < seconds <= _LONGEST_SIGNED_SECONDS:
            raise ValueError("a presigned link lives between one second and seven days")
        objects = self._place.objects
        if not isinstance(objects, S3Store | GCSStore | AzureStore):
            return None
        with told_as_problems(key):
            return await obstore.sign_async(objects, "GET", key, timedelta(seconds=seconds))

    async def drop_leavings(self, before: datetime) -> int:
        """Remove the halves of files whose writers were killed; gives their number.

        A cloud hides such halves; there, a rule of the bucket has to remove them.
        """
        folder = self._place.folder
        if folder is None:
            return 0
        with told_as_problems("the folder"):
            return await asyncio.to_thread(drop_old_parts, folder, before.timestamp())

    async def _put(
        self, key: str, source: BinaryIO, size_bytes: int, content_type: str, *, overwrite: bool
    ) -> None:
        folder = self._place.folder
        with told_as_problems(key):
            if folder is not None:
                await _in_thread(
                    lambda given_up: put_in_folder(
                        folder / key, source, overwrite=overwrite, given_up=given_up
                    )
                )
                return
            is_small = size_bytes <= _ONE_CALL_BYTES
            if not (is_small or overwrite):
                await self._refuse_taken(key)
            await obstore.put_async(
                self._place.objects,
                key,
                source,
                attributes={"Content-Type": content_type or _type_by_ending(key)},
                mode="create" if is_small and not overwrite else "overwrite",
                use_multipart=not is_small,
                chunk_size=max(_ONE_CALL_BYTES, -(-size_bytes // _MOST_PARTS)),
                max_concurrency=_PARTS_AT_ONCE,
            )

    async def _refuse_taken(self, key: str) -> None:
        with suppress(FileNotFoundError):
            await obstore.head_async(self._place.objects, key)
            raise FileExistsError


async def _pieces(found: GetResult, key: str, piece_bytes: int) -> AsyncIterator[bytes]:
    with told_as_problems(key):
        async for piece in found.stream(min_chunk_size=piece_bytes):
            yield bytes(piece)


async def _in_thread(work: Callable[[threading.Event], None]) -> None:
    """Run blocking work; when the caller is cancelled, the work learns it and stops soon."""
    given_up = threading.Event()
    try:
        await asyncio.to_thread(work, given_up)
    except asyncio.CancelledError:
        given_up.set()
        raise


def _facts(meta: ObjectMeta, attributes: Attributes) -> Facts:
    key = meta["path"]
    return Facts(
        key,
        meta["size"],
        attributes.get("Content-Type") or _type_by_ending(key),
        meta["last_modified"],
        (meta["e_tag"] or "").strip('"'),
    )


def _type_by_ending(key: str) -> str:
    return _TYPES.guess_type(key, strict=False)[0] or _UNKNOWN_TYPE
