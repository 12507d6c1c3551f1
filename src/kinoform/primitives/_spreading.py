"""Moves labels in a row apart, each no further from its wanted place than it has to."""

from __future__ import annotations

from collections.abc import Sequence


def spread_apart(
    wanted: Sequence[float], sizes: Sequence[float], least: float, most: float
) -> tuple[float, ...]:
    """The middles of labels of some sizes between two edges, so that none overlaps another.

    They keep the order of what was wanted; with too little room they overlap evenly.
    """
    total = sum(sizes)
    squeeze = min(1.0, (most - least) / total) if total else 1.0
    order = sorted(range(len(wanted)), key=lambda index: wanted[index])
    groups: list[tuple[list[int], float, float]] = []
    """Members, their extent together, and where their first edge would like to be."""
    for index in order:
        extent = sizes[index] * squeeze
        members, start = [index], wanted[index] - extent / 2
        start = _held(start, extent, least, most)
        while groups and groups[-1][2] + groups[-1][1] > start:
            before, height, top = groups.pop()
            mean = (top * len(before) + (start - height) * len(members)) / (
                len(before) + len(members)
            )
            members, extent = [*before, *members], height + extent
            start = _held(mean, extent, least, most)
        groups.append((members, extent, start))
    found = [0.0] * len(wanted)
    for members, _, start in groups:
        edge = start
        for index in members:
            extent = sizes[index] * squeeze
            found[index] = edge + extent / 2
            edge += extent
    return tuple(found)


def _held(start: float, extent: float, least: float, most: float) -> float:
    return max(least, min(start, most - extent))
