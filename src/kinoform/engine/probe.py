"""What is in a media file: its kind, its size as shown, its duration and its rate."""

from __future__ import annotations

import sys
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kinoform.engine.containers import open_container, picture_stream
from kinoform.engine.drawings import svg_size
from kinoform.engine.encoded_picture import EncodedPicture
from kinoform.engine.file_type import FileType, recognise
from kinoform.engine.flipbook import Flipbook
from kinoform.engine.media_problem import MediaProblem, check_dimensions
from kinoform.engine.picture_clock import nominal_rate
from kinoform.engine.pictures import turn_of_origin
from kinoform.engine.pixels import carries_alpha
from kinoform.engine.wholeness import check_whole
from kinoform.kit.lazy import av
from kinoform.model.media import Media
from kinoform.model.time import FrameRate

if TYPE_CHECKING:
    from av.container import InputContainer
    from av.video.frame import VideoFrame
    from av.video.stream import VideoStream

__all__ = ["MediaProblem", "probe", "probe_guarded"]

_ROUNDING = Fraction(1, 1000)
"""Containers that keep a duration in milliseconds are off by up to this."""
_MUCH_LONGER = Fraction(1, 2)
"""Sound that outlasts the picture by more than this is part of the film, not a rounding."""
_COUNTED_SOUND = {"mp3", "aac"}
"""These do not say how long they are; their packets do."""
_COUNTED_VIDEO = {"flv"}
"""Its header counts from zero, wherever the picture begins."""
_LARGEST_COUNTED = 256 * 1024 * 1024
_PICTURE_CONTAINERS = {"tiff", "avif"}


def probe(path: str) -> Media:
    """What a local file holds; raises a `MediaProblem` for what cannot be shown or heard."""
    file_type = recognise(path)
    check_whole(path, file_type)
    if file_type.reader == "drawing":
        width, height = svg_size(Path(path).read_bytes())
        return Media(path, "image", width, height, has_alpha=True, is_vector=True)
    if file_type.reader == "picture":
        return _picture(path)
    if file_type.reader == "flipbook":
        return _flipbook(path)
    with open_container(path, file_type) as container:
        stream = picture_stream(container)
        if stream is None:
            return _sound(path, file_type, container)
        return _video(path, file_type, container, stream)


def probe_guarded(
    path: str, timeout_seconds: float = 20, memory_bytes: int = 1024 * 1024 * 1024
) -> Media:
    """The same in a child process with bounded time and memory, for files that strangers gave."""
    from kinoform.engine.guard import probe_in_child  # noqa: PLC0415

    return probe_in_child(path, timeout_seconds, memory_bytes)


def _picture(path: str) -> Media:
    picture = EncodedPicture(path)
    turn, _ = turn_of_origin(picture.orientation)
    width, height = picture.size if turn % 180 == 0 else picture.size[::-1]
    has_alpha = not picture.is_opaque
    return Media(path, "image", width, height, has_alpha=has_alpha, rotation_degrees=turn)


def _flipbook(path: str) -> Media:
    book = Flipbook(path)
    if book.page_count == 1:
        return Media(path, "image", *book.size, has_alpha=book.has_alpha)
    return Media(
        path,
        "animation",
        *book.size,
        duration=book.duration,
        rate=book.page_count / book.duration,
        has_alpha=book.has_alpha,
    )


def _sound(path: str, file_type: FileType, container: InputContainer) -> Media:
    stream = next(iter(container.streams.audio), None)
    if stream is None:
        raise MediaProblem(
            "media_unsupported",
            "The file has neither a picture nor sound.",
            "Give an image, a video or a sound file.",
        )
    duration = _stream_seconds(container, stream)
    if file_type.name in _COUNTED_SOUND and _is_short(path):
        duration = _counted_seconds(container, stream)
    if not duration:
        raise MediaProblem("media_truncated", "The sound is empty.", "Upload the whole file again.")
    return Media(path, "audio", duration=duration, has_picture=False, has_sound=True)


