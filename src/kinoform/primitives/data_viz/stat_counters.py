"""A grid of numbers that count up, each with its label."""

from __future__ import annotations

import math

from kinoform.look.type_scale import ROLES, RoleName
from kinoform.model.geometry import Box
from kinoform.primitives._board import Board
from kinoform.primitives.base import Input, Primitive
from kinoform.scenery.room import RawClip

MOST = 12
MOST_STACKED = 3
"""So many stand one above the other on a tall page."""
_COLUMNS = {"wide": 4, "square": 3, "tall": 2}
_SIZES: tuple[tuple[RoleName, float], ...] = (
    ("poster", 1.3), ("poster", 1.0), ("display", 1.0), ("headline", 1.0), ("title", 1.0),
    ("title", 0.8),
)  # fmt: skip


def draw(board: Board) -> list[RawClip]:
    """The clips of the counters."""
    clips, body = board.headed()
    values = board.numbers("values")[:MOST]
    labels = (*board.texts("labels"), *("",) * len(values))[: len(values)]
    units = (*board.texts("units"), *("",) * len(values))[: len(values)]
    columns = _columns(board, len(values))
    rows = math.ceil(len(values) / columns)
    gap = 5.0 * board.u
    width = (body.width - gap * (columns - 1)) / columns
    height = min((body.height - gap * (rows - 1)) / rows, 44.0 * board.u)
    top = body.top + (body.height - rows * height - gap * (rows - 1)) / 2
    size = _size(board, values, units, width, height)
    for index, (value, label, unit) in enumerate(zip(values, labels, units, strict=True)):
        row, column = divmod(index, columns)
        in_row = min(columns, len(values) - row * columns)
        indent = (body.width - in_row * width - (in_row - 1) * gap) / 2
        left = body.left + indent + column * (width + gap)
        place = Box(left, top + row * (height + gap), left + width,
                    top + row * (height + gap) + height)  # fmt: skip
        clips += _counter(board, place, value, label, unit, index, len(values), size)
    return clips


def _columns(board: Board, count: int) -> int:
    most = _COLUMNS[board.page.shape]
    if board.page.shape == "tall" and count <= MOST_STACKED:
        return 1
    if count <= most:
        return count
    rows = math.ceil(count / most)
    return math.ceil(count / rows)


def _size(
    board: Board, values: tuple[float, ...], units: tuple[str, ...], width: float, height: float
) -> float:
    """The largest size at which every number of the grid fits its cell."""
    written = [board.written((value,))[0] + unit for value, unit in zip(values, units, strict=True)]
    for role, scale in _SIZES:
        size = ROLES[role].size(board.page) * scale
        widest = max(board.scene.width_of(text, role, size) for text in written)
        if widest <= width * 0.88 and size * 1.1 <= height * 0.58:
            return size
    role, scale = _SIZES[-1]
    return ROLES[role].size(board.page) * scale


def _counter(
    board: Board, place: Box, value: float, label: str, unit: str, index: int, count: int,
    size: float,
) -> list[RawClip]:  # fmt: skip
    scene, palette = board.scene, board.palette
    line = size * 1.15
    label_height = min(place.height - line - 1.2 * board.u, 10.0 * board.u)
    top = place.top + (place.height - line - 1.2 * board.u - label_height) / 2
    figure = Box(place.left, top, place.right, top + line)
    below = Box(place.left, figure.bottom + 1.2 * board.u, place.right,
                figure.bottom + 1.2 * board.u + label_height)  # fmt: skip
    is_first = label == board.text("highlight") or (not board.text("highlight") and index == 0)
    number = board.figure(
        value, figure, "display", index, count, size=size, align="center", unit=unit,
        color=palette.accent_ink if is_first else palette.ink,
    )  # fmt: skip  # fmt: skip
    words = scene.words(label, below, "body", color=palette.ink_soft, align="center", lines=2)
    found = [board.pulsing(number) if is_first else number]
    return [*found, board.item(words, index, count, "fade")] if label else found


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
