"""Layers that flow around a calm middle line, as thick as their values."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from kinoform.look.palette import on
from kinoform.look.type_scale import ROLES
from kinoform.look.units import SMALLEST_TYPE_U
from kinoform.model.geometry import Box
from kinoform.primitives._axes import Axis, Plot, plotted
from kinoform.primitives._axis_names import room_for
from kinoform.primitives._board import Board, nothing_to_show
from kinoform.primitives._path_data import Point
from kinoform.primitives.base import Input, Primitive
from kinoform.primitives.data_viz._end_names import end_names
from kinoform.primitives.data_viz._layers import Layer, calm_floor, grouped, inside_out, stacked
from kinoform.primitives.data_viz._series_lines import (
    along,
    arrival,
    cut_even,
    layer,
    points_of,
)
from kinoform.primitives.data_viz._tones import tones
from kinoform.scenery.room import RawClip

Edges = tuple[list[Point], list[Point]]
"""The upper and the lower edge of a layer, in pixels."""
_SAMPLES = 8


def draw(board: Board) -> list[RawClip]:
    """The clips of a stream graph."""
    clips, body = board.headed()
    x = cut_even(board, board.texts("x"), board.series("series"))
    if not x:
        return nothing_to_show(board)
    series = inside_out(grouped(board, board.series("series"), len(x)))
    layers = stacked(series, calm_floor(series))
    places = along(board, x)
    names = [each.name for each in layers]
    colors, ends = tones(board, names), end_names(board, body, names)
    least, most = min(layers[0].lower), max(layers[-1].upper)
    axis = Axis(least, most if most > least else least + 1.0, (), ())
    for right in (0.0, ends.room):
        plot = plotted(board, body, (), places.names, places.places, axis=axis, right=right)
        shapes = [_edges(plot, places.points, each) for each in layers]
        inside = _inside(board, shapes, names)
        if inside is not None:
            break
    for index, (upper, lower) in enumerate(shapes):
        clips.append(layer(board, plot, upper, lower, colors[index], index, len(layers)))
    clips += plot.names.clips(board, plot.area.bottom + 1.6 * board.u, is_scale=True)
    delays = [arrival(board, index, len(layers)) * 0.9 for index in range(len(layers))]
    if inside is None:
        heights = [(upper[-1][1] + lower[-1][1]) / 2 for upper, lower in shapes]
        return [*clips, *ends.clips(board, plot, heights, colors, delays)]
    for name, color, box, delay in zip(names, colors, inside, delays, strict=True):
        size = box.height / ROLES["label"].line_height
        words = board.scene.words(
            name, box, "label", size=size, color=on(color), align="center", vertical="center",
            lines=1,
        )  # fmt: skip
        clips.append(board.scene.enter(words, way="fade", delay=delay))
    return clips


def _edges(plot: Plot, shares: Sequence[float], each: Layer) -> Edges:
    if len(shares) == 1:
        # A layer of one place is as wide as the plot.
        return (points_of(plot, (0.0, 1.0), each.upper * 2),
                points_of(plot, (0.0, 1.0), each.lower * 2))  # fmt: skip
    return points_of(plot, shares, each.upper), points_of(plot, shares, each.lower)


def _inside(board: Board, shapes: Sequence[Edges], names: Sequence[str]) -> list[Box] | None:
    """Where each layer is thick enough for its name; None where one is nowhere."""
    found = []
    largest = ROLES["title"].size(board.page)
    for shape, name in zip(shapes, names, strict=True):
        size = largest
        box = _spot(board, shape, name, size)
        while box is None and size > SMALLEST_TYPE_U * 1.15 * board.u:
            size *= 0.9
            box = _spot(board, shape, name, size)
        if box is None:
            return None
        found.append(box)
    return found


def _spot(board: Board, shape: Edges, name: str, size: float) -> Box | None:
    """The box of a name of a size where a layer has most room for it."""
    upper, lower = shape
    half, height = room_for(board, name, size) / 2, size * ROLES["label"].line_height
    best: Box | None = None
    most = height * 1.15
    for x, _ in upper:
        if x - half < upper[0][0] + board.u or x + half > upper[-1][0] - board.u:
            continue
        spots = [x - half + 2 * half * step / _SAMPLES for step in range(_SAMPLES + 1)]
        top = max(_height_at(upper, spot) for spot in spots)
        bottom = min(_height_at(lower, spot) for spot in spots)
        if bottom - top > most:
            most, middle = bottom - top, (top + bottom) / 2
            best = Box(x - half, middle - height / 2, x + half, middle + height / 2)
    return best


def _height_at(edge: Sequence[Point], x: float) -> float:
    index = min(max(bisect_right([point[0] for point in edge], x), 1), len(edge) - 1)
    (left, before), (right, after) = edge[index - 1], edge[index]
    return before + (after - before) * (x - left) / ((right - left) or 1.0)


PRIMITIVE = Primitive(
    kind="stream-graph",
    label="Stream Graph",
    category="Data Viz",
    summary="Layers that flow around a calm middle line, as thick as their values.",
    inputs=(
        Input("x", "texts", "times, days or numbers, in order"),
        Input("series", "series", "the layers, each with a name and its values"),
    ),
    options=("draw-on", "grow", "fade"),
    seconds=5.5,
    draw=draw,
    mirrors=False,
    example={
        "title": "How we listened: from discs to streams",
        "x": ["1985", "1989", "1993", "1997", "2001", "2005", "2009", "2013", "2017", "2021"],
        "series": [
            {"name": "Vinyl", "values": [34, 20, 8, 4, 3, 3, 3, 4, 6, 9]},
            {"name": "Cassette", "values": [42, 45, 36, 22, 9, 3, 1, 1, 1, 1]},
            {"name": "CD", "values": [6, 24, 52, 74, 78, 66, 40, 22, 12, 7]},
            {"name": "Download", "values": [0, 0, 0, 0, 2, 14, 32, 34, 18, 8]},
            {"name": "Streaming", "values": [0, 0, 0, 0, 0, 2, 8, 28, 66, 96]},
        ],
        "source": "Source: industry sales, billions at today's prices",
    },
)
