"""Pages of lists: so many rows, from before one of them."""

from __future__ import annotations

from starlette.requests import Request

from kinoform.app.refusal import Refused
from kinoform.http.numbers import whole_number

PAGE, MOST_OF_A_PAGE = 20, 100


def limit_of(request: Request) -> int:
    """How much is on a page; raises Refused."""
    return whole_number(request, "limit", PAGE, MOST_OF_A_PAGE)


def place_of(request: Request) -> int | None:
    """The number that a page begins before, or none; raises Refused."""
    written = request.query_params.get("before")
    if written is None:
        return None
    if not (written.isascii() and written.isdigit() and len(written) < 19):
        raise Refused(
            "invalid", "INVALID_REQUEST", "before names no row", "take next_before of a page"
        )
    return int(written)


def next_before(places: list[str], limit: int) -> str | None:
    """What the next page begins before; None where there can be none."""
    return places[-1] if len(places) == limit else None
