"""Finds a free place for the name of each point, beside, above or below it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kinoform.model.geometry import Box


@dataclass(frozen=True, slots=True)
class Point:
    """A mark that wants its name beside it."""

    x: float
    y: float
    radius: float
    home: Box
    """Where its name had better stand, if there is room."""
    name_width: float
    name_height: float


def label_places(points: Sequence[Point], bounds: Box, order: Sequence[int]) -> list[Box | None]:
    """A box for each name, or None where every place is taken; those first in `order` choose first.

    No name touches a mark, another name, or the edge of the bounds.
    """
    marks = [
        Box(point.x - point.radius, point.y - point.radius,
            point.x + point.radius, point.y + point.radius)
        for point in points
    ]  # fmt: skip
    found: list[Box | None] = [None] * len(points)
    for index in order:
        taken = [box for box in found if box is not None]
        taken += [mark for at, mark in enumerate(marks) if at != index]
        candidates = list(_candidates(points[index]))
        found[index] = next(
            (
                box
                for limits in (points[index].home, bounds)
                for box in candidates
                if limits.contains(box) and not any(box.meets(each) for each in taken)
            ),
            None,
        )
    return found


def _candidates(point: Point) -> Iterator[Box]:
    """Right, left, above, below, and then slantwise."""
    x, y, radius = point.x, point.y, point.radius
    wide, high = point.name_width, point.name_height
    away = radius * 1.45
    yield Box(x + away, y - high / 2, x + away + wide, y + high / 2)
    yield Box(x - away - wide, y - high / 2, x - away, y + high / 2)
    yield Box(x - wide / 2, y - away - high, x + wide / 2, y - away)
    yield Box(x - wide / 2, y + away, x + wide / 2, y + away + high)
    for up in (True, False):
        top = y - radius - high if up else y + radius
        yield Box(x + radius, top, x + radius + wide, top + high)
        yield Box(x - radius - wide, top, x - radius, top + high)
