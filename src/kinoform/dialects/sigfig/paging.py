"""Pages of lists by a cursor, and the rates that clients of SigFig know."""

from __future__ import annotations

from starlette.requests import Request

from kinoform.app.refusal import Refused
from kinoform.http.numbers import whole_number
from kinoform.http.rates import Rate

PAGE, MOST_OF_A_PAGE = 20, 100
RENDER = (Rate(30, rule="sigfig render"),)
BATCH = (Rate(5, rule="sigfig batch"),)
POLL = (Rate(120, rule="sigfig poll"),)
LIST_KEYS = (Rate(30, rule="sigfig keys read"),)
MAKE_KEYS = (Rate(30, rule="sigfig keys write"),)


def page_of(request: Request) -> tuple[str | None, int]:
    """Where a page begins, and how much is on it; raises Refused."""
    limit = whole_number(request, "limit", PAGE, MOST_OF_A_PAGE)
    return request.query_params.get("cursor") or None, limit


def number_of(cursor: str | None) -> int | None:
    """A cursor of a list whose rows are numbered; raises Refused."""
    if cursor is None:
        return None
    if not (cursor.isascii() and cursor.isdigit() and len(cursor) < 19):
        raise Refused(
            "invalid", "INVALID_REQUEST", "cursor names no row", "take nextCursor of a page"
        )
    return int(cursor)


def next_cursor(places: list[str], limit: int) -> str | None:
    """What the next page begins after; None where there can be none."""
    return places[-1] if len(places) == limit else None
