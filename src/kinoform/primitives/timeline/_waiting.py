"""Guesses from dates alone which task waits for which."""

from __future__ import annotations

from collections.abc import Sequence

_NEAR = 0.012
"""A task waits for another that ends so shortly before it, as a share of the whole time."""


def waits_for(spans: Sequence[tuple[float, float]]) -> tuple[int | None, ...]:
    """For each span the one above it at whose end it begins, the nearest in the list; or None."""
    found: list[int | None] = []
    for index, (begins, _) in enumerate(spans):
        ending = [
            before for before in range(index) if abs(begins - spans[before][1]) <= _NEAR
        ]  # fmt: skip
        found.append(ending[-1] if ending else None)
    return tuple(found)
