"""The quarters of several samples side by side, with their middles and their outliers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kinoform.look.type_scale import ROLES
from kinoform.look.units import SMALLEST_TYPE_U
from kinoform.model.geometry import Box
from kinoform.primitives._axes import Plot, plotted, ruled
from kinoform.primitives._axis_names import room_for
from kinoform.primitives._board import Board, nothing_to_show
from kinoform.primitives._path_data import circles, filled, outlined, segments
from kinoform.primitives.base import Input, Primitive
from kinoform.primitives.data_viz._columns import Slot, middles, slots
from kinoform.primitives.data_viz._quartiles import Quartiles, quartiles
from kinoform.scenery.room import RawClip

MOST = 16
_WIDEST_U = 17.0
_SHARES = (0.52, 0.4)
"""Of the way from one box to the next that a box takes; less where its number needs the room."""
_CAP_SHARE = 0.36
"""Breadth of the ends of the whiskers, as a share of the box."""


def draw(board: Board) -> list[RawClip]:
    """The clips of a box plot."""
    clips, body = board.headed()
    known = [(name, quartiles(sample))
             for name, sample in zip(board.texts("items"), board.rows("samples"), strict=False)
             if sample]  # fmt: skip
    if len(board.texts("items")) != len(board.rows("samples")):
        board.note("uneven_lists", f"{len(known)} names have a sample")
    if len(known) > MOST:
        board.note("too_many_items", f"the first {MOST} of {len(known)} samples are shown")
        known = known[:MOST]
    if not known:
        return nothing_to_show(board)
    boxes = [found for _, found in known]
    values = [value for each in boxes
              for value in (each.low, each.high, *each.outliers)]  # fmt: skip
    plot = plotted(board, body, values, [name for name, _ in known], middles(len(known)),
                   from_zero=False, head=1.5 * board.u, foot=1.5 * board.u)  # fmt: skip
    clips += ruled(board, plot)
    chosen = board.text("highlight")
    best = max(range(len(boxes)), key=lambda at: boxes[at].middle)
    loud = next((at for at, (name, _) in enumerate(known) if chosen and name == chosen), best)
    figured, share, size = _setting(board, plot, boxes)
    places = slots(plot, len(known), _WIDEST_U, board.u, share)
    for at, (box, place) in enumerate(zip(boxes, places, strict=True)):
        clips += _box(board, plot, box, place, at, len(known), is_loud=at == loud)
    return [*clips, *_figures(figured, plot, boxes, places, loud, size)]


def _box(
    board: Board, plot: Plot, box: Quartiles, place: Slot, at: int, count: int, *, is_loud: bool
) -> list[RawClip]:
    palette, u = board.palette, board.u
    x, half = (place.left + place.right) / 2, place.width / 2 * _CAP_SHARE
    low, first, third, high = (plot.y.at(value) for value in
                               (box.low, box.first, box.third, box.high))  # fmt: skip
    middle = plot.y.at(box.middle)
    color = palette.accent if is_loud else board.quiet
    soft = palette.accent if is_loud else palette.background.mix(palette.ink, 0.55)
    whiskers = segments([
        ((x, high), (x, third)), ((x, first), (x, low)),
        ((x - half, high), (x + half, high)), ((x - half, low), (x + half, low)),
    ])  # fmt: skip
    reach = Box(place.left, high - u, place.right, low + u)
    body = Box(place.left, third, place.right, max(first, third + 0.4 * u))
    line = Box(place.left, middle - 0.3 * u, place.right, middle + 0.3 * u)
    parts = [
        outlined(board, whiskers, soft, 0.32, reach),
        board.scene.panel(body, color, 0.5),
    ]
    delay = board.turn(at, count)
    clips = []
    for part in parts:
        if board.option in {"fade", "pop", "slide"}:
            clips.append(board.item(part, at, count))
        else:
            clips.append(board.scene.enter(_unfolding(board, part, middle, delay), way="none"))
    mark = board.scene.panel(line, palette.background)
    clips.append(board.item(mark, at, count, "fade"))
    if box.outliers:
        spots = circles((x, plot.y.at(value), 0.75 * u) for value in box.outliers)
        clips.append(board.item(filled(board, spots, soft), at, count, "fade", 0.35))
    return clips


def _unfolding(board: Board, part: RawClip, middle: float, delay: float) -> RawClip:
    """A part that opens out of the line of the middle value."""
    place = part["transform"]
    line = round(middle - board.page.height / 2, 2)
    times = (round(delay, 4), round(delay + board.scene.beat.enter, 4))

    def track(name: str, begins: object, ends: object) -> RawClip:
        frames = [{"time": times[0], "value": begins},
                  {"time": times[1], "value": ends, "easing": "easeOutQuint"}]  # fmt: skip
        return {"property": name, "frames": frames}

    moves = [track("scale", [1.0, 0.0], [1.0, 1.0]), track("y", line, place["y"])]
    return {**part, "keyframes": moves}


def _setting(board: Board, plot: Plot, boxes: Sequence[Quartiles]) -> tuple[Board, float, float]:
    """How the middle values are written, how broad boxes then are, and the size of the numbers.

    Without room they have no unit, which the axis says as well; at last their size is 0.
    """
    usual, gap = ROLES["label"].size(board.page) * 1.05, 0.9 * board.u
    values, pitch = [box.middle for box in boxes], plot.area.width / len(boxes)
    bare = replace(board, values={**board.values, "unit": ""})
    for figured, share, size in (
        (board, _SHARES[0], usual), (bare, _SHARES[0], usual), (bare, _SHARES[1], usual),
        (bare, _SHARES[1], SMALLEST_TYPE_U * board.u),
    ):  # fmt: skip
        widest = max(room_for(board, text, size) for text in figured.written(values))
        if widest + 2 * gap <= pitch - min(pitch * share, _WIDEST_U * board.u):
            return figured, share, size
    return board, _SHARES[0], 0.0


def _figures(
    board: Board, plot: Plot, boxes: Sequence[Quartiles], places: Sequence[Slot], loud: int,
    size: float,
) -> list[RawClip]:  # fmt: skip
    """The middle values at the right of their boxes, where there is room for all of them."""
    if not size:
        return []
    values = [box.middle for box in boxes]
    gap = 0.9 * board.u
    widest = max(room_for(board, text, size) for text in board.written(values))
    found = []
    for at, (box, place) in enumerate(zip(boxes, places, strict=True)):
        y = plot.y.at(box.middle)
        right = place.right + gap + widest
        spot = Box(place.right + gap, y - size * 0.65, right, y + size * 0.65)
        color = board.palette.accent_ink if at == loud else board.palette.ink
        found.append(board.figure(box.middle, spot, "label", at, len(boxes), size=size,
                                  color=color, series=values))  # fmt: skip
    return found


PRIMITIVE = Primitive(
    kind="box-plot",
    label="Box Plot",
    category="Data Viz",
    summary="The quarters of several samples side by side, with their middles and outliers.",
    inputs=(
        Input("items", "texts", "the names of the samples", most=MOST),
        Input("samples", "matrix", "the raw numbers of each, one row a sample"),
    ),
    options=("grow", "fade", "pop"),
    seconds=5.0,
    draw=draw,
    mirrors=False,
    example={
        "title": "The night train is the most punctual",
        "items": ["Regional", "Express", "Commuter", "Night"],
        "samples": [
            [2, 4, 5, 6, 7, 7, 8, 9, 11, 12, 14, 19],
            [4, 6, 8, 9, 11, 12, 13, 15, 16, 18, 22, 34],
            [3, 5, 6, 8, 8, 9, 10, 12, 13, 15, 17, 21],
            [0, 1, 1, 2, 3, 3, 4, 4, 5, 6, 8, 13],
        ],
        "highlight": "Night",
        "unit": "min",
        "source": "Source: arrival records, minutes late in October",
    },
)
