"""Names beside points: each where it covers no other name and no mark, or not at all."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Sequence

from kinoform.model.geometry import Box
from kinoform.primitives._axis_names import room_for
from kinoform.primitives._board import Board
from kinoform.primitives._path_data import Point
from kinoform.scenery.scene import Align

_WIDEST = 0.26
"""Of the width, that a name takes in one line."""
Spot = tuple[float, float, float]
"""The middle of a mark, and its radius."""


def named_spots(
    board: Board, area: Box, spots: Sequence[Spot], labels: Sequence[str], order: Iterable[int],
    size: float, most: int, line: tuple[Point, Point] | None = None,
    always: Collection[int] = (),
) -> list[tuple[int, Box, Align]]:  # fmt: skip
    """The boxes of the first names in order that find a place, and how they are aligned in it.

    None of them lies over a straight line, but those that are always named may.
    """
    taken: list[Box] = _beads(line, size) if line else []
    beads = len(taken)
    marks = [Box(x - r, y - r, x + r, y + r) for x, y, r in spots]
    found: list[tuple[int, Box, Align]] = []
    for index in order:
        if len(found) >= most:
            break
        if index >= len(labels) or not labels[index]:
            continue
        width, rows = room_for(board, labels[index], size), 1
        if width > _WIDEST * area.width:
            width, rows = _WIDEST * area.width, 2
        for box, align in _places(spots[index], width, rows * size * 1.3, 0.7 * board.u):
            others = [mark for at, mark in enumerate(marks) if at != index]
            known = (*taken[beads:], *others) if index in always else (*taken, *others)
            if area.contains(box) and not any(box.meets(each) for each in known):
                taken.append(box)
                found.append((index, box, align))
                break
    return found


def _beads(line: tuple[Point, Point], size: float) -> list[Box]:
    """Small boxes along a line, so close that no name slips through."""
    (x, y), (end_x, end_y) = line
    count = max(1, math.ceil(math.hypot(end_x - x, end_y - y) / (size * 0.5)))
    reach = size * 0.1
    spots = (((end_x - x) * at / count + x, (end_y - y) * at / count + y)
             for at in range(count + 1))  # fmt: skip
    return [Box(a - reach, b - reach, a + reach, b + reach) for a, b in spots]


def _places(spot: Spot, width: float, height: float, gap: float) -> Iterable[tuple[Box, Align]]:
    x, y, radius = spot
    reach = radius + gap
    yield Box(x + reach, y - height / 2, x + reach + width, y + height / 2), "left"
    yield Box(x - width / 2, y - reach - height, x + width / 2, y - reach), "center"
    yield Box(x - reach - width, y - height / 2, x - reach, y + height / 2), "right"
    yield Box(x - width / 2, y + reach, x + width / 2, y + reach + height), "center"
