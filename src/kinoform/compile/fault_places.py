"""Where pydantic finds faults in what somebody wrote, as pointers into it."""

from __future__ import annotations

from typing import Any

from pydantic import ValidationError

from kinoform.kit import pointer

MOST_PLACES = 100
"""Of one clip, of the frame around all clips, or of one request."""


def faults_by_place(invalid: ValidationError, raw: Any, where: str = "") -> dict[str, list[Any]]:
    """All that is said of each place, in pydantic's order; `where` is the place of `raw`."""
    found: dict[str, list[Any]] = {}
    for fault in invalid.errors(include_url=False):
        place = _place(fault["loc"], raw, where, missing=fault["type"] == "missing")
        if place not in found and len(found) == MOST_PLACES:
            break
        found.setdefault(place, []).append(fault)
    return found


def _place(loc: tuple[Any, ...], raw: Any, where: str, *, missing: bool) -> str:
    """The pointer of a fault; steps that only name a branch of a union are left out."""
    value = raw
    last = len(loc) - 1
    for index, step in enumerate(loc):
        within = (
            step in value
            if isinstance(value, dict)
            else (isinstance(value, list | tuple) and isinstance(step, int) and step < len(value))
        )
        if within:
            value = value[step]
        elif not (missing and index == last):
            continue
        where = pointer.join(where, step)
    return where
