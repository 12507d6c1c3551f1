"""What kind of media a local file is, judged by its first bytes and never by its name.

Only what is listed here is ever opened, and each with the one demuxer that belongs to it: a
playlist, a script or an address inside a file can never choose what is read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from kinoform.engine.media_problem import MediaProblem

Reader = Literal["picture", "flipbook", "drawing", "container"]

_HEAD_BYTES = 4096


@dataclass(frozen=True, slots=True)
class FileType:
    """How a file is read: by which reader, and for containers by which demuxer."""

    name: str
    reader: Reader
    demuxer: str = ""


_GIF = FileType("gif", "flipbook")
_WEBP = FileType("webp", "flipbook")
_PNG = FileType("png", "picture")
_APNG = FileType("apng", "container", "apng")
_SVG = FileType("svg", "drawing")
_AVIF = FileType("avif", "container", "mov")
_MP3 = FileType("mp3", "container", "mp3")
_AAC = FileType("aac", "container", "aac")
_FLAC = FileType("flac", "container", "flac")
_MOV = FileType("mp4", "container", "mov")
_MPEGTS = FileType("mpegts", "container", "mpegts")

_BY_PREFIX: tuple[tuple[bytes, FileType], ...] = (
    (b"\xff\xd8\xff", FileType("jpeg", "picture")),
    (b"GIF87a", _GIF),
    (b"GIF89a", _GIF),
    (b"BM", FileType("bmp", "picture")),
    (b"II*\x00", FileType("tiff", "container", "tiff_pipe")),
    (b"MM\x00*", FileType("tiff", "container", "tiff_pipe")),
    (b"\x1aE\xdf\xa3", FileType("matroska", "container", "matroska")),
    (b"OggS", FileType("ogg", "container", "ogg")),
    (b"fLaC", _FLAC),
    (b"FLV\x01", FileType("flv", "container", "flv")),
    (b"\x00\x00\x01\xba", FileType("mpeg", "container", "mpeg")),
    (b"0&\xb2u\x8ef\xcf\x11", FileType("asf", "container", "asf")),
    (b"caff", FileType("caf", "container", "caf")),
    (b"#!AMR", FileType("amr", "container", "amr")),
)
_BY_RIFF = {
    b"AVI ": FileType("avi", "container", "avi"),
    b"WAVE": FileType("wav", "container", "wav"),
    b"WEBP": _WEBP,
}
_REFUSED: tuple[tuple[bytes, str, str], ...] = (
    (b"PK\x03\x04", "an archive or office file", "Unpack it and give the media itself."),
    (b"%PDF", "a PDF", "Export the page as PNG or SVG."),
    (b"\x1f\x8b", "a gzip file", "Unpack it and give the media itself."),
    (b"#EXTM3U", "a playlist", "Give the media file that it points to."),
    (b"ffconcat", "a playlist", "Give the media file that it points to."),
    (b"v=0", "a session description", "Give a recorded file."),
)


def recognise(path: str) -> FileType:
    """The type of a local file; raises a `MediaProblem` for what is no media."""
    head = _head_of(path)
    found = _binary_type(head) or _text_type(head)
    if found is _PNG and b"acTL" in _before_pixels(path):
        return _APNG
    return found


def _head_of(path: str) -> bytes:
    if "\0" in path or not Path(path).is_file():
        raise MediaProblem("media_missing", f"There is no file at {Path(path).name!r}.")
    with Path(path).open("rb") as file:
        head = file.read(_HEAD_BYTES)
    if not head:
        raise MediaProblem("media_empty", "The file is empty.", "Upload it again.")
    return head


def _binary_type(head: bytes) -> FileType | None:
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return _PNG
    for prefix, file_type in _BY_PREFIX:
        if head.startswith(prefix):
            return file_type
    if head[:4] in {b"RIFF", b"RF64", b"BW64"}:
        return _BY_RIFF.get(head[8:12])
    if head[:4] == b"FORM" and head[8:12] in {b"AIFF", b"AIFC"}:
        return FileType("aiff", "container", "aiff")
    if head[4:8] == b"ftyp":
        return _by_brand(head)
    if head[4:8] in {b"moov", b"mdat", b"free", b"wide", b"skip"}:
        return _MOV
    if head[:1] == b"G" and head[188:189] in {b"G", b""} and len(head) >= 188:
        return _MPEGTS
    return _tagged_sound(head)


def _by_brand(head: bytes) -> FileType:
    brand = head[8:12]
    if brand in {b"avif", b"avis"}:
        return _AVIF
    if brand in {b"heic", b"heix", b"mif1", b"msf1", b"heim", b"heis"}:
        if b"avif" in head[8:64]:
            return _AVIF
        raise _refusal("a HEIC picture", "Export it as JPEG or PNG.")
    return _MOV


def _tagged_sound(head: bytes) -> FileType | None:
    """MP3 and AAC have no signature of their own: a tag, or the sync bits of a frame."""
    if head.startswith(b"ID3") and len(head) > 10:
        high, second, third, low = head[6:10]
        size = high << 21 | second << 14 | third << 7 | low
        after = head[10 + size :]
        return _FLAC if after.startswith(b"fLaC") else _frame_sync(after) or _MP3
    return _frame_sync(head)


def _frame_sync(head: bytes) -> FileType | None:
    if len(head) < 4 or head[0] != 0xFF or head[1] & 0xE0 != 0xE0:
        return None
    layer = head[1] & 0x06
    if layer == 0:
        return _AAC if head[1] & 0xF0 == 0xF0 else None
    return _MP3 if head[2] & 0xF0 != 0xF0 else None


def _text_type(head: bytes) -> FileType:
    for prefix, what, hint in _REFUSED:
        if head.startswith(prefix):
            raise _refusal(what, hint)
    text = head.decode("utf-8", "replace").lstrip("\ufeff \t\r\n")
    lowered = text.lower()
    if re.match(r"<!doctype\s+html|<html|<head|<body", lowered):
        raise _refusal("a web page", "Give the address of the file, not of the page around it.")
    if text.startswith("<") and re.search(r"<(\w+:)?svg[\s>]", text):
        return _SVG
    if text.startswith("<") and "<mpd" in lowered:
        raise _refusal("a playlist", "Give the media file that it points to.")
    if "\ufffd" not in text and "\0" not in text:
        raise _refusal("text", "Give an image, a video or a sound file.")
    raise _refusal(
        "of no kind that is read here",
        "Images: JPEG, PNG, WebP, GIF, BMP, TIFF, AVIF, SVG. Video: MP4, MOV, WebM, MKV, TS, AVI, "
        "FLV, MPEG, WMV, OGV. Sound: MP3, AAC, WAV, FLAC, OGG, AIFF, CAF, AMR.",
    )


def _refusal(what: str, hint: str) -> MediaProblem:
    return MediaProblem("media_unsupported", f"The file is {what}.", hint)


def _before_pixels(path: str) -> bytes:
    """A PNG up to its first pixels, where an animation must declare itself."""
    with Path(path).open("rb") as file:
        return file.read(1 << 20).partition(b"IDAT")[0]
