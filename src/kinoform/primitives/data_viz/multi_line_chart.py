"""Several lines over one axis, each with its name and last value at its end."""

from __future__ import annotations

from kinoform.primitives._axes import plotted, ruled
from kinoform.primitives._board import Board, nothing_to_show
from kinoform.primitives._reading import Series
from kinoform.primitives.base import Input, Primitive
from kinoform.primitives.data_viz._end_names import end_names
from kinoform.primitives.data_viz._series_lines import (
    along,
    arrival,
    cut_even,
    dot,
    line,
    points_of,
)
from kinoform.scenery.room import RawClip

MOST = 7
_LINE_U = 0.6


def draw(board: Board) -> list[RawClip]:
    """The clips of a chart of several lines."""
    clips, body = board.headed()
    x = cut_even(board, board.texts("x"), board.series("series"))
    if not x:
        return nothing_to_show(board)
    series = _chosen(board, [Series(each.name, each.values[: len(x)])
                             for each in board.series("series")])  # fmt: skip
    lasts = [each.values[-1] for each in series]
    names = end_names(board, body, [each.name for each in series], board.written(lasts))
    places = along(board, x)
    values = [value for each in series for value in each.values]
    plot = plotted(
        board, body, values, places.names, places.places, from_zero=False, right=names.room
    )
    clips += ruled(board, plot, is_scale=True)
    colors = [board.color(index, each.name) for index, each in enumerate(series)]
    dots: list[RawClip] = []
    order = sorted(range(len(series)), key=lambda at: series[at].name == board.text("highlight"))
    for index in order:
        points = points_of(plot, places.points, series[index].values)
        is_loud = series[index].name == board.text("highlight")
        width = _LINE_U * (1.35 if is_loud else 1.0)
        if len(points) > 1:
            clips.append(line(board, plot, points, colors[index], width, index, len(series)))
        when = arrival(board, index, len(series))
        end = dot(board, points[-1], colors[index], 1.1 if is_loud else 0.9, when)
        dots.append(board.pulsing(end) if is_loud else end)
    heights = [plot.y.at(value) for value in lasts]
    delays = [arrival(board, index, len(series)) * 0.9 for index in range(len(series))]
    return [*clips, *dots, *names.clips(board, plot, heights, colors, delays)]


def _chosen(board: Board, series: list[Series]) -> list[Series]:
    """Those that end highest, with the highlighted one, in their own order."""
    if len(series) <= MOST:
        return series
    board.note("too_many_items", f"{MOST} of {len(series)} lines are shown, those that end highest")
    chosen = board.text("highlight")
    order = sorted(range(len(series)), key=lambda at: (series[at].name != chosen,
                                                       -series[at].values[-1]))  # fmt: skip
    return [series[at] for at in sorted(order[:MOST])]


PRIMITIVE = Primitive(
    kind="multi-line-chart",
    label="Multi-Line Chart",
    category="Data Viz",
    summary="Several lines over one axis, each with its name and last value at its end.",
    inputs=(
        Input("x", "texts", "times, days or numbers, in order"),
        Input("series", "series", "the lines, each with a name and its values", most=MOST),
    ),
    options=("draw-on", "grow", "fade"),
    seconds=5.5,
    draw=draw,
    mirrors=False,
    example={
        "title": "Trains have overtaken the car",
        "x": ["2012", "2014", "2016", "2018", "2020", "2022", "2024"],
        "series": [
            {"name": "Train", "values": [24, 26, 29, 33, 30, 41, 47]},
            {"name": "Car", "values": [52, 51, 49, 46, 48, 42, 38]},
            {"name": "Coach", "values": [14, 14, 13, 13, 10, 11, 12]},
        ],
        "unit": "%",
        "source": "Source: household travel survey",
    },
)
