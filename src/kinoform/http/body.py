"""JSON that a request brings, read within limits."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import Any

from starlette.requests import Request

from kinoform.app.refusal import Refused
from kinoform.compile.read import Limits, read_document
from kinoform.model.problem import InvalidDocument

LIMITS = Limits(values=500_000)
"""Fewer values than a film may have: others wait while they are read."""
READ_AT_ONCE_BYTES = 64 * 1024
"""A longer body is read beside what goes on."""


async def content_of(request: Request) -> bytes:
    """The bytes of the body, read once however often they are asked for. Raises Refused."""
    kept: bytes | None = getattr(request.state, "content", None)
    if kept is not None:
        return kept
    told = request.headers.get("content-length", "")
    if told.isascii() and told.isdigit() and (len(told) > 18 or int(told) > LIMITS.json_bytes):
        raise _too_large()
    content = bytearray()
    async for chunk in request.stream():
        content += chunk
        if len(content) > LIMITS.json_bytes:
            raise _too_large()
    request.state.content = bytes(content)
    return bytes(content)


async def json_object(request: Request) -> dict[str, Any]:
    """The object in the body; an empty body is an empty object. Raises Refused."""
    content = await content_of(request)
    if not content.strip():
        return {}
    try:
        if len(content) <= READ_AT_ONCE_BYTES:
            return read_document(content, LIMITS)
        return await asyncio.to_thread(read_document, content, LIMITS)
    except InvalidDocument as invalid:
        first = invalid.problems[0]
        if first.code == "not_an_object":
            first = replace(first, message="the body is no JSON object", hint="begin with {")
        problems = (first, *invalid.problems[1:])
        raise Refused("invalid", "INVALID_REQUEST", first.message, first.hint, problems) from None


def _too_large() -> Refused:
    return Refused(
        "too_large", "INVALID_REQUEST",
        f"the body is larger than {LIMITS.json_bytes // 1024**2} MB",
    )  # fmt: skip
