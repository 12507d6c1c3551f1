"""A zip of objects of the store, written while they are read, so that none is held whole."""

from __future__ import annotations

import io
import zipfile
from collections.abc import AsyncIterator, Iterable

from kinoform.blobs.store import Store

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a zip can say; the same objects make the same zip."""


class _Outlet(io.RawIOBase):
    """Keeps what is written until somebody takes it; a zip then needs no seeking."""

    def __init__(self) -> None:
        self._written = bytearray()

    def writable(self) -> bool:
        return True

    def write(self, piece: object) -> int:
        before = len(self._written)
        self._written += memoryview(piece)  # type: ignore[arg-type]  # as zipfile gives it
        return len(self._written) - before

    def taken(self) -> bytes:
        """What was written since the last time."""
        piece = bytes(self._written)
        self._written.clear()
        return piece


async def zipped(
    store: Store, texts: Iterable[tuple[str, str]], objects: Iterable[tuple[str, str]]
) -> AsyncIterator[bytes]:
    """A zip of texts by their names, and of objects by the names that they get and their keys.

    What is stored is compressed already, so it is only copied.
    """
    outlet = _Outlet()
    with zipfile.ZipFile(outlet, "w", zipfile.ZIP_STORED) as whole:
        for name, text in texts:
            whole.writestr(zipfile.ZipInfo(name, _EPOCH), text)
        for name, key in objects:
            pieces = await store.read(key)
            with whole.open(zipfile.ZipInfo(name, _EPOCH), "w", force_zip64=True) as entry:
                async for piece in pieces:
                    entry.write(piece)
                    yield outlet.taken()
    yield outlet.taken()
