"""The text of a table's file, whatever encoding a program has exported it in."""

from __future__ import annotations

from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from pathlib import Path

from kinoform.model.problem import InvalidDocument, Problem

MOST_BYTES = 1_000_000_000
_BOOKS = {
    b"PK\x03\x04": "a workbook or another zip",
    b"\xd0\xcf\x11\xe0": "a workbook of an old kind",
    b"\x1f\x8b": "a compressed file",
}


def unreadable(message: str, hint: str) -> InvalidDocument:
    """The refusal of a whole table."""
    return InvalidDocument((Problem("table_unreadable", "", message, hint),))


def text_of(path: Path) -> str:
    """What is written in a file; raises InvalidDocument where that is no text."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise unreadable(f"{path.name} has more than {MOST_BYTES:,} bytes", "split the table")
        written = path.read_bytes()
    except OSError as error:
        raise unreadable(f"cannot read {path}: {error.strerror}", "name a CSV file") from None
    for mark, kind in _BOOKS.items():
        if written.startswith(mark):
            raise unreadable(f"{path.name} is {kind}", "export the sheet as CSV in UTF-8")
    is_wide = written.startswith((BOM_UTF16_LE, BOM_UTF16_BE))
    try:
        text = written.decode("utf-16" if is_wide else "utf-8-sig")
    except UnicodeDecodeError as wrong:
        at = "" if is_wide else f" at line {written.count(10, 0, wrong.start) + 1}"
        raise unreadable(f"{path.name} is not UTF-8{at}", "save the table as UTF-8") from None
    if "\0" in text:
        raise unreadable(f"{path.name} is no text: it holds zeros", "save the table as UTF-8")
    return text
