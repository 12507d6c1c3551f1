"""What the tracks of a WebM file are, read from its elements."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO

from kinoform.blobs.sniff.track import Track
from kinoform.kit.content_type import Unwelcome

_MOST_ELEMENTS = 20_000
_LONGEST_TEXT = 64
_HEADER, _DOCTYPE = 0x1A45DFA3, 0x4282
_SEGMENT, _TRACKS, _ENTRY, _TRACK_TYPE = 0x18538067, 0x1654AE6B, 0xAE, 0x83
_MEDIA: dict[int, Track] = {1: "video", 2: "audio"}
_DAMAGED = Unwelcome("a WebM without a list of its tracks", "Export it again.")
_MKV = Unwelcome("a Matroska (MKV) file", "Export it as MP4 or WebM.")


@dataclass(slots=True)
class _Walk:
    """A way through elements that ends, however many a hostile file claims."""

    file: IO[bytes]
    elements_left: int = _MOST_ELEMENTS

    def elements(self, start: int, end: int) -> Iterator[tuple[int, int, int]]:
        """The id, the first byte and the end of the content of each element in a span.

        One that does not know its own length, as in recordings that were streamed, lasts as long
        as the span.
        """
        while start < end and self.elements_left:
            self.elements_left -= 1
            self.file.seek(start)
            name, _ = self._number(longest=4)
            marked, digits = self._number(longest=8)
            if not name or not marked:
                return
            first = self.file.tell()
            length = marked - (1 << digits)
            is_unknown = length == (1 << digits) - 1
            stop = end if is_unknown else min(end, first + length)
            yield name, first, stop
            start = stop

    def content(self, start: int, end: int) -> bytes:
        self.file.seek(start)
        return self.file.read(min(end - start, _LONGEST_TEXT))

    def _number(self, longest: int) -> tuple[int, int]:
        """A number with the bit that marks its length, and the digits below that bit; or zeros."""
        lead = self.file.read(1)
        more = 8 - lead[0].bit_length() if lead else longest
        if more >= longest:
            return 0, 0
        rest = self.file.read(more)
        if len(rest) < more:
            return 0, 0
        return int.from_bytes(lead + rest), 7 * (more + 1)


def matroska_tracks(file: IO[bytes], size_bytes: int) -> frozenset[Track] | Unwelcome:
    """Which of pictures and sound a WebM file holds; or what it is instead."""
    walk = _Walk(file)
    for name, start, end in walk.elements(0, size_bytes):
        if name == _HEADER:
            if _doctype(walk, start, end) != b"webm":
                return _MKV
        elif name == _SEGMENT:
            return _tracks_of_segment(walk, start, end)
    return _DAMAGED


def _doctype(walk: _Walk, start: int, end: int) -> bytes:
    for name, first, stop in walk.elements(start, end):
        if name == _DOCTYPE:
            return walk.content(first, stop).rstrip(b"\0")
    return b""


def _tracks_of_segment(walk: _Walk, start: int, end: int) -> frozenset[Track] | Unwelcome:
    for name, first, stop in walk.elements(start, end):
        if name == _TRACKS:
            types = {
                int.from_bytes(walk.content(type_start, type_end))
                for entry, entry_start, entry_end in walk.elements(first, stop)
                if entry == _ENTRY
                for field, type_start, type_end in walk.elements(entry_start, entry_end)
                if field == _TRACK_TYPE
            }
            return frozenset(_MEDIA[number] for number in types if number in _MEDIA)
    return _DAMAGED
