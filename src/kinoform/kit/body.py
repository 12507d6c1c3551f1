"""The bytes of a web answer, decoded and counted while they come in."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Mapping

from kinoform.kit.refusal import FetchRefused

_PIECE_BYTES = 65_536
_GZIP_WINDOW = zlib.MAX_WBITS | 16


def plain_body(
    chunks: Iterable[bytes], headers: Mapping[str, str], max_bytes: int, shown_url: str
) -> Iterator[bytes]:
    """The content in chunks; raises FetchRefused as soon as it exceeds `max_bytes`.

    What the server says about the length can only end it sooner. Some servers send gzip although
    nobody asked, so that is unpacked, and both what comes in and what comes out is counted.
    """
    declared = headers.get("content-length", "")
    if declared.isdecimal() and int(declared) > max_bytes:
        raise _too_large(max_bytes, shown_url)
    incoming = _limited(chunks, max_bytes, shown_url)
    encoding = headers.get("content-encoding", "").strip().lower()
    if encoding in {"", "identity"}:
        return incoming
    if encoding in {"gzip", "x-gzip"}:
        return _limited(_inflated(incoming, shown_url), max_bytes, shown_url)
    raise FetchRefused("fetch_failed", f"{shown_url} comes in an encoding nobody asked for")


def _limited(chunks: Iterable[bytes], max_bytes: int, shown_url: str) -> Iterator[bytes]:
    seen_bytes = 0
    for chunk in chunks:
        seen_bytes += len(chunk)
        if seen_bytes > max_bytes:
            raise _too_large(max_bytes, shown_url)
        yield chunk


def _inflated(chunks: Iterable[bytes], shown_url: str) -> Iterator[bytes]:
    """The content of a gzip stream in small pieces, however far it swells."""
    inflater = zlib.decompressobj(_GZIP_WINDOW)
    try:
        for chunk in chunks:
            packed = chunk
            while packed:
                if inflater.eof:
                    inflater = zlib.decompressobj(_GZIP_WINDOW)
                yield inflater.decompress(packed, _PIECE_BYTES)
                packed = inflater.unused_data if inflater.eof else inflater.unconsumed_tail
        yield inflater.flush()
    except zlib.error as fault:
        raise FetchRefused("fetch_failed", f"{shown_url} is damaged gzip") from fault
    if not inflater.eof:
        raise FetchRefused("fetch_failed", f"{shown_url} is gzip that breaks off")


def _too_large(max_bytes: int, shown_url: str) -> FetchRefused:
    return FetchRefused("fetch_too_large", f"{shown_url} is larger than {max_bytes} bytes")
