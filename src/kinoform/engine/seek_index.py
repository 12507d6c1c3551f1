"""Which frame is on screen and where its decoding must begin, from packet headers alone.

Only a window of timestamps around the place of interest is kept, so a long film costs no more
than a short one, and what is answered does not depend on what was asked before.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right, insort
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from kinoform.engine.containers import open_container, picture_stream, read_only
from kinoform.engine.file_type import FileType
from kinoform.kit.lazy import av

if TYPE_CHECKING:
    from av.packet import Packet
    from av.video.stream import VideoStream

_NEVER = -(1 << 62)
_LONGEST_WINDOW = 16_384
_WALK_SECONDS = 20
"""Further ahead than this, a seek is cheaper than reading on."""
STEPS_BACK = (Fraction(0), Fraction(1), Fraction(4), Fraction(16))
"""Seconds before the target at which to look for a keyframe; after that, the very start."""


@dataclass(frozen=True, slots=True)
class Shown:
    """The frame on screen, and the keyframe from which it can be decoded."""

    stamp: int
    keyframe: int


class SeekIndex:
    """The timestamps of one video stream, read where they are needed."""

    def __init__(self, path: str, file_type: FileType) -> None:
        self._path = path
        self._file_type = file_type
        self._open()

    def shown_at(self, limit: int) -> Shown | None:
        """The last frame stamped at or before a limit, or the first of all.

        None for a stream whose packets do not say when they are shown.
        """
        far = max(self._known_to, self._first) + _WALK_SECONDS / self._tick
        if limit < self._from or (limit > far and not self._ended):
            self._jump(limit)
        self._read_to(limit)
        if self._is_unstamped or not self._stamps:
            return None
        place = max(0, bisect_right(self._stamps, limit) - 1)
        stamp = self._stamps[place]
        self._forget_before(place)
        key_place = max(0, bisect_right(self._keyframes, stamp) - 1)
        return Shown(stamp, (self._keyframes or self._stamps)[key_place])

    def close(self) -> None:
        """Give the file back."""
        self._container.close()

    def _open(self) -> None:
        self._container = open_container(self._path, self._file_type)
        stream: Any = picture_stream(self._container)
        read_only(self._container, stream)
        self._stream = stream
        self._tick: Fraction = stream.time_base or Fraction(1, 1000)
        self._first: int = stream.start_time or 0
        self._is_unstamped = False
        self._restart(_NEVER)

    def _restart(self, begin: int) -> None:
        self._packets: Iterator[Packet[VideoStream]] = self._container.demux(self._stream)
        self._stamps: array[int] = array("q")
        self._keyframes: array[int] = array("q")
        self._from = begin
        """Frames before this timestamp are not in the window."""
        self._known_to = _NEVER
        """No packet still to come is shown before or at this timestamp."""
        self._ended = False

    def _jump(self, limit: int) -> None:
        """Move the window so that it begins at a keyframe at or before the limit."""
        for step in STEPS_BACK:
            try:
                self._container.seek(limit - int(step / self._tick), stream=self._stream)
            except av.error.FFmpegError:
                continue
            self._restart(begin=0)
            while not self._keyframes and not self._ended:
                self._read_one()
            if self._keyframes and self._keyframes[0] <= limit:
                self._from = self._keyframes[0]
                self._read_to(limit)
                if self._stamps and self._stamps[0] <= limit:
                    return
        self._container.close()
        self._open()

    def _read_to(self, limit: int) -> None:
        while self._known_to <= limit and not self._ended:
            self._read_one()

    def _read_one(self) -> None:
        try:
            packet = next(self._packets, None)
        except av.error.FFmpegError:
            packet = None
        if packet is None or (packet.size == 0 and packet.dts is None):
            self._ended = True
            return
        if packet.pts is None:
            self._is_unstamped = True
            self._ended = True
            return
        if packet.is_keyframe:
            insort(self._keyframes, packet.pts)
        if self._from != _NEVER and not self._keyframes:
            return
        if not packet.is_discard and packet.pts >= self._from:
            insort(self._stamps, packet.pts)
        if packet.dts is not None:
            self._known_to = max(self._known_to, packet.dts - 1)

    def _forget_before(self, place: int) -> None:
        if len(self._stamps) <= _LONGEST_WINDOW:
            return
        key_place = bisect_right(self._keyframes, self._stamps[place]) - 1
        if key_place > 0:
            self._from = self._keyframes[key_place]
            del self._keyframes[:key_place]
            del self._stamps[: bisect_right(self._stamps, self._from - 1)]
