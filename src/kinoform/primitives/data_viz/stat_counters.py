"""A grid of numbers that count up, each with its label."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from kinoform.look.type_scale import ROLES
from kinoform.model.geometry import Box
from kinoform.primitives._board import Board
from kinoform.primitives._lettering import common_size
from kinoform.primitives.base import Input, Primitive
from kinoform.scenery.room import RawClip

MOST = 12
_COLUMNS = {"wide": 4, "square": 3, "tall": 2}
_GAP_U = 5.0
_TALLEST_U = 44.0
_NUMBER_SHARE = 0.56
"""Of a cell's height, that the number takes at the most."""
_WIDTH_SHARE = 0.82
_LABEL_SHARE = 0.3
"""Of the size of its number, a label has at the most."""
_LABEL_U = 10.0
_LARGEST = 1.6
"""Of the size of a poster."""


@dataclass(frozen=True, slots=True)
class Grid:
    """Cells of one size, and the size of the numbers in them."""

    columns: int
    rows: int
    width: float
    height: float
    size: float
    label_size: float


@dataclass(frozen=True, slots=True)
class Counter:
    """A number and what it counts."""

    value: float
    label: str
    unit: str


def draw(board: Board) -> list[RawClip]:
    """The clips of the counters."""
    clips, body = board.headed()
    values = board.numbers("values")[:MOST]
    labels = (*board.texts("labels"), *("",) * len(values))[: len(values)]
    units = (*board.texts("units"), *("",) * len(values))[: len(values)]
    written = [text + unit for text, unit in zip(board.written(values), units, strict=True)]
    most = min(len(values), _COLUMNS[board.page.shape])
    grids = [_grid(board, body, columns, written, labels) for columns in range(most, 0, -1)
             if -len(values) % columns <= 1]  # fmt: skip
    # The grid in which numbers are largest; of equal ones, that with the longest rows.
    grid = max(grids, key=lambda each: (round(each.size / board.u, 1), each.columns))
    gap, width, height, columns = _GAP_U * board.u, grid.width, grid.height, grid.columns
    top = body.top + (body.height - grid.rows * height - gap * (grid.rows - 1)) / 2
    for index, (value, label, unit) in enumerate(zip(values, labels, units, strict=True)):
        row, column = divmod(index, columns)
        in_row = min(columns, len(values) - row * columns)
        indent = (body.width - in_row * width - (in_row - 1) * gap) / 2
        left = body.left + indent + column * (width + gap)
        place = Box(left, top + row * (height + gap), left + width,
                    top + row * (height + gap) + height)  # fmt: skip
        clips += _counter(board, place, grid, Counter(value, label, unit), index, len(values))
    return clips


def _grid(
    board: Board, body: Box, columns: int, written: Sequence[str], labels: Sequence[str]
) -> Grid:
    """The cells of so many columns, with the largest numbers that fit all of them."""
    rows = math.ceil(len(written) / columns)
    gap = _GAP_U * board.u
    width = (body.width - gap * (columns - 1)) / columns
    height = min((body.height - gap * (rows - 1)) / rows, _TALLEST_U * board.u)
    widest = max(board.scene.width_of(text, "display", 100.0) for text in written) / 100.0
    largest = ROLES["poster"].size(board.page) * _LARGEST
    size = min(largest, width * _WIDTH_SHARE / max(widest, 0.5), height * _NUMBER_SHARE / 1.1)
    least = ROLES["body"].size(board.page)
    size = max(size, least)
    most = max(least, min(size * _LABEL_SHARE, ROLES["title"].size(board.page)))
    label = common_size(board, labels, "body", width, height=_LABEL_U * board.u, largest=most)
    return Grid(columns, rows, width, height, size, label)


def _counter(
    board: Board, place: Box, grid: Grid, counter: Counter, index: int, count: int
) -> list[RawClip]:
    scene, palette, label = board.scene, board.palette, counter.label
    line, gap = grid.size * 1.15, 1.2 * board.u
    label_height = min(place.height - line - gap, _LABEL_U * board.u)
    top = place.top + (place.height - line - gap - label_height) / 2
    figure = Box(place.left, top, place.right, top + line)
    below = Box(place.left, figure.bottom + gap, place.right, figure.bottom + gap + label_height)
    is_first = label == board.text("highlight") or (not board.text("highlight") and index == 0)
    number = board.figure(
        counter.value, figure, "display", index, count, size=grid.size, align="center",
        unit=counter.unit, color=palette.accent_ink if is_first else palette.ink,
    )  # fmt: skip
    found = [board.pulsing(number) if is_first else number]
    if not label:
        return found
    words = scene.words(label, below, "body", size=grid.label_size, color=palette.ink_soft,
                        align="center", lines=2)  # fmt: skip
    return [*found, board.item(words, index, count, "fade")]


PRIMITIVE = Primitive(
    kind="stat-counters",
    label="Stat Counters",
    category="Data Viz",
    summary="A row or grid of numbers that count up, each with its label.",
    inputs=(
        Input("labels", "texts", "what each number counts"),
        Input("values", "numbers", "the numbers", most=MOST),
        Input("units", "texts", "stands behind each number, such as ' km'", required=False),
    ),
    options=("count-up", "fade", "pop", "slide"),
    seconds=5.0,
    draw=draw,
    example={
        "title": "The year in numbers",
        "labels": ["films made", "happy clients", "hours of footage", "cups of coffee"],
        "values": [1284, 312, 4650, 18200],
    },
)
