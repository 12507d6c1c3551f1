"""Forms with files that a request brings, read within limits."""

from __future__ import annotations

import re
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import asynccontextmanager

from python_multipart.multipart import parse_options_header
from starlette.datastructures import FormData, Headers
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.requests import Request

from kinoform.app.refusal import Refused

_KIND = b"multipart/form-data"
_BOUNDARY = re.compile(rb"[0-9A-Za-z'()+_,./:=? -]{1,70}", re.ASCII)


@asynccontextmanager
async def form_of(request: Request, *, most_files: int, most_bytes: int) -> AsyncIterator[FormData]:
    """The form in the body, an empty one where there is none; its files go with the block.

    Raises Refused.
    """
    kind, told = parse_options_header(request.headers.get("content-type", ""))
    form = FormData()
    if kind == _KIND:
        length = request.headers.get("content-length", "")
        if length.isascii() and length.isdigit() and float(length) > most_bytes:
            raise _too_large(most_bytes)
        form = await _read(request, told.get(b"boundary", b""), most_files, most_bytes)
    try:
        yield form
    finally:
        await form.close()


async def _read(request: Request, boundary: bytes, most_files: int, most_bytes: int) -> FormData:
    if not _BOUNDARY.fullmatch(boundary):
        raise _unreadable("its boundary is missing or none that forms may have")
    # Nothing else is taken over: among charsets that can be named are some that are no text's.
    headers = Headers(raw=[(b"content-type", _KIND + b'; boundary="' + boundary + b'"')])
    stream = _held(request, most_bytes)
    try:
        return await MultiPartParser(headers, stream, max_files=most_files).parse()
    except MultiPartException as fault:
        raise _unreadable(fault.message.rstrip(".")) from None


async def _held(request: Request, most_bytes: int) -> AsyncGenerator[bytes, None]:
    length = 0
    async for chunk in request.stream():
        length += len(chunk)
        if length > most_bytes:
            raise _too_large(most_bytes)
        yield chunk


def _unreadable(why: str) -> Refused:
    return Refused(
        "invalid", "INVALID_REQUEST", f"the form cannot be read: {why}",
        "send multipart/form-data, as HTTP clients make it of files",
    )  # fmt: skip


def _too_large(most_bytes: int) -> Refused:
    return Refused(
        "too_large", "FILE_TOO_LARGE", f"the files have more than {most_bytes:,} bytes together",
        "send fewer or smaller files at once",
    )  # fmt: skip
