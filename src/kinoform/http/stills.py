"""Stills of documents, as the darkroom draws them."""

from __future__ import annotations

import math
from collections.abc import Awaitable
from typing import Any, Literal, TypeVar

from starlette.requests import Request
from starlette.responses import Response

from kinoform.app.house import House
from kinoform.app.refusal import Refused
from kinoform.http.operations import Media, Parameter
from kinoform.model.problem import InvalidDocument, RenderFailed

WIDEST = 4096
FRESH = {"Cache-Control": "private, max-age=600"}
_FORMATS: dict[str, Literal["png", "jpg", "webp"]] = {"png": "png", "jpg": "jpg", "webp": "webp"}
Answer = TypeVar("Answer")

PICTURE = Media(("image/jpeg", "image/png", "image/webp"), "The picture.")
PARAMETERS = (
    Parameter("t", "Second of the film.", {"type": "number", "minimum": 0, "default": 0}),
    Parameter(
        "width", "Pixels; as wide as the film by itself.",
        {"type": "number", "minimum": 16, "maximum": WIDEST},
    ),
    Parameter("format", "Kind of picture.", {"enum": list(_FORMATS)}),
)  # fmt: skip


async def still(house: House, request: Request, document: dict[str, Any]) -> Response:
    """The picture at the moment that a request asks for; raises Refused."""
    asked = request.query_params
    kind = _FORMATS.get(asked.get("format", "jpg"))
    if kind is None:
        raise Refused("invalid", "INVALID_REQUEST", f"format is one of {', '.join(_FORMATS)}")
    seconds = _number(asked.get("t", "0"), "t")
    wide = asked.get("width")
    width = min(WIDEST, max(16, round(_number(wide, "width")))) if wide else None
    picture = await drawn(house.darkroom.still(document, seconds, width=width, format=kind))
    return Response(picture, media_type=f"image/{kind.replace('jpg', 'jpeg')}", headers=FRESH)


async def drawn(asking: Awaitable[Answer]) -> Answer:
    """What the darkroom answers; its errors as refusals."""
    try:
        return await asking
    except InvalidDocument as invalid:
        first = invalid.problems[0]
        raise Refused(
            "invalid", "INVALID_CONFIG", first.message, first.hint, invalid.problems
        ) from None
    except RenderFailed as failed:
        if failed.problem.code == "no_such_segment":
            raise Refused(
                "not_found", "NOT_FOUND", failed.problem.message, failed.problem.hint
            ) from None
        raise Refused(
            "unavailable", "PREVIEW_FAILED", failed.problem.message, failed.problem.hint
        ) from None


def _number(written: str, name: str) -> float:
    try:
        number = float(written)
    except ValueError:
        number = math.nan
    if not math.isfinite(number) or number < 0:
        raise Refused("invalid", "INVALID_REQUEST", f"{name} must be a number, zero or more")
    return number
