"""How raw values are spread: columns over equal steps, with the middle value marked."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import replace

from kinoform.look.type_scale import ROLES
from kinoform.model.geometry import Box
from kinoform.primitives._axes import Plot, axis_of, plotted, ruled, tick_texts
from kinoform.primitives._axis_names import room_for
from kinoform.primitives._board import Board
from kinoform.primitives._house_words import word
from kinoform.primitives._path_data import outlined, straight
from kinoform.primitives.base import Input, Primitive
from kinoform.primitives.data_viz._bins import Bins, binned
from kinoform.primitives.data_viz._columns import Slot, column
from kinoform.scenery.room import RawClip

_GAP_U = 0.35


def draw(board: Board) -> list[RawClip]:
    """The clips of a histogram."""
    clips, body = board.headed()
    values = board.numbers("values")
    wished = round(board.number("bins")) if board.has("bins") else None
    bins = binned(values, wished)
    middle = statistics.median(values)
    size = ROLES["body"].size(board.page)
    texts = tick_texts(board, bins.edges)
    places = [at / len(bins.counts) for at in range(len(bins.edges))]
    counts = [float(count) for count in bins.counts]
    axis = axis_of(board, counts, is_bare=True)
    plot = plotted(board, body, counts, texts, places, head=size * 2.0, axis=axis)
    clips += ruled(board, plot, is_scale=True)
    # No single value can be seen, so none can come as it is spoken of.
    clips += _columns(replace(board, beats=()), plot, bins)
    if len(bins.counts) > 1:
        clips += _median(board, plot, bins, middle, values, size)
    return clips


def _columns(board: Board, plot: Plot, bins: Bins) -> list[RawClip]:
    count = len(bins.counts)
    width = plot.area.width / count
    gap = min(_GAP_U * board.u, width * 0.15) / 2
    fullest = max(bins.counts)
    clips = []
    for at, held in enumerate(bins.counts):
        if not held:
            continue
        left = plot.area.left + at * width
        color = board.palette.accent if held == fullest else board.quiet
        slot = Slot(left + gap, left + width - gap)
        clips.append(column(board, slot, plot.base, plot.y.at(held), color, at, count))
    return clips


def _median(
    board: Board, plot: Plot, bins: Bins, middle: float, values: Sequence[float], size: float
) -> list[RawClip]:
    """A line at the middle value, with its number above the columns."""
    share = (middle - bins.edges[0]) / (bins.edges[-1] - bins.edges[0])
    x, top = plot.x(share), plot.area.top - size * 1.5
    line = outlined(board, straight([(x, plot.base), (x, top)]), board.palette.ink, 0.3,
                    draw={"delay": 0.5 * board.scene.beat.pace,
                          "duration": 0.6 * board.scene.beat.pace},
                    lineDash=[round(0.9 * board.u, 2), round(0.9 * board.u, 2)])  # fmt: skip
    said = f"{word(board.scene.theme.locale, 'median')} {board.written([middle, *values])[0]}"
    width = room_for(board, said, size)
    left = x + 1.2 * board.u
    is_left = left + width > plot.area.right
    box = Box(x - 1.2 * board.u - width, top - size * 0.2, x - 1.2 * board.u, top + size * 1.1) \
        if is_left else Box(left, top - size * 0.2, left + width, top + size * 1.1)  # fmt: skip
    words = board.scene.words(said, box, "label", size=size, align="right" if is_left else "left",
                              vertical="center", lines=1)  # fmt: skip
    return [
        board.scene.enter(line, way="none"),
        board.scene.enter(words, way="fade", delay=0.8 * board.scene.beat.pace),
    ]


PRIMITIVE = Primitive(
    kind="histogram",
    label="Histogram",
    category="Data Viz",
    summary="How raw values are spread: columns over equal steps, with the middle value marked.",
    inputs=(
        Input("values", "numbers", "the raw values"),
        Input(
            "bins", "number", "how many steps; unset are as many as suit the values",
            required=False, least_value=1, most_value=100,
        ),
    ),
    options=("grow", "fade", "pop", "slide"),
    seconds=5.0,
    draw=draw,
    mirrors=False,
    example={
        "title": "Most deliveries arrive within the half hour",
        "values": [
            14, 17, 18, 19, 21, 21, 22, 22, 23, 23, 24, 24, 24, 25, 25, 26, 26, 26, 27, 27, 27,
            28, 28, 28, 28, 29, 29, 29, 30, 30, 31, 31, 31, 32, 32, 33, 33, 34, 34, 35, 36, 36,
            37, 38, 39, 41, 42, 44, 46, 49, 53, 58,
        ],
        "unit": "min",
        "source": "Source: dispatch log, one week of orders",
    },
)  # fmt: skip
