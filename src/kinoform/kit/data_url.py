"""What a data: URL holds, decoded here and within a limit."""

from __future__ import annotations

import base64
import binascii
from urllib.parse import unquote_to_bytes

from kinoform.kit.addresses import redacted
from kinoform.kit.refusal import FetchRefused


def is_data_url(url: str) -> bool:
    return url[:5].lower() == "data:"


def read_data_url(url: str, max_bytes: int) -> tuple[str, bytes]:
    """The content type and the bytes; percent-encoded or base64."""
    head, comma, body = url[5:].partition(",")
    if not comma:
        raise FetchRefused("fetch_bad_url", f"{redacted(url)} has no comma before its data")
    written_type, *parameters = (part.strip().lower() for part in head.split(";"))
    if len(body) > 4 * max_bytes:
        # Even if every byte is escaped, with three characters, it cannot fit.
        raise _too_large(url, max_bytes)
    data = unquote_to_bytes(body)
    if "base64" in parameters:
        try:
            packed = b"".join(data.split()).rstrip(b"=")
            data = base64.b64decode(packed + b"=" * (-len(packed) % 4), validate=True)
        except binascii.Error as fault:
            raise FetchRefused("fetch_bad_url", f"{redacted(url)} is not base64") from fault
    if len(data) > max_bytes:
        raise _too_large(url, max_bytes)
    return written_type or "text/plain", data


def _too_large(url: str, max_bytes: int) -> FetchRefused:
    return FetchRefused("fetch_too_large", f"{redacted(url)} holds more than {max_bytes} bytes")
