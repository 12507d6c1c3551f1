"""Which rectangles of a frame have to be drawn again."""

from __future__ import annotations

from collections.abc import Iterable

from kinoform.engine.surface import Area

MOST_RECTANGLES = 24
WORTH_JOINING = 1.25
"""Two rectangles become one when that covers at most this many times their pixels."""


def merged(areas: Iterable[Area], whole: Area) -> tuple[Area, ...]:
    """Separate rectangles that cover all areas, on even coordinates, within the whole."""
    rectangles: list[Area] = []
    for area in areas:
        added = _even(area.cut(whole), whole)
        if not added.is_empty:
            rectangles.append(added)
    rectangles = _joined(rectangles)
    if len(rectangles) > MOST_RECTANGLES:
        around = rectangles[0]
        for rectangle in rectangles[1:]:
            around = around.union(rectangle)
        rectangles = [around]
    return tuple(sorted(rectangles))


def _even(area: Area, whole: Area) -> Area:
    return Area(
        area.left & ~1, area.top & ~1, min((area.right + 1) & ~1, whole.right),
        min((area.bottom + 1) & ~1, whole.bottom),
    )  # fmt: skip


def _joined(rectangles: list[Area]) -> list[Area]:
    settled: list[Area] = []
    waiting = list(rectangles)
    while waiting:
        current = waiting.pop()
        for index, other in enumerate(settled):
            together = current.union(other)
            if current.meets(other) or together.count <= WORTH_JOINING * (
                current.count + other.count
            ):
                del settled[index]
                waiting.append(together)
                break
        else:
            settled.append(current)
    return settled
