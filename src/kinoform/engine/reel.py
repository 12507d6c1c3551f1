"""The decoded frames of one video file, by the instant at which they are on screen."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from kinoform.engine.containers import open_container, picture_stream, read_only
from kinoform.engine.file_type import FileType
from kinoform.engine.media_problem import MediaProblem, check_dimensions
from kinoform.engine.picture_clock import PictureClock
from kinoform.engine.seek_index import STEPS_BACK, SeekIndex, Shown
from kinoform.kit.lazy import av

if TYPE_CHECKING:
    from av.packet import Packet
    from av.video.frame import VideoFrame
    from av.video.stream import VideoStream

_ALPHA_DECODERS = {"vp8": "libvpx", "vp9": "libvpx-vp9"}
"""The native decoders skip the second picture in which these codecs keep their alpha."""
_UNTIMED = {"avi", "mpeg"}
"""These cannot say when reordered frames are shown: such frames are counted from the start."""
_BEFORE_ALL = -(1 << 62)
_WORTH_A_SEEK = Fraction(1, 2)
"""Seconds of frames that are decoded in passing rather than skipped."""


class Reel:
    """Decodes forward while it can, seeks when it must, and keeps two or three frames."""

    def __init__(self, path: str, file_type: FileType, thread_count: int = 1) -> None:
        self.damaged = 0
        """Packets and frames that could not be decoded; the last good frame was held."""
        self._path = path
        self._file_type = file_type
        self._thread_count = thread_count
        self._open()
        self.clock = PictureClock.of(self._stream)
        self._index: SeekIndex | None = None
        self._is_counted = file_type.name in _UNTIMED and bool(self._codec.has_b_frames)
        self._can_seek = file_type.name != "apng" and not self._is_counted
        """Frames of an APNG are painted over each other."""
        self._earliest: int | None = None
        """The first frame that can be decoded, once that is known."""

    def moment_key(self, seconds: Fraction | float) -> int:
        """The timestamp of the frame on screen, without decoding where the file allows it."""
        shown = self._look_up(self.clock.last_stamp_at(seconds))
        if shown is not None:
            return shown.stamp
        return self.frame_at(seconds).pts or 0

    def frame_at(self, seconds: Fraction | float) -> VideoFrame:
        """The frame on screen at a source time; the first before it, the last after the end."""
        limit = self.clock.last_stamp_at(seconds)
        shown = self._look_up(limit)
        wanted = limit if shown is None else shown.stamp
        if self._is_behind(wanted) or self._skips_ahead(shown):
            self._find(wanted, shown)
        else:
            self._advance(wanted)
        if self._shown is None:
            raise MediaProblem(
                "media_unreadable",
                "No frame of the video could be decoded.",
                "Play it elsewhere to check it, and export it again.",
            )
        return self._shown

    def close(self) -> None:
        """Give the decoder and the file back."""
        self._container.close()
        if self._index is not None:
            self._index.close()

    def _look_up(self, limit: int) -> Shown | None:
        if self._is_counted:
            return None
        if self._index is None:
            self._index = SeekIndex(self._path, self._file_type)
        return self._index.shown_at(limit)

    def _open(self) -> None:
        self._container = open_container(self._path, self._file_type)
        stream = picture_stream(self._container)
        if stream is None:
            raise MediaProblem("media_unsupported", "The file has no picture.")
        check_dimensions(stream.width, stream.height)
        read_only(self._container, stream)
        self._stream: VideoStream = stream
        self._codec = _codec_for(stream, self._thread_count)
        self._start_over(floor=_BEFORE_ALL)

    def _start_over(self, floor: int) -> None:
        """Forget what was decoded; nothing before the floor is shown from here on."""
        self._codec.flush_buffers()
        self._packets: Iterator[Packet[VideoStream]] = self._container.demux(self._stream)
        self._ready: deque[VideoFrame] = deque()
        self._shown: VideoFrame | None = None
        self._floor = floor
        self._decoded_to = floor
        self._counted_to = self._stream.start_time or 0
        self._is_over = False

    def _is_behind(self, wanted: int) -> bool:
        """Whether the wanted frame was passed already."""
        if self._shown is None:
            return True
        stamp = self._stamp_of(self._shown)
        return wanted < stamp and stamp != self._earliest

    def _skips_ahead(self, shown: Shown | None) -> bool:
        """Whether a keyframe lies between what was decoded and what is wanted."""
        if shown is None or not self._can_seek:
            return False
        return (shown.keyframe - self._decoded_to) * self.clock.tick > _WORTH_A_SEEK

    def _find(self, wanted: int, shown: Shown | None) -> None:
        """Seek to a place from which the wanted frame can be decoded, and decode it."""
        if shown is not None and self._can_seek:
            for step in STEPS_BACK:
                target = shown.keyframe - int(step / self.clock.tick)
                if self._seek(target, wanted):
                    self._advance(wanted)
                    if self._shown is not None:
                        return
        self._container.close()
        self._open()
        self._advance(wanted)
        if self._shown is None and self._ready:
            self._shown = self._ready.popleft()
            self._earliest = self._stamp_of(self._shown)

    def _seek(self, target: int, wanted: int) -> bool:
        """Whether decoding can go on from a keyframe at or before the wanted frame."""
        try:
            self._container.seek(target, stream=self._stream)
        except av.error.FFmpegError:
            return False
        self._start_over(floor=_BEFORE_ALL)
        for packet in self._remaining_packets():
            if packet.is_keyframe and packet.pts is not None:
                if packet.pts > wanted:
                    return False
                self._floor = self._decoded_to = packet.pts
                self._decode(packet)
                return True
        return False

    def _advance(self, wanted: int) -> None:
        """Decode until the frame with the wanted timestamp, or the last before it, is shown."""
        while self._shown is None or self._stamp_of(self._shown) < wanted:
            if not self._ready and not self._refill():
                return
            if self._stamp_of(self._ready[0]) > wanted:
                return
            self._shown = self._ready.popleft()

    def _refill(self) -> bool:
        """Whether there is another decoded frame."""
        for packet in self._remaining_packets():
            self._decode(packet)
            if self._ready:
                return True
        return False

    def _remaining_packets(self) -> Iterator[Packet[VideoStream]]:
        while not self._is_over:
            try:
                packet = next(self._packets)
            except StopIteration:
                self._is_over = True
            except av.error.FFmpegError:
                self.damaged += 1
                self._is_over = True
            else:
                yield packet

    def _decode(self, packet: Packet[VideoStream]) -> None:
        is_end = packet.size == 0 and packet.dts is None
        try:
            frames = self._codec.decode(None if is_end else packet)
        except av.error.FFmpegError:
            self.damaged += 1
            return
        for frame in frames:
            self._take(frame)

    def _take(self, frame: VideoFrame) -> None:
        if self._is_counted:
            frame.pts = self._counted_to
            self._counted_to += max(1, frame.duration)
        elif frame.pts is None:
            frame.pts = max(self._decoded_to, self.clock.first - 1) + max(1, frame.duration)
        if frame.is_corrupt:
            self.damaged += 1
        stamp = self._stamp_of(frame)
        if stamp >= self._floor:
            self._decoded_to = max(self._decoded_to, stamp)
            self._ready.append(frame)

    @staticmethod
    def _stamp_of(frame: VideoFrame) -> int:
        return _BEFORE_ALL if frame.pts is None else frame.pts


def _codec_for(stream: VideoStream, thread_count: int) -> Any:
    """The decoder of a stream, and the one that knows alpha where the stream has it."""
    alpha_decoder = _ALPHA_DECODERS.get(stream.codec_context.name)
    codec: Any = stream.codec_context
    if alpha_decoder and stream.metadata.get("alpha_mode") == "1":
        codec = av.CodecContext.create(alpha_decoder, "r")
        codec.extradata = stream.codec_context.extradata
    codec.thread_type = "NONE" if thread_count == 1 else "AUTO"
    codec.thread_count = thread_count
    return codec
