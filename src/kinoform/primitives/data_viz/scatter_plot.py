"""Points over two scales with the line of their trend."""

from __future__ import annotations

import statistics
from collections.abc import Sequence

from kinoform.look import curves
from kinoform.look.type_scale import ROLES
from kinoform.model.geometry import Box
from kinoform.primitives._axes import Plot, Scale, axis_of, names_along, plotted, ruled
from kinoform.primitives._board import Board
from kinoform.primitives._path_data import Point, circles, filled, outlined, straight
from kinoform.primitives.base import Input, Primitive
from kinoform.primitives.data_viz._spots import Spot, named_spots
from kinoform.scenery.room import RawClip

MOST_APART = 90
"""With more points than these they come in groups, from left to right."""
_GROUPS = 16
_NAMES = 5
_INSET = 0.025


def draw(board: Board) -> list[RawClip]:
    """The clips of a scatter plot."""
    clips, body = board.headed()
    x, y = board.numbers("x"), board.numbers("y")
    count = min(len(x), len(y))
    if len(x) != len(y):
        board.note("uneven_lists", f"{count} points have both an x and a y")
    x, y = x[:count], y[:count]
    across = axis_of(board, x, from_zero=False, count=5, is_bare=True)
    names, places = names_along(across, _INSET)
    radius = board.u * (1.6 if count <= 20 else 1.15 if count <= 60 else 0.75)
    plot = plotted(board, body, y, names, places, from_zero=False, head=2 * radius,
                   foot=1.5 * radius)  # fmt: skip
    area = plot.area
    scale = across.scale(area.left + _INSET * area.width, area.right - _INSET * area.width)
    spots = [(scale.at(a), plot.y.at(b), radius) for a, b in zip(x, y, strict=True)]
    clips += ruled(board, plot, is_scale=True)
    line = _trend(plot, scale, x, y)
    if line is not None:
        clips.append(_drawn(board, line))
    labels, chosen = board.texts("labels"), board.text("highlight")
    loud = {at for at, label in enumerate(labels[:count]) if chosen and label == chosen}
    named = _names(board, area, spots, x, y, loud, line)
    return [*clips, *_points(board, spots, loud), *named]


def _trend(
    plot: Plot, scale: Scale, x: Sequence[float], y: Sequence[float]
) -> tuple[Point, Point] | None:
    """The ends of the straight line that fits the points best, within the plot."""
    if len(x) < 3 or len(set(x)) < 2:
        return None
    slope, start = statistics.linear_regression(x, y)
    first, last = min(x), max(x)
    if slope:
        # The line ends where it would leave the plot.
        crossings = sorted(((plot.axis.least - start) / slope, (plot.axis.most - start) / slope))
        first, last = max(first, crossings[0]), min(last, crossings[1])
    return ((scale.at(first), plot.y.at(start + slope * first)),
            (scale.at(last), plot.y.at(start + slope * last)))  # fmt: skip


def _drawn(board: Board, line: tuple[Point, Point]) -> RawClip:
    pace = board.scene.beat.pace
    pen = {"delay": 0.5 * pace, "duration": 0.7 * pace, "easing": curves.MOVE}
    made = outlined(board, straight(line), board.palette.accent_2, 0.4, draw=pen)
    return board.scene.enter(made, way="none")


def _points(board: Board, spots: Sequence[Spot], loud: set[int]) -> list[RawClip]:
    palette = board.palette
    order = sorted(range(len(spots)), key=lambda at: spots[at][0])
    soft = board.quiet if loud else palette.accent.with_alpha(0.82)
    if len(spots) > MOST_APART:
        size = -(-len(order) // _GROUPS)
        groups = [order[at : at + size] for at in range(0, len(order), size)]
    else:
        groups = [[at] for at in order]
    board = board.in_order(group[0] for group in groups)
    clips = []
    for turn, group in enumerate(groups):
        box = _around([spots[at] for at in group])
        made = filled(board, circles(spots[at] for at in group), soft, box)
        if loud.issuperset(group):
            made["style"]["fill"] = palette.accent.css
        entered = board.item(made, turn, len(groups))
        clips.append(board.pulsing(entered) if loud.issuperset(group) else entered)
    return clips


def _around(spots: Sequence[Spot]) -> Box:
    return Box(
        min(x - r for x, _, r in spots), min(y - r for _, y, r in spots),
        max(x + r for x, _, r in spots), max(y + r for _, y, r in spots),
    )  # fmt: skip


def _names(
    board: Board, area: Box, spots: Sequence[Spot], x: Sequence[float], y: Sequence[float],
    loud: set[int], line: tuple[Point, Point] | None,
) -> list[RawClip]:  # fmt: skip
    """The names of the highlighted point and of those at the ends of both scales."""
    labels = board.texts("labels")
    if not labels:
        return []
    ends = [
        max(range(len(y)), key=lambda at: y[at]),
        max(range(len(x)), key=lambda at: x[at]),
        min(range(len(y)), key=lambda at: y[at]),
        min(range(len(x)), key=lambda at: x[at]),
    ]
    order = dict.fromkeys([*sorted(loud), *ends, *range(len(spots))])
    size = ROLES["label"].size(board.page)
    found = []
    most = len(spots) if len(spots) <= 12 else _NAMES
    for index, box, align in named_spots(board, area, spots, labels, order, size, most, line, loud):
        words = board.scene.words(
            labels[index], box, "label", size=size, align=align, vertical="center", lines=2,
            color=board.palette.ink if index in loud or not loud else board.palette.ink_soft,
            style={"fontWeight": 600 if index in loud else 500},
        )  # fmt: skip
        found.append(board.item(words, index, len(spots), "fade", 0.35))
    return found


PRIMITIVE = Primitive(
    kind="scatter-plot",
    label="Scatter Plot",
    category="Data Viz",
    summary="Points over two scales with the line of their trend.",
    inputs=(
        Input("x", "numbers", "how far to the right each point is"),
        Input("y", "numbers", "how far up each point is"),
        Input("labels", "texts", "the names of the points", required=False),
    ),
    options=("pop", "drop", "fade"),
    seconds=5.0,
    draw=draw,
    mirrors=False,
    example={
        "title": "Cities with more trees stay cooler",
        "x": [8, 11, 13, 15, 17, 19, 21, 22, 24, 26, 28, 30, 33, 35, 38, 41],
        "y": [36.8, 36.1, 35.2, 35.9, 34.6, 34.9, 33.6, 34.2, 33.9, 32.4, 33.1, 31.8, 32.3, 30.9,
              31.2, 29.6],
        "labels": ["Sandport", "Milltown", "Eastgate", "Redhill", "Harbour", "Northam", "Lowick",
                   "Stanley", "Ashford", "Kirkby", "Wells", "Oakham", "Linden", "Fernley",
                   "Birchwood", "Greenfield"],
        "unit": " °C",
        "source": "Source: satellite survey; tree cover in percent, hottest day in degrees",
    },
)  # fmt: skip
