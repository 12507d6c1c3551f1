"""Sorts dated things into lanes, and packs those of a lane into as few rows as they need."""

from __future__ import annotations

from collections.abc import Sequence


def lanes_of(names: Sequence[str], count: int) -> list[tuple[str, list[int]]]:
    """The lanes in the order of mention, each with the places of its things.

    Each thing has a lane at its own place; things beyond them stay in the last lane. Fewer names
    than things that all differ are lanes one after the other, which share the things evenly.
    """
    if not names:
        return [("", list(range(count)))]
    if len(set(names)) == len(names) < count:
        of_each = [names[place * len(names) // count] for place in range(count)]
    else:
        of_each = [names[min(place, len(names) - 1)] for place in range(count)]
    found: dict[str, list[int]] = {}
    for place, name in enumerate(of_each):
        found.setdefault(name, []).append(place)
    return list(found.items())


def packed(extents: Sequence[tuple[float, float]], gap: float) -> tuple[int, ...]:
    """A row for each extent, so that those of one row keep a gap; the first rows fill first."""
    rows: list[float] = []
    found = [0] * len(extents)
    for place in sorted(range(len(extents)), key=lambda at: extents[at]):
        begins, ends = extents[place]
        row = next((at for at, end in enumerate(rows) if begins >= end + gap), len(rows))
        rows[row : row + 1] = [ends]
        found[place] = row
    return tuple(found)
