"""Files that begin as one thing so as to be taken, and are another to whoever opens them."""

from __future__ import annotations

import io
import re
from typing import IO

from kinoform.kit.content_type import Unwelcome

_PDF_STARTS_WITHIN = 1024
_ARCHIVE_MARK = b"PK\x05\x06"
_ARCHIVE_END_BYTES = 22
_LONGEST_COMMENT = 65_535
_PAGE = re.compile(rb"<script\b|<html\b|<!doctype\s+html|<\?php|<iframe\b", re.IGNORECASE)
_CLEAN_COPY = "Open it in an editor of its kind and export a clean copy."


def second_nature(file: IO[bytes], head: bytes, size_bytes: int) -> Unwelcome | None:
    """What a file that looks like media also is: a web page, a PDF or an archive."""
    if not head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<") and _PAGE.search(head):
        return Unwelcome("media with a web page or a script inside", _CLEAN_COPY)
    if b"%PDF-" in head[:_PDF_STARTS_WITHIN]:
        return Unwelcome("media with a PDF inside", _CLEAN_COPY)
    if _ends_as_archive(file, size_bytes):
        return Unwelcome("media with an archive behind it", _CLEAN_COPY)
    return None


def _ends_as_archive(file: IO[bytes], size_bytes: int) -> bool:
    """Whether the last bytes are the directory of a ZIP, whose comment ends with the file."""
    tail_bytes = min(size_bytes, _ARCHIVE_END_BYTES + _LONGEST_COMMENT)
    file.seek(-tail_bytes, io.SEEK_END)
    tail = file.read(tail_bytes)
    place = tail.rfind(_ARCHIVE_MARK)
    while place >= 0:
        comment_bytes = tail[place + 20 : place + _ARCHIVE_END_BYTES]
        ends_at = place + _ARCHIVE_END_BYTES + int.from_bytes(comment_bytes, "little")
        if len(comment_bytes) == 2 and ends_at == len(tail):
            return True
        place = tail.rfind(_ARCHIVE_MARK, 0, place)
    return False
