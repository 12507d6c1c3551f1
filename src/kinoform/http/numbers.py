"""Numbers in the query of a request."""

from __future__ import annotations

from starlette.requests import Request

from kinoform.app.refusal import Refused


def whole_number(request: Request, name: str, default: int, most: int | None = None) -> int:
    """A positive whole number by its name, held to the most there may be; raises Refused."""
    written = request.query_params.get(name)
    if written is None:
        return default
    if not (written.isascii() and written.isdigit() and int(written[:9]) > 0 and len(written) < 10):
        raise Refused("invalid", "INVALID_REQUEST", f"{name} must be a positive whole number")
    number = int(written)
    return number if most is None else min(number, most)
