"""What documents name of this house, brought to where it is drawn from.

Links are checked here, since the processes that draw hold no secrets: each that opens gets a mark,
and what stands behind it is copied to this machine where the store is elsewhere.
"""

from __future__ import annotations

import asyncio
import os
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from kinoform.app.house import House
from kinoform.blobs.keys import is_key
from kinoform.blobs.links import Link, opened
from kinoform.blobs.store_problem import StoreProblem
from kinoform.db.objects import UPLOADS, owned_keys
from kinoform.kit.addresses import web_address
from kinoform.kit.content_file import PART_SUFFIX
from kinoform.kit.media_folder import mark_of
from kinoform.kit.refusal import FetchRefused

BUDGET_BYTES = 10 * 1024**3
HELD_SECONDS = 4 * 3600.0
"""A copy that was used within this time stays, even above the budget: a film may be reading it."""
FORGOTTEN_SECONDS = 24 * 3600.0
BROUGHT_AT_ONCE = 4


@dataclass(frozen=True, slots=True)
class Named:
    """A link to an object of this house, as a document has it."""

    url: str
    key: str
    token: str


async def hold(house: House, account_id: str | None, document: Mapping[str, Any]) -> None:
    """Make what a document names of this house ready to be drawn, as far as its links open.

    A link that does not open, or whose object is gone, is told of by whoever draws. Those of an
    account's own files open even after their time. Raises StoreProblem when the store is away.
    """
    named = list(_named(house, document))
    marks = house.media.opened
    if not named or marks is None:
        return
    good = await _that_open(house, account_id, named)
    await _bring(house, {each.key for each in good})
    await asyncio.to_thread(_mark, marks, good)


def uploads_in(house: House, document: Mapping[str, Any]) -> frozenset[str]:
    """The keys of uploads that a document names by a link."""
    return frozenset(
        each.key for each in _named(house, document) if each.key.startswith(f"{UPLOADS}/")
    )


def drop_held(house: House) -> int:
    """How many copies and marks nobody has used for a day; they are gone now."""
    forgotten = time.time() - FORGOTTEN_SECONDS
    places = [house.media.opened] if house.media.opened else []
    if house.store.folder is None:
        places += [folder for _, folder in house.media.house]
    dropped = 0
    for place in places:
        for path, used_at, _ in _files_of(place):
            if used_at < forgotten:
                path.unlink(missing_ok=True)
                dropped += 1
    return dropped


def _named(house: House, document: Mapping[str, Any]) -> Iterator[Named]:
    starts = [str(web_address(prefix)).rstrip("/") + "/" for prefix, _ in house.media.house]
    left: list[Any] = [document]
    while left:
        value = left.pop()
        if isinstance(value, Mapping):
            left.extend(value.values())
        elif isinstance(value, list):
            left.extend(value)
        elif isinstance(value, str) and value[:4].lower() == "http":
            with suppress(FetchRefused):
                written = str(web_address(value))
                for start in starts:
                    if written.startswith(start):
                        parts = urlsplit(written.removeprefix(start))
                        key, token = unquote(parts.path), parse_qs(parts.query).get("t", [""])
                        if is_key(key):
                            yield Named(value, key, token[0])


async def _that_open(house: House, account_id: str | None, named: Iterable[Named]) -> list[Named]:
    good: list[Named] = []
    late: list[Named] = []
    now = time.time()
    for each in named:
        link = opened(house.secret, each.token, 0)  # its time is looked at below
        if isinstance(link, Link) and link.key == each.key:
            (good if now < link.expires_at else late).append(each)
    if late and account_id is not None:
        async with house.database.transaction() as tx:
            own = await owned_keys(tx, account_id, (each.key for each in late))
        good += [each for each in late if each.key in own]
    return good


async def _bring(house: House, keys: Iterable[str]) -> None:
    if house.store.folder is not None:
        return
    folder = house.media.house[0][1]
    turns = asyncio.Semaphore(BROUGHT_AT_ONCE)

    async def bring(key: str) -> None:
        target = folder / key
        try:
            os.utime(target)
        except FileNotFoundError:
            async with turns:
                try:
                    await house.store.bring(key, target)
                except StoreProblem as trouble:
                    if trouble.code != "store_not_found":
                        raise

    await asyncio.gather(*(bring(key) for key in keys))
    await asyncio.to_thread(_evict, folder, BUDGET_BYTES)


def _mark(folder: Path, named: Iterable[Named]) -> None:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    for each in named:
        (folder / mark_of(each.url)).touch(mode=0o600)


def _evict(folder: Path, budget_bytes: int) -> None:
    """Drop the copies that were used longest ago until the budget holds, and what crashes left."""
    held_since = time.time() - HELD_SECONDS
    files = sorted(_files_of(folder), key=lambda file: file[1])
    used_bytes = sum(size_bytes for _, _, size_bytes in files)
    for path, used_at, size_bytes in files:
        if used_at >= held_since:
            return
        if used_bytes > budget_bytes or path.suffix == PART_SUFFIX:
            path.unlink(missing_ok=True)
            used_bytes -= size_bytes


def _files_of(folder: Path) -> Iterator[tuple[Path, float, int]]:
    """Each file with when it was used and its size."""
    for inner, _, names in os.walk(folder):
        for name in names:
            path = Path(inner, name)
            with suppress(FileNotFoundError):
                status = path.stat()
                yield path, status.st_mtime, status.st_size
