"""Moving pictures by their own time: videos and animations, and the pool that keeps them open."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable
from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np

from kinoform.engine.file_type import recognise
from kinoform.engine.flipbook import Flipbook
from kinoform.engine.pixels import PixelSize, Scalers, resized, straightened
from kinoform.engine.probe import probe
from kinoform.engine.reel import Reel
from kinoform.kit.lazy import av, skia
from kinoform.model.media import Media

if TYPE_CHECKING:
    from av.video.frame import VideoFrame


class Footage:
    """One video or animation, opened at the first frame that is asked for.

    A frame is on screen from its own timestamp up to that of the next. Before the first frame the
    first is shown, after the end the last; looping is the caller's business.
    """

    def __init__(self, path: str, media: Media | None = None, thread_count: int = 1) -> None:
        self.path = path
        self._media = media
        self._thread_count = thread_count
        self._source: Reel | Flipbook | None = None
        self._scalers = Scalers()
        self._kept: tuple[Hashable, skia.Image] | None = None

    @property
    def media(self) -> Media:
        """What is in the file."""
        if self._media is None:
            self._media = probe(self.path)
        return self._media

    @property
    def damaged(self) -> int:
        """Packets and frames so far that could not be decoded; the last good frame was held."""
        return self._source.damaged if self._source else 0

    def moment_key(self, seconds: Fraction | float) -> int:
        """Equal for two source times that show the same frame; nothing is decoded for it."""
        return self._opened().moment_key(seconds)

    def frame_at(self, seconds: Fraction | float) -> VideoFrame:
        """The decoded frame on screen at a source time, as the file stores it."""
        source = self._opened()
        if isinstance(source, Reel):
            return source.frame_at(seconds)
        pixels = straightened(source.pixels_at(seconds))
        frame = av.VideoFrame.from_ndarray(np.ascontiguousarray(pixels), format="bgra")
        frame.pts = source.moment_key(seconds)
        frame.time_base = Fraction(1, 1000)
        return frame

    def picture_at(self, seconds: Fraction | float, size: PixelSize | None = None) -> skia.Image:
        """The frame on screen, upright, premultiplied, at a size or at its own."""
        source = self._opened()
        wanted = size or (self.media.width, self.media.height)
        if isinstance(source, Flipbook):
            key: Hashable = (source.moment_key(seconds), wanted)
            if self._kept is None or self._kept[0] != key:
                self._kept = key, resized(source.image_at(seconds), wanted)
            return self._kept[1]
        frame = source.frame_at(seconds)
        key = (frame.pts, wanted)
        if self._kept is None or self._kept[0] != key:
            turn = self.media.rotation_degrees
            self._kept = key, self._scalers.picture(frame, wanted, turn)
        return self._kept[1]

    def planes_at(self, seconds: Fraction | float) -> VideoFrame | None:
        """The decoded frame for those who stay in YUV; None unless it is upright 8-bit 4:2:0."""
        source = self._opened()
        if isinstance(source, Flipbook) or self.media.rotation_degrees:
            return None
        frame = source.frame_at(seconds)
        is_plain = frame.format.name == "yuv420p" and not self.media.has_alpha
        is_square = (frame.width, frame.height) == (self.media.width, self.media.height)
        return frame if is_plain and is_square else None

    def close(self) -> None:
        """Give the decoder back; the next question opens it again."""
        if isinstance(self._source, Reel):
            self._source.close()
        self._source = None
        self._kept = None

    def _opened(self) -> Reel | Flipbook:
        if self._source is None:
            file_type = recognise(self.path)
            if file_type.reader == "container":
                self._source = Reel(self.path, file_type, self._thread_count)
            else:
                self._source = Flipbook(self.path)
        return self._source


class FootagePool:
    """Keeps decoders open, and closes the least recently used one when there are too many."""

    def __init__(self, max_open: int = 8, thread_count: int = 1) -> None:
        self.max_open = max_open
        self._thread_count = thread_count
        self._open: OrderedDict[tuple[str, Hashable], Footage] = OrderedDict()
        self._media: dict[str, Media] = {}

    def footage(self, path: str, lane: Hashable = None, media: Media | None = None) -> Footage:
        """The footage of a file for one lane: clips that run side by side take one each."""
        key = path, lane
        footage = self._open.pop(key, None)
        if footage is None:
            known = media or self._media.get(path) or probe(path)
            self._media[path] = known
            footage = Footage(path, known, self._thread_count)
        self._open[key] = footage
        while len(self._open) > self.max_open:
            _, oldest = self._open.popitem(last=False)
            oldest.close()
        return footage

    def close(self) -> None:
        """Give every decoder back."""
        for footage in self._open.values():
            footage.close()
        self._open.clear()
