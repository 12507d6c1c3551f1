"""Slices of a circle, the largest first from twelve o'clock."""

from __future__ import annotations

from kinoform.primitives._board import Board, nothing_to_show
from kinoform.primitives.base import Input, Primitive
from kinoform.primitives.data_viz._slice_names import placed
from kinoform.primitives.data_viz._slices import MOST, slices_of, swept
from kinoform.scenery.room import RawClip


def draw(board: Board) -> list[RawClip]:
    """The clips of a pie chart."""
    slices = slices_of(board)
    board = board.in_order(each.place for each in slices)
    if not slices:
        return nothing_to_show(board)
    clips, body = board.headed()
    disc, names = placed(board, slices, body)
    return [*clips, *swept(board, slices, disc, 0.0), *names]


PRIMITIVE = Primitive(
    kind="pie-chart",
    label="Pie Chart",
    category="Data Viz",
    summary="Slices of a circle, the largest first from twelve o'clock, each with its share.",
    inputs=(
        Input("items", "texts", "the names of the slices"),
        Input("values", "numbers", "how large they are", most=MOST),
    ),
    options=("draw-on", "grow", "pop", "fade"),
    seconds=5.0,
    draw=draw,
    mirrors=False,
    example={
        "title": "Rent takes two fifths of the budget",
        "items": ["Rent", "Food", "Transport", "Leisure", "Savings"],
        "values": [980, 520, 310, 265, 325],
        "source": "Source: household survey, monthly means",
    },
)
