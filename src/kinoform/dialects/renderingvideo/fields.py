"""Fields of a request's body, held to their kind."""

from __future__ import annotations

from typing import Any

from kinoform.app.refusal import Refused

USUAL_WORKERS = 5


def text(body: dict[str, Any], name: str) -> str | None:
    """A field that is text or absent; raises Refused."""
    value = body.get(name)
    if value is not None and not isinstance(value, str):
        raise Refused("invalid", "INVALID_REQUEST", f"{name} must be text")
    return value


def mapping(body: dict[str, Any], name: str) -> dict[str, Any]:
    """A field that is an object or absent; raises Refused."""
    value = body.get(name) or {}
    if not isinstance(value, dict):
        raise Refused("invalid", "INVALID_REQUEST", f"{name} must be an object")
    return value


def workers_of(body: dict[str, Any]) -> int:
    """How many workers are wished for; raises Refused."""
    value = body.get("num_workers", USUAL_WORKERS)
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        raise Refused("invalid", "INVALID_REQUEST", "num_workers must be a positive whole number")
    return value
