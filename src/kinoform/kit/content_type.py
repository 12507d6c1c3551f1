"""Which form a file has, judged by its first bytes and never by its name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

HEAD_BYTES = 4096
"""How much of a file is looked at."""

Form = Literal[
    "jpeg", "png", "webp", "gif", "svg", "avif", "heic", "bmp", "tiff",
    "mp4", "matroska", "avi", "mpeg", "mpegts", "flv", "asf",
    "mp3", "aac", "flac", "wav", "ogg", "aiff", "caf", "amr",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Unwelcome:
    """What a file is instead of media, and what would help whoever gave it."""

    what: str
    hint: str


_BY_PREFIX: tuple[tuple[bytes, Form], ...] = (
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"\xff\xd8\xff", "jpeg"),
    (b"GIF87a", "gif"),
    (b"GIF89a", "gif"),
    (b"BM", "bmp"),
    (b"II*\x00", "tiff"),
    (b"MM\x00*", "tiff"),
    (b"\x1aE\xdf\xa3", "matroska"),
    (b"OggS", "ogg"),
    (b"fLaC", "flac"),
    (b"FLV\x01", "flv"),
    (b"\x00\x00\x01\xba", "mpeg"),
    (b"0&\xb2u\x8ef\xcf\x11", "asf"),
    (b"caff", "caf"),
    (b"#!AMR", "amr"),
)
_BY_RIFF: dict[bytes, Form] = {b"AVI ": "avi", b"WAVE": "wav", b"WEBP": "webp"}
_REFUSED: tuple[tuple[bytes, Unwelcome], ...] = (
    (
        b"PK\x03\x04",
        Unwelcome("an archive or office file", "Unpack it and give the media itself."),
    ),
    (b"%PDF", Unwelcome("a PDF", "Export the page as PNG or SVG.")),
    (b"\x1f\x8b", Unwelcome("a gzip file", "Unpack it and give the media itself.")),
    (b"#EXTM3U", Unwelcome("a playlist", "Give the media file that it points to.")),
    (b"ffconcat", Unwelcome("a playlist", "Give the media file that it points to.")),
    (b"v=0", Unwelcome("a session description", "Give a recorded file.")),
)

UNKNOWN = Unwelcome(
    "of no kind that is read here",
    "Images: JPEG, PNG, WebP, GIF, BMP, TIFF, AVIF, SVG. Video: MP4, MOV, WebM, MKV, TS, AVI, "
    "FLV, MPEG, WMV, OGV. Sound: MP3, AAC, WAV, FLAC, OGG, AIFF, CAF, AMR.",
)


def form_of(head: bytes) -> Form | Unwelcome:
    """The form that the first `HEAD_BYTES` of a file tell; or what it is instead."""
    return _binary_form(head) or _text_form(head)


def bytes_of_tag(head: bytes) -> int:
    """How long the ID3 tag is that a sound begins with; 0 when there is none."""
    if not head.startswith(b"ID3") or len(head) <= 10:
        return 0
    high, second, third, low = head[6:10]
    return 10 + (high << 21 | second << 14 | third << 7 | low)


def _binary_form(head: bytes) -> Form | None:
    for prefix, form in _BY_PREFIX:
        if head.startswith(prefix):
            return form
    if head[:4] in {b"RIFF", b"RF64", b"BW64"}:
        return _BY_RIFF.get(head[8:12])
    if head[:4] == b"FORM" and head[8:12] in {b"AIFF", b"AIFC"}:
        return "aiff"
    if head[4:8] == b"ftyp":
        return _by_brand(head)
    if head[4:8] in {b"moov", b"mdat", b"free", b"wide", b"skip"}:
        return "mp4"
    if head[:1] == b"G" and head[188:189] in {b"G", b""} and len(head) >= 188:
        return "mpegts"
    return _tagged_sound(head)


def _by_brand(head: bytes) -> Form:
    brand = head[8:12]
    if brand in {b"avif", b"avis"}:
        return "avif"
    if brand in {b"heic", b"heix", b"mif1", b"msf1", b"heim", b"heis"}:
        return "avif" if b"avif" in head[8:64] else "heic"
    return "mp4"


def _tagged_sound(head: bytes) -> Form | None:
    """MP3 and AAC have no signature of their own: a tag, or the sync bits of a frame."""
    tag_bytes = bytes_of_tag(head)
    if not tag_bytes:
        return _frame_sync(head)
    after = head[tag_bytes:]
    return "flac" if after.startswith(b"fLaC") else _frame_sync(after) or "mp3"


def _frame_sync(head: bytes) -> Form | None:
    if len(head) < 4 or head[0] != 0xFF or head[1] & 0xE0 != 0xE0:
        return None
    if head[1] == 0xFE:
        return None  # the mark that UTF-16 text begins with
    layer = head[1] & 0x06
    if layer == 0:
        return "aac" if head[1] & 0xF0 == 0xF0 else None
    return "mp3" if head[2] & 0xF0 != 0xF0 else None


def _text_form(head: bytes) -> Form | Unwelcome:
    for prefix, refusal in _REFUSED:
        if head.startswith(prefix):
            return refusal
    text = head.decode("utf-8", "replace").lstrip("\ufeff \t\r\n")
    lowered = text.lower()
    if re.match(r"<!doctype\s+html|<html|<head|<body", lowered):
        return Unwelcome("a web page", "Give the address of the file, not of the page around it.")
    if text.startswith("<") and re.search(r"<(\w+:)?svg[\s>]", text):
        return "svg"
    if text.startswith("<") and "<mpd" in lowered:
        return Unwelcome("a playlist", "Give the media file that it points to.")
    if "\ufffd" not in text and "\0" not in text:
        return Unwelcome("text", "Give an image, a video or a sound file.")
    return UNKNOWN
