"""Whether a file ends where it says that it ends."""

from __future__ import annotations

import os
import struct
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from kinoform.engine.file_type import FileType
from kinoform.engine.media_problem import MediaProblem

_TAIL_BYTES = 65_536
_SEGMENT = b"\x18S\x80g"


def check_whole(path: str, file_type: FileType) -> None:
    """Pass for a complete file; raise `media_truncated` when its end is missing."""
    declared_end = _END_BY_NAME.get(file_type.name)
    size = Path(path).stat().st_size
    with Path(path).open("rb") as file:
        if declared_end is not None:
            end = declared_end(file, size)
            if end > size:
                raise _truncated(f"The file says {end} bytes, but {size} are there.")
        mark = _MARK_BY_NAME.get(file_type.name)
        if mark is not None:
            file.seek(max(0, size - _TAIL_BYTES))
            if mark not in file.read():
                raise _truncated("The end of the picture is missing.")


def _truncated(message: str) -> MediaProblem:
    return MediaProblem("media_truncated", message, "Upload the whole file again.")


def _end_of_boxes(file: BinaryIO, size: int) -> int:
    """Where the last MP4 box ends; a file without its table of contents has no end."""
    at, seen = 0, set()
    while at + 8 <= size:
        file.seek(at)
        header = file.read(16)
        length, kind = struct.unpack(">I4s", header[:8])
        if not all(32 <= byte < 127 or byte == 0xA9 for byte in kind):
            break
        if length == 1 and len(header) == 16:
            length = struct.unpack(">Q", header[8:])[0]
        elif length == 0:
            length = size - at
        if length < 8:
            break
        seen.add(kind)
        at += length
    if not seen & {b"moov", b"moof", b"meta"} and at <= size:
        raise _truncated("The table of contents at the end of the file is missing.")
    return at


def _end_of_riff(file: BinaryIO, size: int) -> int:
    kind, length = struct.unpack("<4sI", file.read(8))
    return size if kind != b"RIFF" or length >= 0xFFFF_FF00 else length + 8


def _end_of_matroska(file: BinaryIO, size: int) -> int:
    file.seek(4)
    file.seek(_ebml_number(file) or 0, os.SEEK_CUR)
    if file.read(4) != _SEGMENT:
        return size
    length = _ebml_number(file)
    return size if length is None else file.tell() + length


def _ebml_number(file: BinaryIO) -> int | None:
    """A length as Matroska writes it; None when it was unknown at the time of writing."""
    first = file.read(1)[0]
    width = 9 - first.bit_length()
    value = int.from_bytes(bytes([first & (0xFF >> width)]) + file.read(width - 1))
    return None if value == (1 << (7 * width)) - 1 else value


_END_BY_NAME: dict[str, Callable[[BinaryIO, int], int]] = {
    "mp4": _end_of_boxes,
    "avif": _end_of_boxes,
    "avi": _end_of_riff,
    "wav": _end_of_riff,
    "webp": _end_of_riff,
    "matroska": _end_of_matroska,
}
_MARK_BY_NAME = {"png": b"IEND", "apng": b"IEND", "jpeg": b"\xff\xd9"}
