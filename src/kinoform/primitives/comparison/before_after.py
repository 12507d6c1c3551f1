"""A wipe from a picture, or a value, to what became of it."""

from __future__ import annotations

from kinoform.primitives._board import Board
from kinoform.primitives.base import Input, Primitive
from kinoform.primitives.comparison._before_after_pictures import is_picture, pictures
from kinoform.primitives.comparison._before_after_values import values
from kinoform.scenery.room import RawClip


def draw(board: Board) -> list[RawClip]:
    """The clips of a before and an after: pictures, or else values."""
    both = (board.text("before"), board.text("after"))
    return pictures(board, *both) if any(map(is_picture, both)) else values(board, *both)


PRIMITIVE = Primitive(
    kind="before-after",
    label="Before and After",
    category="Comparison",
    summary="A wipe from a picture, or a value, to what became of it.",
    inputs=(
        Input("before", "text", "a picture, or a value such as '2019: 48 min'"),
        Input("after", "text", "what became of it, in the same way"),
    ),
    options=("slide", "fade", "pop"),
    seconds=6.0,
    draw=draw,
    example={
        "title": "Half the queue at the counter",
        "before": "2022: 48 min",
        "after": "2024: 21 min",
    },
    mirrors=False,
)
