"""Columns of several series side by side in each group."""

from __future__ import annotations

from collections.abc import Sequence

from kinoform.look.type_scale import ROLES
from kinoform.look.units import SMALLEST_TYPE_U
from kinoform.primitives._axes import plotted, ruled
from kinoform.primitives._axis_names import room_for
from kinoform.primitives._board import Board, nothing_to_show
from kinoform.primitives._reading import Series
from kinoform.primitives.base import Input, Primitive
from kinoform.primitives.data_viz._columns import Slot, column, middles, number_box, slots
from kinoform.primitives.data_viz._legend import legend
from kinoform.primitives.data_viz._series_lines import cut_even
from kinoform.primitives.data_viz._tones import tones
from kinoform.scenery.room import RawClip

MOST_SERIES = 5
MOST_GROUPS = 20
_FILL = 0.76
_WIDEST_U = 20.0
_WITHIN_SECONDS = 0.04
"""Between the columns of one group."""
_GAP_SHARE = 0.06
"""Of a group's width, between its columns."""


def draw(board: Board) -> list[RawClip]:
    """The clips of grouped columns."""
    clips, body = board.headed()
    series = board.series("series")[:MOST_SERIES]
    items = cut_even(board, board.texts("items"), series)[-MOST_GROUPS:]
    if not items:
        return nothing_to_show(board)
    if len(board.series("series")) > MOST_SERIES:
        board.note("too_many_items", f"the first {MOST_SERIES} series are shown")
    count = len(items)
    if len(board.texts("items")) > MOST_GROUPS:
        board.note("too_many_items", f"the last {MOST_GROUPS} groups are shown")
    first = min(len(board.texts("items")), *(len(each.values) for each in series)) - count
    series = tuple(Series(each.name, each.values[first : first + count]) for each in series)
    colors = tones(board, [each.name for each in series])
    if len(series) > 1:
        key, body = legend(board, [each.name for each in series], colors, body)
        clips += key
    size = ROLES["label"].size(board.page) * 1.05
    values = [value for each in series for value in each.values]
    plot = plotted(board, body, values, items, middles(count), head=size * 1.7,
                   foot=size * 1.7 if min(values) < 0.0 else 0.0)  # fmt: skip
    clips += ruled(board, plot)
    groups = slots(plot, count, _WIDEST_U * len(series), board.u, _FILL)
    size = _number_size(board, groups[0], values, len(series), size)
    for at, group in enumerate(groups):
        for index, each in enumerate(series):
            place = _within(group, index, len(series))
            later = index * _WITHIN_SECONDS
            value = each.values[at]
            end = plot.y.at(value)
            clips.append(
                column(board, place, plot.base, end, colors[index], at, count, first=later)
            )
            if size:
                box = number_box(board, place, end, size, place.width * 1.1, rises=value >= 0.0)
                clips.append(board.figure(value, box, "label", at, count, first=later, size=size,
                                          align="center", series=values))  # fmt: skip
    return clips


def _within(group: Slot, index: int, count: int) -> Slot:
    """The slot of one series in a group."""
    gap = group.width * _GAP_SHARE if count > 1 else 0.0
    width = (group.width - gap * (count - 1)) / count
    left = group.left + index * (width + gap)
    return Slot(left, left + width)


def _number_size(
    board: Board, group: Slot, values: Sequence[float], series: int, usual: float
) -> float:
    """The size at which the number of every column fits above it; 0 where none is readable."""
    room = _within(group, 0, series).width * 1.08
    size, least = usual, SMALLEST_TYPE_U * board.u
    written = board.written(values)
    while size >= least:
        if max(room_for(board, text, size) for text in written) <= room:
            return size
        size *= 0.94
    return 0.0


PRIMITIVE = Primitive(
    kind="grouped-columns",
    label="Grouped Columns",
    category="Data Viz",
    summary="Columns of several series side by side in each group.",
    inputs=(
        Input("items", "texts", "the names of the groups"),
        Input(
            "series", "series", "one column in each group, with a name and its values",
            most=MOST_SERIES,
        ),
    ),
    options=("grow", "fade", "pop", "slide"),
    seconds=5.0,
    draw=draw,
    mirrors=False,
    example={
        "title": "The north caught up in three years",
        "items": ["2021", "2022", "2023", "2024"],
        "series": [
            {"name": "North", "values": [18, 27, 39, 52]},
            {"name": "South", "values": [44, 46, 49, 51]},
            {"name": "West", "values": [31, 30, 34, 36]},
        ],
        "source": "Source: chamber of commerce, new firms per 10,000 people",
    },
)  # fmt: skip
