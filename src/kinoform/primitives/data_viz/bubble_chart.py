"""Points over two scales whose areas say a third number."""

from __future__ import annotations

import math
from collections.abc import Sequence

from kinoform.look.palette import on, readable
from kinoform.look.type_scale import ROLES
from kinoform.look.units import SMALLEST_TYPE_U
from kinoform.model.color import Color
from kinoform.model.geometry import Box
from kinoform.primitives._axes import axis_of, names_along, plotted, ruled
from kinoform.primitives._axis_names import room_for
from kinoform.primitives._board import Board, nothing_to_show
from kinoform.primitives.base import Input, Primitive
from kinoform.primitives.data_viz._spots import Spot, named_spots
from kinoform.scenery.room import RawClip
from kinoform.scenery.scene import Align

MOST = 60
_LARGEST_U = {"wide": 9.5, "square": 8.2, "tall": 8.8}
_INSET = {"wide": 0.07, "square": 0.1, "tall": 0.12}


def draw(board: Board) -> list[RawClip]:
    """The clips of a bubble chart."""
    clips, body = board.headed()
    x, y, sizes = board.numbers("x"), board.numbers("y"), board.numbers("sizes")
    lengths = {len(x), len(y), len(sizes)}
    if len(lengths) > 1:
        board.note("uneven_lists", f"{min(lengths)} bubbles have an x, a y and a size")
    kept = sorted(range(min(lengths)), key=lambda at: -sizes[at])[:MOST]
    if min(lengths) > MOST:
        board.note("too_many_items", f"the {MOST} largest of {min(lengths)} bubbles are shown")
    if not kept:
        return nothing_to_show(board)
    shape = board.page.shape
    crowd = min(1.0, (14 / len(kept)) ** 0.4)
    largest = _LARGEST_U[shape] * board.u * crowd
    across = axis_of(board, [x[at] for at in kept], from_zero=False, count=5, is_bare=True)
    names, places = names_along(across, _INSET[shape])
    plot = plotted(board, body, [y[at] for at in kept], names, places, from_zero=False,
                   head=largest, foot=largest * 0.9)  # fmt: skip
    area = plot.area
    inset = _INSET[shape] * area.width
    scale = across.scale(area.left + inset, area.right - inset)
    most = max(abs(sizes[at]) for at in kept) or 1.0
    spots = [
        _held((scale.at(x[at]), plot.y.at(y[at]),
               max(largest * math.sqrt(max(sizes[at], 0.0) / most), 0.9 * board.u)), area)
        for at in kept
    ]  # fmt: skip
    return [*clips, *ruled(board, plot, is_scale=True), *_bubbles(board, area, spots, kept)]


def _held(spot: Spot, area: Box) -> Spot:
    """A bubble that would leave the plot is moved back to its edge."""
    x, y, radius = spot
    return (min(max(x, area.left + radius), area.right - radius),
            min(max(y, area.top + radius), area.bottom - radius), radius)  # fmt: skip


def _bubbles(board: Board, area: Box, spots: Sequence[Spot], kept: Sequence[int]) -> list[RawClip]:
    palette, chosen = board.palette, board.text("highlight")
    labels = [board.texts("labels")[at] if at < len(board.texts("labels")) else "" for at in kept]
    board = board.in_order(kept)
    loud = chosen if chosen in labels and chosen else labels[0]
    clips = []
    for index, ((x, y, radius), label) in enumerate(zip(spots, labels, strict=True)):
        is_loud = label == loud and (bool(label) or index == 0)
        color = palette.accent if is_loud else board.quiet
        style = {
            "fill": color.with_alpha(0.9 if is_loud else 0.72).css,
            "stroke": palette.background.css, "strokeWidth": round(0.25 * board.u, 2),
        }  # fmt: skip
        box = Box(x - radius, y - radius, x + radius, y + radius)
        delay = board.turn(index, len(spots))
        circle = board.scene.clip("circle", box, style=style)
        if board.option == "grow":
            entered = board.scene.enter({**circle, "keyframes": _swell(board, delay)}, way="none")
        else:
            entered = board.scene.enter(circle, way=board.way("fade"), delay=delay)
        clips.append(board.pulsing(entered) if is_loud else entered)
    return clips + _names(board, area, spots, labels, loud)


