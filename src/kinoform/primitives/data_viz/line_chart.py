"""One line over time or another scale, which is drawn on and says where it has come to."""

from __future__ import annotations

from kinoform.primitives._board import Board
from kinoform.primitives.base import Input, Primitive
from kinoform.primitives.data_viz._one_line import one_line
from kinoform.scenery.room import RawClip


def draw(board: Board) -> list[RawClip]:
    """The clips of a line chart."""
    return one_line(board, is_filled=False)


PRIMITIVE = Primitive(
    kind="line-chart",
    label="Line Chart",
    category="Data Viz",
    summary="One line that is drawn on, with its last, highest and lowest value.",
    inputs=(
        Input("x", "texts", "times, days or numbers, in order"),
        Input("y", "numbers", "the value at each"),
    ),
    options=("draw-on", "grow", "fade"),
    seconds=5.0,
    draw=draw,
    mirrors=False,
    example={
        "title": "Monthly readers passed 84,000",
        "x": ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
        "y": [41200, 43800, 42100, 47600, 52300, 49800, 56400, 61200, 66900, 71500, 78800, 84300],
        "source": "Source: site statistics",
    },
)
