"""A polygon over axes that run out from one middle, and optionally a second one to compare."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from kinoform.look import curves
from kinoform.look.type_scale import ROLES
from kinoform.model.color import Color
from kinoform.model.geometry import Box
from kinoform.primitives._axes import GRID_U, Axis, axis_of
from kinoform.primitives._axis_names import room_for
from kinoform.primitives._board import Board
from kinoform.primitives._outlines import Point, circles, closed, filled, outlined, segments
from kinoform.primitives._ranking import paired
from kinoform.primitives.base import Input, Primitive
from kinoform.scenery.room import RawClip
from kinoform.scenery.scene import Way

MOST = 12
_LINE_U = 0.6


@dataclass(frozen=True, slots=True)
class Web:
    """Axes of equal length around a middle."""

    x: float
    y: float
    radius: float
    count: int

    def spot(self, index: int, share: float) -> Point:
        """A place on an axis, at a share of its length."""
        angle = 2 * math.pi * index / self.count
        return (self.x + math.sin(angle) * self.radius * share,
                self.y - math.cos(angle) * self.radius * share)  # fmt: skip

    @property
    def box(self) -> Box:
        return Box(self.x - self.radius, self.y - self.radius, self.x + self.radius,
                   self.y + self.radius)  # fmt: skip


def draw(board: Board) -> list[RawClip]:
    """The clips of a radar chart."""
    clips, body = board.headed()
    marks = paired(board, "axes", "values")
    if len(marks) > MOST:
        board.note("too_many_items", f"the first {MOST} of {len(marks)} axes are shown")
        marks = marks[:MOST]
    if not marks:
        return clips
    values = [mark.value for mark in marks]
    others = list(board.numbers("compare")[: len(marks)])
    axis = axis_of(board, [*values, *others], count=4)
    size = ROLES["label"].size(board.page) * 1.15
    web, names = _layout(board, body, [mark.label for mark in marks], values, size)
    clips += _grid(board, web, axis)
    if len(others) == len(marks):
        clips += _polygon(board, web, axis, others, board.palette.ink_soft, is_loud=False)
    clips += _polygon(board, web, axis, values, board.palette.accent, is_loud=True)
    return [*clips, *names]


def _layout(
    board: Board, body: Box, labels: Sequence[str], values: Sequence[float], size: float
) -> tuple[Web, list[RawClip]]:
    """The web as large as the names around it allow, and the names."""
    count = len(labels)
    written = board.written(values)
    most = body.width * (0.26 if board.page.shape == "wide" else 0.3)
    widths = [min(max(room_for(board, text, size) for text in pair), most)
              for pair in zip(labels, written, strict=True)]  # fmt: skip
    line = size * ROLES["label"].line_height
    heights = [
        line * (2 if room_for(board, label, size) <= width else 3)
        for label, width in zip(labels, widths, strict=True)
    ]
    gap = 2.2 * board.u
    radius = min(body.width, body.height) / 2
    for _ in range(60):
        web = Web(0.0, 0.0, radius, count)
        boxes = [_name_box(web, index, widths[index], heights[index], gap)
                 for index in range(count)]  # fmt: skip
        around = web.box
        for box in boxes:
            around = around.union(box)
        if around.width <= body.width and around.height <= body.height:
            break
        radius *= 0.97
    dx = (body.left + body.right) / 2 - (around.left + around.right) / 2
    dy = (body.top + body.bottom) / 2 - (around.top + around.bottom) / 2
    found = []
    for index, box in enumerate(boxes):
        found += _name(board, labels[index], values, index, box.moved(dx, dy), line, size, web)
    return Web(dx, dy, radius, count), found


def _name_box(web: Web, index: int, width: float, height: float, gap: float) -> Box:
    """The box of a name beyond the end of its axis, on the side to which the axis points."""
    angle = 2 * math.pi * index / web.count
    x, y = web.spot(index, 1.0)
    x, y = x + math.sin(angle) * gap, y - math.cos(angle) * gap
    left = x - width * (0.5 - 0.5 * _side(angle))
    top = y - height * (0.5 + 0.5 * math.cos(angle))
    return Box(left, top, left + width, top + height)


def _side(angle: float) -> float:
    across = math.sin(angle)
    return 0.0 if abs(across) < 0.2 else math.copysign(1.0, across)


def _name(
    board: Board, label: str, values: Sequence[float], index: int, box: Box, line: float,
    size: float, web: Web,
) -> list[RawClip]:  # fmt: skip
    side = _side(2 * math.pi * index / web.count)
    align = "left" if side > 0 else "right" if side < 0 else "center"
    split = box.bottom - line
    name = board.scene.words(
        label, Box(box.left, box.top, box.right, split), "label", size=size, lines=2,
        color=board.palette.ink_soft, vertical="bottom", style={"fontWeight": 500},
        align="left" if align == "left" else "right" if align == "right" else "center",
    )  # fmt: skip
    figure = board.figure(
        values[index], Box(box.left, split, box.right, box.bottom), "label", index, web.count,
        size=size, color=board.palette.ink, series=values, style={"fontWeight": 750},
        align="left" if align == "left" else "right" if align == "right" else "center",
    )  # fmt: skip
    return [board.item(name, index, web.count, "fade"), figure]


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
