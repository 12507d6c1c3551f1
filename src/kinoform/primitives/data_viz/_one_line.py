"""One line over an axis with its last, highest and lowest value, bare or over a filled area."""

from __future__ import annotations

from kinoform.look.type_scale import ROLES
from kinoform.primitives._axes import Plot, axis_of, plotted, ruled
from kinoform.primitives._axis_names import room_for
from kinoform.primitives._board import Board, nothing_to_show
from kinoform.primitives._path_data import Point, band
from kinoform.primitives._reading import Series
from kinoform.primitives.data_viz._series_lines import (
    along,
    arrival,
    cut_even,
    dot,
    line,
    points_of,
    surface,
    value_at,
)
from kinoform.scenery.room import RawClip

_LINE_U = 0.75
_FLOOR = 0.14
"""Of the height, that the lowest value needs below it for its label."""
_NEAR = 0.12
"""A high or low nearer to the end than this share of the width is said by the last value."""


def one_line(board: Board, *, is_filled: bool) -> list[RawClip]:
    """The clips of a chart of one line."""
    clips, body = board.headed()
    x = cut_even(board, board.texts("x"), [Series("", board.numbers("y"))])
    values = board.numbers("y")[: len(x)]
    if not values:
        return nothing_to_show(board)
    # A value that is alone is the picture.
    size = ROLES["body"].size(board.page) * (1.15 if len(values) > 1 else 3.0)
    last = board.written(values)[-1]
    width = room_for(board, last, size) + 1.4 * board.u
    places = along(board, x)
    axis = axis_of(board, values, from_zero=is_filled)
    has_floor = min(values) - axis.least > _FLOOR * (axis.most - axis.least)
    plot = plotted(
        board, body, values, places.names, places.places, head=size * 1.6,
        foot=0.0 if has_floor else size * 1.6, right=width, axis=axis,
    )  # fmt: skip
    points = points_of(plot, places.points, values)
    clips += ruled(board, plot, is_scale=True)
    accent = board.palette.accent
    if len(points) > 1:
        if is_filled:
            clips.append(_area(board, plot, points))
        clips.append(line(board, plot, points, accent, _LINE_U, 0, 1, is_uncovered=is_filled))
    return [*clips, *_marks(board, plot, points, values, size)]


def _area(board: Board, plot: Plot, points: list[Point]) -> RawClip:
    accent = board.palette.accent
    floor = [(x, plot.base) for x, _ in points]
    fill = {
        "type": "linear", "angle": 90,
        "stops": [
            {"offset": 0, "color": accent.with_alpha(0.5).css},
            {"offset": 1, "color": accent.with_alpha(0.06).css},
        ],
    }  # fmt: skip
    return surface(board, plot, band(points, floor), fill, 0, 1)


def _marks(
    board: Board, plot: Plot, points: list[Point], values: tuple[float, ...], size: float
) -> list[RawClip]:
    palette, written = board.palette, board.written(values)
    end, when = len(values) - 1, arrival(board, 0, 1)
    x, y = points[end]
    radius_u = 1.25 if end else 2.6
    found = [
        board.pulsing(dot(board, points[end], palette.accent, radius_u, when)),
        value_at(board, values[end], written[end], (x + 1.76 * radius_u * board.u, y), "left",
                 palette.accent_ink, when, values, size),
    ]  # fmt: skip
    gap = size * 1.15
    high = max(range(len(values)), key=lambda index: values[index])
    low = min(range(len(values)), key=lambda index: values[index])
    taken: list[float] = []
    for index, side in ((high, -1.0), (low, 1.0)):
        x, y = points[index]
        is_far = points[end][0] - x > _NEAR * plot.area.width
        width = room_for(board, written[index], size * 0.85)
        is_clear = all(abs(x - other) > width for other in taken)
        floor = plot.area.bottom if values[index] >= 0.0 else plot.y.start + gap * 2
        if index == end or high == low or not is_far or not is_clear or (
            side > 0 and y + gap * 1.5 > floor
        ):  # fmt: skip
            continue
        taken.append(x)
        middle = min(max(x, plot.area.left + width / 2), plot.area.right - width / 2)
        delay = arrival(board, 0, 1, (x - plot.area.left) / plot.area.width)
        found += [
            dot(board, points[index], palette.ink, 0.85, delay),
            value_at(board, values[index], written[index], (middle, y + side * gap), "center",
                     palette.ink, delay, values, size * 0.85),
        ]  # fmt: skip
    return found
