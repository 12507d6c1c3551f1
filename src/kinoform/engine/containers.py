"""Media containers, opened so that nothing but the named local file can be read."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from kinoform.engine.file_type import FileType
from kinoform.engine.media_problem import MediaProblem
from kinoform.kit.lazy import av

if TYPE_CHECKING:
    from av.container import InputContainer
    from av.video.stream import VideoStream


def open_container(path: str, file_type: FileType) -> InputContainer:
    """The container of a recognised file; the caller closes it."""
    try:
        return av.open(
            f"file:{Path(path).absolute()}",
            "r",
            format=file_type.demuxer,
            options={"protocol_whitelist": "file"},
            metadata_errors="replace",
        )
    except av.error.FFmpegError as error:
        raise MediaProblem(
            "media_unreadable",
            f"The {file_type.name} file is damaged: {error.strerror}.",
            "Play it elsewhere to check it, and export it again.",
        ) from error


def picture_stream(container: InputContainer) -> VideoStream | None:
    """The moving picture of a container; cover art is none."""
    art = av.stream.Disposition.attached_pic | av.stream.Disposition.timed_thumbnails
    streams = [stream for stream in container.streams.video if not stream.disposition & art]
    preferred = [s for s in streams if s.disposition & av.stream.Disposition.default]
    return next(iter(preferred or streams), None)


def read_only(container: InputContainer, wanted: Any) -> None:
    """Let the demuxer skip every stream but one."""
    for stream in container.streams:
        if stream.index != wanted.index:
            stream.discard = av.stream.Discard.all
