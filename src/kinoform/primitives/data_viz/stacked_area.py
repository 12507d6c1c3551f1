"""Areas that lie on one another, from the first series upwards, with their names at the end."""

from __future__ import annotations

from kinoform.primitives._axes import plotted, ruled
from kinoform.primitives._board import Board, nothing_to_show
from kinoform.primitives.base import Input, Primitive
from kinoform.primitives.data_viz._end_names import end_names
from kinoform.primitives.data_viz._layers import grouped, stacked
from kinoform.primitives.data_viz._series_lines import (
    along,
    arrival,
    cut_even,
    layer,
    points_of,
)
from kinoform.primitives.data_viz._tones import tones
from kinoform.scenery.room import RawClip


def draw(board: Board) -> list[RawClip]:
    """The clips of a stacked area chart."""
    clips, body = board.headed()
    x = cut_even(board, board.texts("x"), board.series("series"))
    if not x:
        return nothing_to_show(board)
    series = grouped(board, board.series("series"), len(x))
    layers = stacked(series, [0.0] * len(x))
    names = end_names(board, body, [each.name for each in layers])
    # An area of one place is as wide as the plot.
    widened = len(x) == 1
    places = along(board, x)
    shares = (0.0, 1.0) if widened else places.points
    totals = layers[-1].upper
    plot = plotted(board, body, totals, places.names, places.places, right=names.room,
                   head=1.5 * board.u)  # fmt: skip
    clips += ruled(board, plot, is_scale=True)
    colors = tones(board, [each.name for each in layers])
    count = len(layers)
    for index, (each, color) in enumerate(zip(layers, colors, strict=True)):
        lower, upper = (
            points_of(plot, shares, edge * 2 if widened else edge)
            for edge in (each.lower, each.upper)
        )
        clips.append(layer(board, plot, upper, lower, color, index, count))
    heights = [plot.y.at((each.lower[-1] + each.upper[-1]) / 2) for each in layers]
    delays = [arrival(board, index, count) * 0.9 for index in range(count)]
    return [*clips, *names.clips(board, plot, heights, colors, delays)]


PRIMITIVE = Primitive(
    kind="stacked-area",
    label="Stacked Area",
    category="Data Viz",
    summary="Areas that lie on one another over an axis, with their names at the end.",
    inputs=(
        Input("x", "texts", "times, days or numbers, in order"),
        Input("series", "series", "the layers from below, each with a name and its values"),
    ),
    options=("draw-on", "grow", "fade"),
    seconds=5.5,
    draw=draw,
    mirrors=False,
    example={
        "title": "Wind and sun now make half of our power",
        "x": ["2014", "2015", "2016", "2017", "2018", "2019", "2020", "2021", "2022", "2023",
              "2024"],
        "series": [
            {"name": "Wind", "values": [48, 62, 66, 88, 94, 108, 121, 112, 131, 146, 158]},
            {"name": "Solar", "values": [22, 26, 29, 33, 41, 47, 53, 58, 71, 84, 97]},
            {"name": "Hydro", "values": [31, 30, 33, 32, 29, 31, 33, 34, 30, 33, 34]},
            {"name": "Gas", "values": [96, 92, 98, 94, 90, 93, 88, 90, 79, 72, 66]},
            {"name": "Coal", "values": [142, 138, 122, 110, 98, 71, 52, 58, 49, 36, 24]},
        ],
        "unit": "TWh",
        "source": "Source: energy agency",
    },
)  # fmt: skip
