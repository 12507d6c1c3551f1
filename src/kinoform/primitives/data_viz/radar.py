"""A polygon over axes that run out from one middle, and optionally a second one to compare."""

from __future__ import annotations

from collections.abc import Sequence

from kinoform.look import curves
from kinoform.look.type_scale import ROLES
from kinoform.look.units import SMALLEST_TYPE_U
from kinoform.model.color import Color
from kinoform.model.geometry import Box
from kinoform.primitives._axes import GRID_U, Axis, axis_of
from kinoform.primitives._board import Board, nothing_to_show
from kinoform.primitives._path_data import circles, closed, filled, outlined, segments
from kinoform.primitives._ranking import Ranked, paired
from kinoform.primitives.base import Input, Primitive
from kinoform.primitives.data_viz._web import Web, named_web
from kinoform.scenery.moves import Way
from kinoform.scenery.room import RawClip

MOST = 12
_FEW = 8
"""Axes whose names have room for large letters."""
_LINE_U = 0.6
_LEAST_SHARE = 0.22
"""Of the shorter side of a box, that a web has as its radius unless it cannot be had."""


def draw(board: Board) -> list[RawClip]:
    """The clips of a radar chart."""
    clips, body = board.headed()
    marks = paired(board, "axes", "values")
    if not marks:
        return nothing_to_show(board)
    web, names = _room_for(board, body, marks[:MOST])
    if len(marks) > web.count:
        board.note("too_many_items", f"the first {web.count} of {len(marks)} axes are shown")
        marks = marks[: web.count]
    values = [mark.value for mark in marks]
    others = list(board.numbers("compare")[: len(marks)])
    axis = axis_of(board, [*values, *others], count=4)
    clips += _grid(board, web, axis)
    if len(others) == len(marks):
        clips += _polygon(board, web, axis, others, board.palette.ink_soft, is_loud=False)
    clips += _polygon(board, web, axis, values, board.palette.accent, is_loud=True)
    return [*clips, *names]


def _room_for(board: Board, body: Box, marks: Sequence[Ranked]) -> tuple[Web, list[RawClip]]:
    """The web with as many axes, and names as large, as leave it a good part of a box."""
    label, least = ROLES["label"].size(board.page), SMALLEST_TYPE_U * board.u
    counts = [len(marks), *(count for count in (10, _FEW, 6) if count < len(marks))]
    found = [
        (marks[:count], size) for count in counts
        for size in (label * (1.4 if count <= _FEW else 1.15), label, least)
    ]  # fmt: skip
    for shown, size in found:
        web, names = named_web(board, body, [mark.label for mark in shown],
                               [mark.value for mark in shown], size)  # fmt: skip
        if web.radius >= min(body.width, body.height) * _LEAST_SHARE:
            break
    return web, names


def _grid(board: Board, web: Web, axis: Axis) -> list[RawClip]:
    """Rings at the round numbers, and the axes."""
    span = axis.most - axis.least
    rings = [(tick - axis.least) / span for tick in axis.ticks if axis.least < tick <= axis.most]
    if not rings or rings[-1] < 0.98:
        rings.append(1.0)
    if web.count < 3:
        data = circles((web.x, web.y, web.radius * ring) for ring in rings)
    else:
        data = " ".join(closed([web.spot(index, ring) for index in range(web.count)])
                        for ring in rings)  # fmt: skip
    spokes = segments(((web.x, web.y), web.spot(index, 1.0)) for index in range(web.count))
    grid = outlined(board, f"{data} {spokes}", board.palette.line, GRID_U)
    return [board.scene.enter(grid, way="fade")]


def _polygon(
    board: Board, web: Web, axis: Axis, values: Sequence[float], color: Color, *, is_loud: bool
) -> list[RawClip]:
    scene, span = board.scene, axis.most - axis.least
    shares = [(value - axis.least) / span for value in values]
    points = [web.spot(index, share) for index, share in enumerate(shares)]
    data = closed(points) if len(points) > 1 else circles([(*points[0], 0.6 * board.u)])
    fill = filled(board, data, color.with_alpha(0.26 if is_loud else 0.0), web.box)
    dash = {} if is_loud else {"lineDash": [round(1.2 * board.u, 2), round(1.2 * board.u, 2)]}
    width = _LINE_U if is_loud else _LINE_U * 0.6
    dots = filled(board, circles((x, y, 0.85 * board.u) for x, y in points), color, web.box)
    delay = board.turn(0, 1) + (0.15 * scene.beat.pace if is_loud else 0.0)
    if board.option == "draw-on":
        pen = {"duration": 0.9 * scene.beat.pace, "delay": delay, "easing": curves.MOVE}
        line = scene.enter(outlined(board, data, color, width, web.box, draw=pen, **dash),
                           way="none")  # fmt: skip
        later = delay + 0.55 * scene.beat.pace
        marks = [line, *(scene.enter(clip, way="fade", delay=later) for clip in (fill, dots))]
    else:
        parts = (fill, outlined(board, data, color, width, web.box, **dash), dots)
        way: Way = "fade" if board.option == "fade" else "none"
        marks = [
            scene.enter(clip if way == "fade" else {**clip, "keyframes": _swell(board, delay)},
                        way=way, delay=delay)
            for clip in parts
        ]  # fmt: skip
    return [marks[0], marks[1], board.pulsing(marks[2])] if is_loud else marks[1:2] \
        if board.option != "draw-on" else marks[:1]  # fmt: skip


def _swell(board: Board, delay: float) -> list[RawClip]:
    frames = [
        {"time": round(delay, 4), "value": 0.0},
        {"time": round(delay + board.scene.beat.enter * 1.2, 4), "value": 1.0,
         "easing": curves.ENTER},
    ]  # fmt: skip
    return [{"property": "scale", "frames": frames}]


PRIMITIVE = Primitive(
    kind="radar",
    label="Radar Chart",
    category="Data Viz",
    summary="A polygon over axes around one middle, and a second one to compare it with.",
    inputs=(
        Input("axes", "texts", "the names of the axes, clockwise from the top", most=MOST),
        Input("values", "numbers", "how far out the polygon is on each", most=MOST),
        Input("compare", "numbers", "the same for a dashed second polygon", required=False),
    ),
    options=("grow", "draw-on", "fade"),
    seconds=5.0,
    draw=draw,
    mirrors=False,
    example={
        "title": "The new model wins on range and comfort",
        "axes": ["Range", "Comfort", "Price", "Safety", "Charging", "Space"],
        "values": [88, 82, 58, 79, 66, 71],
        "compare": [62, 60, 74, 76, 70, 55],
        "source": "Source: road test, points of 100; dashed: predecessor",
    },
)
