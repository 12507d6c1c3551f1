"""What kind of media a local file is, judged by its first bytes and never by its name.

Only what is listed here is ever opened, and each with the one demuxer that belongs to it: a
playlist, a script or an address inside a file can never choose what is read.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from kinoform.engine.media_problem import MediaProblem
from kinoform.kit.content_type import HEAD_BYTES, Form, Unwelcome, form_of

Reader = Literal["picture", "flipbook", "drawing", "container"]


@dataclass(frozen=True, slots=True)
class FileType:
    """How a file is read: by which reader, and for containers by which demuxer."""

    name: str
    reader: Reader
    demuxer: str = ""


_READERS: dict[Form, Reader] = {
    "jpeg": "picture",
    "png": "picture",
    "bmp": "picture",
    "gif": "flipbook",
    "webp": "flipbook",
    "svg": "drawing",
}
_DEMUXERS: dict[Form, str] = {"avif": "mov", "mp4": "mov", "tiff": "tiff_pipe"}
"""Where the demuxer of a container is not called like the form."""
_APNG = FileType("apng", "container", "apng")
_HEIC = Unwelcome("a HEIC picture", "Export it as JPEG or PNG.")


def recognise(path: str) -> FileType:
    """The type of a local file; raises a `MediaProblem` for what is no media."""
    form = form_of(_head_of(path))
    if form == "heic":
        form = _HEIC
    if isinstance(form, Unwelcome):
        raise MediaProblem("media_unsupported", f"The file is {form.what}.", form.hint)
    if form == "png" and b"acTL" in _before_pixels(path):
        return _APNG
    reader = _READERS.get(form, "container")
    demuxer = _DEMUXERS.get(form, form) if reader == "container" else ""
    return FileType(form, reader, demuxer)


def _head_of(path: str) -> bytes:
    if "\0" in path or not Path(path).is_file():
        raise MediaProblem("media_missing", f"There is no file at {Path(path).name!r}.")
    with Path(path).open("rb") as file:
        head = file.read(HEAD_BYTES)
    if not head:
        raise MediaProblem("media_empty", "The file is empty.", "Upload it again.")
    return head


def _before_pixels(path: str) -> bytes:
    """A PNG up to its first pixels, where an animation must declare itself."""
    with Path(path).open("rb") as file:
        return file.read(1 << 20).partition(b"IDAT")[0]
