"""Axes that run out from one middle, with a name and a number at the end of each."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from kinoform.look.type_scale import ROLES
from kinoform.model.geometry import Box, around
from kinoform.primitives._axis_names import room_for
from kinoform.primitives._board import Board
from kinoform.primitives._label_places import crosses
from kinoform.primitives._path_data import Point
from kinoform.primitives._shortening import shortened
from kinoform.scenery.room import RawClip
from kinoform.scenery.scene import Align

_GAP_U = 2.2
_NAME_SHARE = {"wide": 0.26, "square": 0.3, "tall": 0.3}
"""Of the width, that one name takes at the most."""
_SHRINK = 0.97
_FEW = 8


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


@dataclass(frozen=True, slots=True)
class _End:
    """The words at the end of an axis: beside each other, or the number below the name."""

    name: float
    """Pixels of the name."""
    number: float
    rows: int
    side: float
    """1 at the right of the middle, -1 at its left, 0 above and below it."""
    is_crowded: bool
    """Whether the next name is so near that this one has to be narrow."""

    @property
    def is_one_row(self) -> bool:
        return self.side == 0.0 and self.rows == 1 and not self.is_crowded

    @property
    def width(self) -> float:
        return self.name + self.number if self.is_one_row else max(self.name, self.number)

    @property
    def lines(self) -> int:
        return 1 if self.is_one_row else self.rows + 1


def named_web(
    board: Board, body: Box, labels: Sequence[str], values: Sequence[float], size: float
) -> tuple[Web, list[RawClip]]:
    """The web as large as the names around it allow, and the clips of the names.

    Names stand beside the web or, where that leaves it larger, above and below it.
    """
    count, line = len(labels), size * ROLES["label"].line_height
    most = body.width * _NAME_SHARE[board.page.shape]
    beside = []
    for index, (label, number) in enumerate(zip(labels, board.written(values), strict=True)):
        width = room_for(board, label, size)
        rows = 1 if width <= most else 2
        beside.append(_End(min(width, most), room_for(board, number, size), rows,
                           _side(index, count), is_crowded=count > _FEW))  # fmt: skip
    upright = [replace(end, side=0.0, is_crowded=True) if end.side else end for end in beside]
    gap = _GAP_U * board.u
    web, ends = max(
        ((_fitted(body, ends, line, gap), ends) for ends in (beside, upright)),
        key=lambda found: found[0].radius,
    )
    boxes = _places(web, ends, line, gap)
    clips: list[RawClip] = []
    for index, (box, end) in enumerate(zip(boxes, ends, strict=True)):
        clips += _words(board, labels[index], values, index, box, end, line, size)
    return web, clips


def _fitted(body: Box, ends: Sequence[_End], line: float, gap: float) -> Web:
    """The largest web that leaves room for its names, in the middle of a box."""
    count, radius = len(ends), min(body.width, body.height)
    while True:
        web = Web(0.0, 0.0, radius, count)
        boxes = _places(web, ends, line, gap)
        taken = around([web.spot(index, 1.0) for index in range(count)]) if count > 2 else web.box
        for box in boxes:
            taken = taken.union(box)
        is_clear = not any(one.meets(other) for one, other in combinations(boxes, 2))
        fits = taken.width <= body.width and taken.height <= body.height
        if (fits and is_clear) or radius < gap:
            break
        radius *= _SHRINK
    return replace(
        web, x=(body.left + body.right) / 2 - (taken.left + taken.right) / 2,
        y=(body.top + body.bottom) / 2 - (taken.top + taken.bottom) / 2,
    )  # fmt: skip


def _side(index: int, count: int) -> float:
    across = math.sin(2 * math.pi * index / count)
    return 0.0 if abs(across) < 0.2 else math.copysign(1.0, across)


def _places(web: Web, ends: Sequence[_End], line: float, gap: float) -> list[Box]:
    return [_place(web, index, end, line, gap) for index, end in enumerate(ends)]


def _place(web: Web, index: int, end: _End, line: float, gap: float) -> Box:
    """The box of the words beyond an axis, so far out that no side of the web runs through it."""
    angle = 2 * math.pi * index / web.count
    x, y = web.spot(index, 1.0)
    x, y = x + math.sin(angle) * gap, y - math.cos(angle) * gap
    height = end.lines * line
    left = x - end.width * (0.5 - 0.5 * end.side)
    top = y - height * (0.5 + 0.5 * math.cos(angle))
    box = Box(left, top, left + end.width, top + height)
    corners = [web.spot(at, 1.0) for at in range(web.count)]
    sides = list(zip(corners, [*corners[1:], corners[0]], strict=True)) if web.count > 2 else []
    outwards = math.copysign(gap / 4, -math.cos(angle) - 1e-9)
    while end.side == 0.0 and any(crosses(side, box.grown(gap / 2)) for side in sides):
        box = box.moved(0.0, outwards)
    return box


def _words(
    board: Board, label: str, values: Sequence[float], index: int, box: Box, end: _End,
    line: float, size: float,
) -> list[RawClip]:  # fmt: skip
    palette, count = board.palette, len(values)
    align: Align = "left" if end.side > 0 else "right" if end.side < 0 else "center"
    upper = Box(box.left, box.top, box.right, box.bottom - line)
    lower = Box(box.left, upper.bottom, box.right, box.bottom)
    if end.is_one_row:
        upper = Box(box.left, box.top, box.left + end.name, box.bottom)
        lower = Box(upper.right, box.top, box.right, box.bottom)
    said = shortened(board.scene, label, "label", size, upper.width, end.rows)
    name = board.scene.words(
        said, upper, "label", size=size, lines=end.rows, color=palette.ink_soft, align=align,
        vertical="bottom", style={"fontWeight": 500},
    )  # fmt: skip
    figure = board.figure(
        values[index], lower, "label", index, count, size=size, color=palette.ink,
        series=values, style={"fontWeight": 750}, align=align,
    )  # fmt: skip
    return [board.item(name, index, count, "fade"), figure]
