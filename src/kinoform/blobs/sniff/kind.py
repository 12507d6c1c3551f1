"""The kind of an uploaded file, or why it is not taken."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import IO, Literal

from kinoform.blobs.sniff.disguise import second_nature
from kinoform.blobs.sniff.iso import iso_tracks
from kinoform.blobs.sniff.matroska import matroska_tracks
from kinoform.blobs.sniff.mpeg_sound import sound_form
from kinoform.blobs.sniff.ogg import ogg_tracks
from kinoform.blobs.sniff.svg import fault_of_svg
from kinoform.blobs.sniff.track import Track
from kinoform.kit.content_type import HEAD_BYTES, UNKNOWN, Form, Unwelcome, form_of

Medium = Literal["image", "video", "audio"]


@dataclass(frozen=True, slots=True)
class ContentKind:
    """What a file is for the one who uses it, its MIME type, and the usual end of its name."""

    medium: Medium
    mime: str
    ending: str


_TAKEN = (
    "Images: JPEG, PNG, WebP, GIF, SVG, AVIF, HEIC. Video: MP4, MOV, WebM, OGG. "
    "Sound: MP3, WAV, AAC, M4A, FLAC, OGG."
)
_PLAIN: dict[Form, ContentKind] = {
    "jpeg": ContentKind("image", "image/jpeg", ".jpg"),
    "png": ContentKind("image", "image/png", ".png"),
    "webp": ContentKind("image", "image/webp", ".webp"),
    "gif": ContentKind("image", "image/gif", ".gif"),
    "svg": ContentKind("image", "image/svg+xml", ".svg"),
    "avif": ContentKind("image", "image/avif", ".avif"),
    "wav": ContentKind("audio", "audio/wav", ".wav"),
    "flac": ContentKind("audio", "audio/flac", ".flac"),
    "mp3": ContentKind("audio", "audio/mpeg", ".mp3"),
    "aac": ContentKind("audio", "audio/aac", ".aac"),
}
_HEIC = ContentKind("image", "image/heic", ".heic")
_HEIF = ContentKind("image", "image/heif", ".heif")
_MP4 = ContentKind("video", "video/mp4", ".mp4")
_MOV = ContentKind("video", "video/quicktime", ".mov")
_M4A = ContentKind("audio", "audio/mp4", ".m4a")
_WEBM = ContentKind("video", "video/webm", ".webm")
_WEBA = ContentKind("audio", "audio/webm", ".weba")
_OGV = ContentKind("video", "video/ogg", ".ogv")
_OGG = ContentKind("audio", "audio/ogg", ".ogg")
_SILENT_AND_BLANK = Unwelcome("a container without pictures or sound", "Export it again.")


def content_kind(file: IO[bytes]) -> ContentKind | Unwelcome:
    """The kind of a whole file, which is read here and there; its name plays no part.

    A file that is two things at once, that leads to another file, or that holds scripts is
    unwelcome. Whether it decodes is not looked at.
    """
    size_bytes = file.seek(0, io.SEEK_END)
    file.seek(0)
    head = file.read(HEAD_BYTES)
    if not head:
        return Unwelcome("empty", "Choose the file again.")
    form = form_of(head)
    if form is UNKNOWN:
        return Unwelcome(UNKNOWN.what, _TAKEN)
    if isinstance(form, Unwelcome):
        return form
    return second_nature(file, head, size_bytes) or _kind_of(form, file, head, size_bytes)


def _kind_of(form: Form, file: IO[bytes], head: bytes, size_bytes: int) -> ContentKind | Unwelcome:
    match form:
        case "svg":
            return fault_of_svg(file, size_bytes) or _PLAIN[form]
        case "mp3" | "aac":
            sound = sound_form(file, head, size_bytes)
            return _PLAIN[sound] if sound else Unwelcome(UNKNOWN.what, _TAKEN)
        case "heic":
            return _HEIF if head[8:12] in {b"mif1", b"msf1"} else _HEIC
        case "mp4":
            return _in_iso(iso_tracks(file, size_bytes), head)
        case "matroska":
            return _in_tracks(matroska_tracks(file, size_bytes), _WEBM, _WEBA)
        case "ogg":
            return _in_tracks(ogg_tracks(file), _OGV, _OGG)
        case _:
            name = f"a file in the form {form.upper()}"
            return _PLAIN.get(form) or Unwelcome(f"{name}, which is not taken", _TAKEN)


def _in_iso(tracks: frozenset[Track] | Unwelcome, head: bytes) -> ContentKind | Unwelcome:
    brand = head[8:12] if head[4:8] == b"ftyp" else b"qt  "
    if brand in {b"M4A ", b"M4B "}:  # a picture in it is the cover
        return _in_tracks(tracks, _M4A, _M4A)
    return _in_tracks(tracks, _MOV if brand == b"qt  " else _MP4, _M4A)


def _in_tracks(
    tracks: frozenset[Track] | Unwelcome, film: ContentKind, sound: ContentKind
) -> ContentKind | Unwelcome:
    if isinstance(tracks, Unwelcome):
        return tracks
    if "video" in tracks:
        return film
    return sound if "audio" in tracks else _SILENT_AND_BLANK