def _swell(board: Board, delay: float) -> list[RawClip]:
    frames = [
        {"time": round(delay, 4), "value": 0.0},
        {"time": round(delay + board.scene.beat.enter * 1.3, 4), "value": 1.0,
         "easing": "easeOutQuint"},
    ]  # fmt: skip
    return [{"property": "scale", "frames": frames}]


def _names(
    board: Board, area: Box, spots: Sequence[Spot], labels: Sequence[str], loud: str
) -> list[RawClip]:
    """Names within the bubbles that have room for them, others beside theirs."""
    palette = board.palette
    usual, least = ROLES["label"].size(board.page), SMALLEST_TYPE_U * board.u
    inside: dict[int, float] = {}
    for index, ((_, _, radius), label) in enumerate(zip(spots, labels, strict=True)):
        ems = room_for(board, label, 100.0) / 100.0
        size = min(usual * 1.15, 1.66 * radius / ems)
        if label and size >= least and _is_open(spots[index], ems * size, size, spots[index + 1 :]):
            inside[index] = size
    found = [
        _name(board, labels[index], Box(spots[index][0] - spots[index][2],
              spots[index][1] - size, spots[index][0] + spots[index][2], spots[index][1] + size),
              size, "center", on(_ground(board, is_loud=labels[index] == loud)), index, len(spots))
        for index, size in inside.items()
    ]  # fmt: skip
    rest = [index for index in range(len(spots)) if index not in inside]
    rest.sort(key=lambda index: labels[index] != loud)
    for index, box, align in named_spots(board, area, spots, labels, rest, usual, 12):
        ink = palette.ink if labels[index] == loud else palette.ink_soft
        color = readable(ink, palette.grounds)
        found.append(_name(board, labels[index], box, usual, align, color, index, len(spots), 2))
    return found


def _ground(board: Board, *, is_loud: bool) -> Color:
    color = board.palette.accent if is_loud else board.quiet
    return board.palette.background.mix(color, 0.9 if is_loud else 0.72)


def _is_open(spot: Spot, width: float, height: float, over: Sequence[Spot]) -> bool:
    """Whether words in the middle of a bubble are free of those that lie over it."""
    x, y, _ = spot
    return all(
        math.hypot(max(abs(other_x - x) - width / 2, 0.0), max(abs(other_y - y) - height / 2, 0.0))
        > radius
        for other_x, other_y, radius in over
    )


def _name(
    board: Board, label: str, box: Box, size: float, align: Align, color: Color, index: int,
    count: int, lines: int = 1,
) -> RawClip:  # fmt: skip
    words = board.scene.words(label, box, "label", size=size, align=align, color=color,
                              vertical="center", lines=lines)  # fmt: skip
    return board.item(words, index, count, "fade", 0.3)


PRIMITIVE = Primitive(
    kind="bubble-chart",
    label="Bubble Chart",
    category="Data Viz",
    summary="Points over two scales whose areas say a third number.",
    inputs=(
        Input("x", "numbers", "how far to the right each bubble is"),
        Input("y", "numbers", "how far up each bubble is"),
        Input("sizes", "numbers", "how large the area of each is", most=MOST),
        Input("labels", "texts", "the names of the bubbles", required=False),
    ),
    options=("grow", "pop", "fade"),
    seconds=5.0,
    draw=draw,
    mirrors=False,
    example={
        "title": "Cargo bikes: small fleet, best margin",
        "x": [12, 24, 35, 48, 61, 74],
        "y": [34, 21, 26, 15, 18, 9],
        "sizes": [90, 260, 180, 420, 310, 640],
        "labels": ["Cargo bikes", "Vans", "Couriers", "Parcels", "Pallets", "Containers"],
        "highlight": "Cargo bikes",
        "unit": "%",
        "source": "Source: annual report; orders in thousands, margin, and fleet by area",
    },
)
