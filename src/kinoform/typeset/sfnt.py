"""The bytes of a font file that shapers and canvases understand."""

from __future__ import annotations

import importlib.util
import io
from pathlib import Path

from kinoform.model.problem import KinoformError

_PLAIN = (b"\x00\x01\x00\x00", b"OTTO", b"ttcf", b"true", b"typ1")


class UnreadableFont(KinoformError):
    """The file is no font that can be used; the message says what would be."""


def font_bytes(path: str) -> bytes | None:
    """The unpacked font of a WOFF file; None for a file that can be read as it is."""
    try:
        with Path(path).open("rb") as file:
            magic = file.read(4)
    except OSError as error:
        raise UnreadableFont(f"The font file {path} cannot be read: {error.strerror}.") from error
    if magic in _PLAIN:
        return None
    if magic == b"wOF2" and importlib.util.find_spec("brotli") is None:
        raise UnreadableFont(
            f"{Path(path).name} is WOFF2, which needs the package brotli. "
            "Install it, or give the font as TTF, OTF or WOFF."
        )
    if magic not in {b"wOFF", b"wOF2"}:
        raise UnreadableFont(f"{Path(path).name} is not a TTF, OTF, TTC, WOFF or WOFF2 font.")
    return _unpacked(path)


def _unpacked(path: str) -> bytes:
    from fontTools.ttLib import TTFont, TTLibError  # noqa: PLC0415 - only packed fonts need it

    try:
        with TTFont(path, recalcTimestamp=False) as font:
            font.flavor = None
            plain = io.BytesIO()
            font.save(plain, reorderTables=None)
    except (TTLibError, OSError, ValueError, KeyError, AssertionError) as error:
        raise UnreadableFont(f"{Path(path).name} is damaged: {error}.") from error
    return plain.getvalue()
