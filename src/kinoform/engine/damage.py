"""Which rectangles of a frame have to be drawn again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np

from kinoform.engine.surface import Area, Pixels, empty_pixels

MOST_RECTANGLES = 24
PIXELS_OF_A_RECTANGLE = 20_000
"""One more rectangle costs about as much as this many more pixels."""


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
    settled: list[tuple[Area, int]] = []
    waiting = rectangles
    while waiting:
        current = waiting.pop()
        count = current.count
        for index, (other, other_count) in enumerate(settled):
            width = max(current.right, other.right) - min(current.left, other.left)
            height = max(current.bottom, other.bottom) - min(current.top, other.top)
            is_worth_it = width * height <= count + other_count + PIXELS_OF_A_RECTANGLE
            if is_worth_it or current.meets(other):
                del settled[index]
                waiting.append(current.union(other))
                break
        else:
            settled.append((current, count))
    return [area for area, _ in settled]


BAND = 64
"""Rows that are compared together."""
WORTH_COMPARING = 0.12
"""Rectangles over this share of the frame are taken to have changed throughout."""


class Before:
    """The pixels of a rectangle before it was drawn again, to see what really changed.

    A bar that grows is damaged along all of its length, and changes only at its end; converting
    pixels for the encoder costs far more than comparing them.
    """

    def __init__(self, width: int, height: int) -> None:
        self._largest = int(width * height * WORTH_COMPARING)
        self._kept = empty_pixels(width, height)

    def keep(self, pixels: Pixels, area: Area) -> bool:
        """Remember a rectangle; False when it is not worth it."""
        if area.count > self._largest:
            return False
        rows, columns = slice(area.top, area.bottom), slice(area.left, area.right)
        np.copyto(self._kept[rows, columns], pixels[rows, columns])
        return True

    def changes(self, pixels: Pixels, area: Area) -> Iterator[Area]:
        """The parts of a remembered rectangle that are different now."""
        now, then = (array.view(np.uint32)[..., 0] for array in (pixels, self._kept))
        columns = slice(area.left, area.right)
        grown: Area | None = None
        for top in range(area.top, area.bottom, BAND):
            bottom = min(top + BAND, area.bottom)
            differs = (now[top:bottom, columns] != then[top:bottom, columns]).any(axis=0)
            if not differs.any():
                continue
            left = int(differs.argmax())
            right = area.width - int(differs[::-1].argmax())
            band = Area(area.left + left, top, area.left + right, bottom)
            if grown is not None and _alike(grown, band):
                grown = grown.union(band)
                continue
            if grown is not None:
                yield grown
            grown = band
        if grown is not None:
            yield grown


def _alike(upper: Area, lower: Area) -> bool:
    return upper.bottom == lower.top and upper.union(lower).count <= 1.2 * (
        upper.count + lower.count
    )