def _video(path: str, file_type: FileType, container: InputContainer, stream: VideoStream) -> Media:
    check_dimensions(stream.width, stream.height)
    sounds = list(container.streams.audio)
    rate = _rate_of(stream)
    picture_seconds = _on_grid(_stream_seconds(container, stream), rate)
    sound_seconds = max(
        (_stream_seconds(container, sound) for sound in sounds), default=Fraction(0)
    )
    frame = _first_frame(container, stream)
    turn = -frame.rotation % 360
    aspect = stream.sample_aspect_ratio or Fraction(1)
    width, height = max(1, round(frame.width * aspect)), frame.height
    if turn % 180:
        width, height = height, width
    alpha = carries_alpha(frame) or stream.metadata.get("alpha_mode") == "1"
    if file_type.name in _PICTURE_CONTAINERS:
        return Media(path, "image", width, height, has_alpha=alpha, rotation_degrees=turn)
    if not picture_seconds or (file_type.name in _COUNTED_VIDEO and _is_short(path)):
        picture_seconds = _on_grid(_counted_seconds(container, stream), rate)
    outlasts = sound_seconds > picture_seconds + _MUCH_LONGER
    return Media(
        path,
        "animation" if file_type.name == "apng" else "video",
        width,
        height,
        duration=sound_seconds if outlasts else picture_seconds,
        rate=rate,
        has_sound=bool(sounds),
        has_alpha=alpha,
        rotation_degrees=turn,
    )


def _is_short(path: str) -> bool:
    return Path(path).stat().st_size <= _LARGEST_COUNTED


def _first_frame(container: InputContainer, stream: VideoStream) -> VideoFrame:
    """The first frame, which alone tells how the picture is turned and what it is made of."""
    stream.codec_context.thread_type = "NONE"
    try:
        for packet in container.demux(stream):
            try:
                frames = packet.decode()
            except av.error.InvalidDataError:
                continue
            if frames:
                check_dimensions(frames[0].width, frames[0].height)
                return frames[0]
    except av.error.FFmpegError as error:
        raise _undecodable(stream) from error
    raise _undecodable(stream)


def _undecodable(stream: VideoStream) -> MediaProblem:
    return MediaProblem(
        "media_unreadable",
        f"No frame of the {stream.codec_context.name} video can be decoded.",
        "Play it elsewhere to check it, and export it as MP4 with H.264.",
    )


def _rate_of(stream: VideoStream) -> Fraction | None:
    average = stream.average_rate
    return FrameRate.of(average).per_second if average else nominal_rate(stream)


def _stream_seconds(container: InputContainer, stream: Any) -> Fraction:
    """The duration that a stream has by its own clock, or that of the whole file."""
    if stream.duration and stream.time_base:
        return Fraction(stream.duration * stream.time_base)
    tagged = _tagged_seconds(stream.metadata.get("DURATION", ""))
    if tagged:
        begin = stream.start_time * stream.time_base if stream.start_time else Fraction(0)
        return tagged - begin
    return Fraction(container.duration or 0, av.time_base)


def _tagged_seconds(text: str) -> Fraction | None:
    """Seconds from Matroska's 00:00:01.668000000, which is the end of a stream."""
    try:
        hours, minutes, seconds = (Fraction(part) for part in text.split(":"))
    except ValueError:
        return None
    return hours * 3600 + minutes * 60 + seconds


def _counted_seconds(container: InputContainer, stream: Any) -> Fraction:
    """The duration by the packets themselves."""
    begin, end = None, None
    try:
        container.seek(0)
    except av.error.FFmpegError:
        return Fraction(0)
    for packet in container.demux(stream):
        if packet.pts is not None:
            begin = packet.pts if begin is None else min(begin, packet.pts)
            reached = packet.pts + (packet.duration or 0)
            end = reached if end is None else max(end, reached)
    if begin is None or end is None:
        return Fraction(0)
    return Fraction((end - begin) * stream.time_base)


def _on_grid(seconds: Fraction, rate: Fraction | None) -> Fraction:
    """A duration that was rounded by its container, as a whole number of frames."""
    if not rate:
        return seconds
    even = round(seconds * rate) / rate
    return even if even and abs(even - seconds) <= _ROUNDING else seconds


if __name__ == "__main__":
    from kinoform.engine.guard import answer_parent

    answer_parent(probe, *sys.argv[1:4])
