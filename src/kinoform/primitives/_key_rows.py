"""Rows under a picture: what its marks are called, and how much each of them stands for."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from kinoform.look.palette import on
from kinoform.look.type_scale import ROLES
from kinoform.look.units import SMALLEST_TYPE_U
from kinoform.model.color import Color
from kinoform.model.geometry import Box
from kinoform.primitives._board import Board
from kinoform.primitives._lettering import common_size
from kinoform.primitives._shortening import shortened
from kinoform.scenery.outlines import disc
from kinoform.scenery.room import RawClip

LEAST_ROW_U = 5.4
_HIGHEST_ROW_U = 12.0
_GAP_U = 5.0


@dataclass(frozen=True, slots=True)
class Row:
    """One thing in the picture."""

    name: str
    color: Color
    value: float | None = None
    number: int | None = None
    """Where its mark has one."""
    is_loud: bool = False


def room_for(board: Board, box: Box, columns: int) -> int:
    """How many rows a box can hold."""
    return columns * max(int(box.height / (LEAST_ROW_U * _growth(board) * board.u)), 1)


def rows(board: Board, listed: Sequence[Row], box: Box, columns: int = 1) -> list[RawClip]:
    """The rows in a box, in one or more columns, from its top."""
    count = math.ceil(len(listed) / columns)
    growth = _growth(board)
    height = min(box.height / max(count, 1), _HIGHEST_ROW_U * growth * board.u)
    gap = _GAP_U * board.u
    width = (box.width - gap * (columns - 1)) / columns
    values = [row.value for row in listed if row.value is not None]
    written = dict(zip(values, board.written(values), strict=True))
    largest = min(ROLES["body"].size(board.page) * 1.1, height * 0.46)
    size = max(largest, SMALLEST_TYPE_U * board.u)
    figures = max((board.scene.width_of(text, "title", size) for text in written.values()),
                  default=0.0) * 1.3  # fmt: skip
    mark = size * 1.7
    names = width - mark - figures - (1.5 * board.u if figures else 0.0)
    size = common_size(board, [row.name for row in listed], "body", names, largest=size)
    clips: list[RawClip] = []
    for index, row in enumerate(listed):
        column, place = divmod(index, count)
        left, top = box.left + column * (width + gap), box.top + place * height
        line = Box(left, top, left + width, top + height)
        clips += _row(board, row, line, mark, figures, size, index, len(listed), values)
        if place:
            rule = Box(left, top - 0.06 * board.u, left + width, top + 0.06 * board.u)
            panel = board.scene.panel(rule, board.palette.line)
            clips.append(board.item(panel, index, len(listed), "fade"))
    return clips


def _row(
    board: Board, row: Row, line: Box, mark: float, figures: float, size: float, index: int,
    count: int, series: Sequence[float],
) -> list[RawClip]:  # fmt: skip
    scene, palette = board.scene, board.palette
    middle = (line.top + line.bottom) / 2
    radius = size * (0.62 if row.number is not None else 0.36)
    at = (line.left + radius, middle)
    found = [board.item(disc(scene, at, radius, row.color), index, count, "pop")]
    if row.number is not None:
        found.append(
            board.item(number_on(board, row.number, at, radius, row.color), index, count, "pop")
        )
    words = Box(line.left + mark, line.top, line.right - figures, line.bottom)
    ink = palette.ink if row.is_loud or row.value is None else palette.ink_soft
    said = shortened(scene, row.name, "body", size, words.width, 2)
    name = scene.words(said, words, "body", size=size, vertical="center", lines=2,
                       color=ink, style={"fontWeight": 600})  # fmt: skip
    found.append(board.item(name, index, count, "fade"))
    if row.value is not None:
        box = Box(line.right - figures, line.top, line.right, line.bottom)
        found.append(
            board.figure(
                row.value, box, "title", index, count, size=size, align="right", series=series,
                color=palette.accent_ink if row.is_loud else palette.ink,
            )
        )  # fmt: skip
    return found


def number_on(
    board: Board, number: int, at: tuple[float, float], radius: float, ground: Color
) -> RawClip:  # fmt: skip
    """The number of a mark, on its disc."""
    x, y = at
    box = Box(x - radius, y - radius, x + radius, y + radius)
    size = max(radius * 1.15, SMALLEST_TYPE_U * board.u)
    return board.scene.words(
        str(number), box, "title", size=size, align="center", vertical="center", lines=1,
        color=on(ground),
    )  # fmt: skip


def _growth(board: Board) -> float:
    return {"wide": 1.0, "square": 1.05, "tall": 1.6}[board.page.shape]
