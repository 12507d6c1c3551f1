"""Upright columns on a base line: their places, their shapes, and the numbers at their ends."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kinoform.model.color import Color
from kinoform.model.geometry import Box
from kinoform.primitives._axes import Plot
from kinoform.primitives._board import Board
from kinoform.scenery.room import RawClip

ROUND_U = 0.55
_LEAST_U = 0.35
"""A column of nothing is still seen, as a line on the base."""


def middles(count: int) -> list[float]:
    """The middle of each of so many columns, as shares of the width."""
    return [(index + 0.5) / count for index in range(count)]


@dataclass(frozen=True, slots=True)
class Slot:
    """The left and the right edge of a column."""

    left: float
    right: float

    @property
    def width(self) -> float:
        return self.right - self.left


def slots(plot: Plot, count: int, most_u: float, u: float, fill: float = 0.66) -> list[Slot]:
    """Evenly spread columns, none wider than `most_u`."""
    pitch = plot.area.width / count
    half = min(pitch * fill, most_u * u) / 2
    return [Slot(plot.x(middle) - half, plot.x(middle) + half) for middle in middles(count)]


def column(
    board: Board,
    slot: Slot,
    begins: float,
    ends: float,
    color: Color,
    index: int,
    count: int,
    *,
    first: float = 0.0,
    is_end: bool = True,
) -> RawClip:
    """A column between two heights in pixels; it grows from `begins`, and is round at its end."""
    if abs(ends - begins) < _LEAST_U * board.u and is_end:
        ends = begins - _LEAST_U * board.u if ends <= begins else begins + _LEAST_U * board.u
    rises = ends <= begins
    box = Box(slot.left, min(begins, ends), slot.right, max(begins, ends))
    bar = board.bar(box, color, index, count, "bottom" if rises else "top", first=first)
    radius = round(min(ROUND_U * board.u, box.width / 3, box.height / 2), 2) if is_end else 0.0
    corners = [radius, radius, 0.0, 0.0] if rises else [0.0, 0.0, radius, radius]
    return {**bar, "style": {**bar["style"], "borderRadius": corners}}


def number_box(board: Board, slot: Slot, end: float, size: float, width: float, *,
               rises: bool) -> Box:  # fmt: skip
    """Where the number of a column stands: above its end, or below that of a negative one."""
    middle, height, gap = (slot.left + slot.right) / 2, size * 1.25, 0.7 * board.u
    top = end - gap - height if rises else end + gap
    return Box(middle - width / 2, top, middle + width / 2, top + height)


def labelled(
    values: Sequence[float], loud: int, widths: Sequence[float], pitch: float, thick: float
) -> set[int]:
    """Which numbers are written: all where they fit, else the loud, highest, last and lowest one.

    Of two that would touch, the one that says more stays; none lies over a higher neighbour.
    """
    count = len(values)
    if max(widths, default=0.0) <= pitch:
        return set(range(count))
    order = sorted(range(count), key=lambda index: values[index])
    kept: list[int] = []
    for index in dict.fromkeys((loud, order[-1], count - 1, order[0])):
        reach = widths[index] / 2
        is_apart = all(abs(index - other) * pitch > reach + widths[other] / 2 for other in kept)
        sign = 1.0 if values[index] >= 0.0 else -1.0
        is_clear = all(
            sign * value <= sign * values[index]
            for other, value in enumerate(values)
            if abs(index - other) * pitch < reach + thick / 2
        )
        if is_apart and is_clear:
            kept.append(index)
    return set(kept)
