"""Fields of a request, held to their kind; reads take them from the query as well."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request

from kinoform.app.refusal import Refused
from kinoform.http.body import json_object

PAGE, MOST_OF_A_PAGE = 20, 100
LONGEST_NAME = 200
READ = ["GET", "POST"]
"""How verbs that change nothing may be asked."""


async def asked_fields(request: Request) -> dict[str, Any]:
    """What is asked, in the query of a GET or in the body of a POST."""
    if request.method == "GET":
        return dict(request.query_params)
    return await json_object(request)


async def asked_id(request: Request) -> str:
    """The identifier that a request names; raises Refused."""
    return text(await asked_fields(request), "id")


def text(fields: dict[str, Any], name: str) -> str:
    """A field that must be text; raises Refused."""
    value = text_or_none(fields, name)
    if not value:
        raise invalid(f"{name} is needed, as text")
    return value


def text_or_none(fields: dict[str, Any], name: str) -> str | None:
    """A field that is text or absent; raises Refused."""
    value = fields.get(name)
    if value is not None and not isinstance(value, str):
        raise invalid(f"{name} must be text")
    return value


def name_of(fields: dict[str, Any]) -> str:
    """What something is to be called; raises Refused."""
    name = text(fields, "name")
    if len(name) > LONGEST_NAME:
        raise invalid(f"name has at most {LONGEST_NAME} letters")
    return name


def limit_of(fields: dict[str, Any]) -> int:
    """How much is on a page; raises Refused."""
    return min(_whole_number(fields, "limit", PAGE, least=1), MOST_OF_A_PAGE)


def page_of(fields: dict[str, Any]) -> tuple[int, int]:
    """Where a page begins and how much is on it; raises Refused."""
    return _whole_number(fields, "offset", 0, least=0), limit_of(fields)


def place_of(fields: dict[str, Any], name: str) -> int | None:
    """A place in a numbered list, or none; raises Refused."""
    return _whole_number(fields, name, 0, least=0, most=2**63) if name in fields else None


def invalid(message: str, hint: str = "") -> Refused:
    """The refusal of a field."""
    return Refused("invalid", "INVALID_REQUEST", message, hint)


def _whole_number(
    fields: dict[str, Any], name: str, usual: int, *, least: int, most: int = 10**9
) -> int:
    try:
        number = int(fields.get(name, usual))
    except (TypeError, ValueError, OverflowError):
        number = -1
    if not least <= number < most:
        raise invalid(f"{name} must be a whole number from {least}")
    return number
