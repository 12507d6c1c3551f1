"""A ring of slices around their total."""

from __future__ import annotations

from kinoform.look.type_scale import ROLES
from kinoform.model.geometry import Box
from kinoform.primitives._axis_names import room_for
from kinoform.primitives._board import Board, nothing_to_show
from kinoform.primitives.base import Input, Primitive
from kinoform.primitives.data_viz._slice_names import placed
from kinoform.primitives.data_viz._slices import MOST, SWEEP_SECONDS, Disc, slices_of, swept
from kinoform.scenery.room import RawClip

HOLE = 0.64
_SHORT = 14
"""Longer words than a number with its unit are words about the total."""


def draw(board: Board) -> list[RawClip]:
    """The clips of a donut chart."""
    slices = slices_of(board)
    board = board.in_order(each.place for each in slices)
    if not slices:
        return nothing_to_show(board)
    clips, body = board.headed()
    disc, names = placed(board, slices, body)
    total = sum(each.value for each in slices)
    return [*clips, *swept(board, slices, disc, HOLE), *names, *_centre(board, disc, total)]


def _centre(board: Board, disc: Disc, total: float) -> list[RawClip]:
    """The total with words below it; words that have a number of their own stand in its place."""
    scene, said = board.scene, board.text("center")
    inner = disc.radius * HOLE
    is_own = len(said) <= _SHORT and any(letter.isdigit() for letter in said)
    written = said if is_own else board.written((total,))[0]
    widest = room_for(board, written, 100.0) / 100.0
    size = min(ROLES["display"].size(board.page), inner * 1.4 / widest, inner * 0.62)
    half = size * 0.62
    middle = disc.y - (0.0 if is_own or not said else size * 0.28)
    box = Box(disc.x - inner * 0.92, middle - half, disc.x + inner * 0.92, middle + half)
    if is_own:
        words = scene.words(said, box, "display", size=size, align="center",
                            vertical="center", lines=2)  # fmt: skip
        return [scene.enter(words, way="fade", delay=0.2 * scene.beat.pace)]
    swept_in = board.option in {"draw-on", "grow"} and not board.beats
    figure = scene.enter(
        scene.figure(
            total, box, "display", board.form((total,)), size=size, align="center",
            begins=0.0 if swept_in else total, seconds=SWEEP_SECONDS * scene.beat.pace,
        ),
        way=board.way("fade"),
    )  # fmt: skip
    if not said:
        return [figure]
    small = min(ROLES["body"].size(board.page), size * 0.42)
    below = Box(disc.x - inner * 0.78, box.bottom, disc.x + inner * 0.78,
                box.bottom + max(small, 2.2 * board.u) * 2.8)  # fmt: skip
    words = scene.words(said, below, "body", size=max(small, 2.2 * board.u), align="center",
                        color=board.palette.ink_soft, lines=2)  # fmt: skip
    return [figure, scene.enter(words, way="fade", delay=0.3 * scene.beat.pace)]


PRIMITIVE = Primitive(
    kind="donut-chart",
    label="Donut Chart",
    category="Data Viz",
    summary="A ring of slices around their total.",
    inputs=(
        Input("items", "texts", "the names of the slices"),
        Input("values", "numbers", "how large they are", most=MOST),
        Input(
            "center", "text", "words below the total, or with a number, in its place",
            required=False,
        ),
    ),
    options=("draw-on", "grow", "pop", "fade"),
    seconds=5.0,
    draw=draw,
    mirrors=False,
    example={
        "title": "Half of all orders come by phone",
        "items": ["Phone", "Laptop", "Tablet", "In store"],
        "values": [6420, 3890, 1180, 1310],
        "center": "orders a week",
        "source": "Source: shop system, last quarter",
    },
)  # fmt: skip
