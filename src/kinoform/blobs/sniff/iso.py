"""What the tracks of an MP4 or MOV file are, read from its boxes."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO

from kinoform.blobs.sniff.track import Track
from kinoform.kit.content_type import Unwelcome

_MOST_BOXES = 20_000
_ENTERED = {b"moov", b"trak", b"mdia", b"minf", b"dinf"}
_HANDLERS: dict[bytes, Track] = {b"vide": "video", b"soun": "audio"}
_NO_INDEX = Unwelcome(
    "an MP4 or MOV without the index of its frames",
    "It broke off while it was recorded, exported or uploaded; export it again.",
)
_LEADS_OUT = Unwelcome(
    "a movie that plays other files",
    "Export it as one self-contained file.",
)


@dataclass(slots=True)
class _Walk:
    """A way through boxes that ends, however many a hostile file claims."""

    file: IO[bytes]
    boxes_left: int = _MOST_BOXES

    def boxes(self, start: int, end: int) -> Iterator[tuple[bytes, int, int]]:
        """The name, the first byte and the end of the content of each box in a span."""
        while start + 8 <= end and self.boxes_left:
            self.boxes_left -= 1
            size, name = struct.unpack(">I4s", self.bytes_at(start, 8))
            first = start + 8
            if size == 1:
                wide = self.bytes_at(first, 8)
                if len(wide) < 8:
                    return
                size, first = int.from_bytes(wide), first + 8
            stop = end if size == 0 else start + size
            if stop < first or stop > end:
                return
            yield name, first, stop
            start = stop

    def bytes_at(self, start: int, count: int) -> bytes:
        self.file.seek(start)
        return self.file.read(count)


def iso_tracks(file: IO[bytes], size_bytes: int) -> frozenset[Track] | Unwelcome:
    """Which of pictures and sound the file holds; or what is wrong with it as a whole."""
    walk = _Walk(file)
    for name, start, end in walk.boxes(0, size_bytes):
        if name == b"moov":
            return _tracks(walk, start, end)
    return _NO_INDEX


def _tracks(walk: _Walk, moov_start: int, moov_end: int) -> frozenset[Track] | Unwelcome:
    found: set[Track] = set()
    spans = [(moov_start, moov_end)]
    while spans:
        for name, start, end in walk.boxes(*spans.pop()):
            if name == b"rmra" or (name == b"dref" and _leads_out(walk, start, end)):
                return _LEADS_OUT
            if name in _ENTERED:
                spans.append((start, end))
            elif name == b"hdlr":
                medium = _HANDLERS.get(walk.bytes_at(start + 8, 4))
                found |= {medium} if medium else set()
    return frozenset(found)


def _leads_out(walk: _Walk, start: int, end: int) -> bool:
    """Whether a list of data references names a place that is not the file itself."""
    for _, entry_start, entry_end in walk.boxes(start + 8, end):
        flags = walk.bytes_at(entry_start, 4)
        if not flags[3:4] or (not flags[3] & 1 and entry_end > entry_start + 4):
            return True
    return False
