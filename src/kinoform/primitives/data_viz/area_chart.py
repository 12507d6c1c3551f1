"""A filled area under one line, from zero."""

from __future__ import annotations

from kinoform.primitives._board import Board
from kinoform.primitives.base import Input, Primitive
from kinoform.primitives.data_viz._one_line import one_line
from kinoform.scenery.room import RawClip


def draw(board: Board) -> list[RawClip]:
    """The clips of an area chart."""
    return one_line(board, is_filled=True)


PRIMITIVE = Primitive(
    kind="area-chart",
    label="Area Chart",
    category="Data Viz",
    summary="A filled area under one line, with its last, highest and lowest value.",
    inputs=(
        Input("x", "texts", "times, days or numbers, in order"),
        Input("y", "numbers", "the height at each"),
    ),
    options=("draw-on", "grow", "fade"),
    seconds=5.0,
    draw=draw,
    mirrors=False,
    example={
        "title": "Rain filled the reservoir again",
        "x": ["2015", "2016", "2017", "2018", "2019", "2020", "2021", "2022", "2023", "2024"],
        "y": [71, 64, 58, 43, 39, 46, 61, 57, 78, 92],
        "unit": "%",
        "source": "Source: water authority, level on 1 May",
    },
)
