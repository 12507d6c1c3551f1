"""Days in a row, each a flame that lights up."""

from __future__ import annotations

import math
from dataclasses import dataclass

from kinoform.model.geometry import Box
from kinoform.primitives._board import Board
from kinoform.primitives.base import Input, Primitive
from kinoform.primitives.gamification._emblems import FLAME_RATIO, flame
from kinoform.scenery.column import LOUD, Block, column, loudest
from kinoform.scenery.room import RawClip
from kinoform.scenery.window import grouped

_WEEK = 7
_COLUMNS = {"wide": 15, "square": 10, "tall": 5}
_MOST_ROWS = {"wide": 2, "square": 3, "tall": 7}
_FIGURE_U = {"wide": 30.0, "square": 28.0, "tall": 36.0}
_LARGEST_CELL_U = {"wide": 24.0, "square": 22.0, "tall": 22.0}
_LIT_SECONDS = 1.3
_FILL = 0.8
"""Of a cell's breadth is its flame's."""


@dataclass(frozen=True, slots=True)
class Field:
    """How many flames there are, and in how many columns."""

    cells: int
    lit: int
    columns: int

    @property
    def rows(self) -> int:
        return math.ceil(self.cells / self.columns)


def field_of(days: float, columns: int, rows: int) -> Field:
    """A week at least; what is beyond the last row is told by the number alone."""
    lit = max(int(days), 0)
    if lit <= _WEEK:
        return Field(_WEEK, lit, _WEEK)
    most = columns * rows
    cells = min(lit, most)
    needed = math.ceil(cells / columns)
    return Field(cells, cells, math.ceil(cells / needed))


def draw(board: Board) -> list[RawClip]:
    """The clips of a streak."""
    scene, palette, page, u = board.scene, board.palette, board.page, board.u
    shape = page.shape
    days = board.number("days")
    field = field_of(days, _COLUMNS[shape], _MOST_ROWS[shape])
    room = page.safe if shape == "wide" else page.middle
    pitch = min(room.width / field.columns, _LARGEST_CELL_U[shape] * u,
                room.height * 0.46 / field.rows * _FILL)  # fmt: skip
    label = board.text("label")
    size = _FIGURE_U[shape] * u
    role, scale = loudest(scene, label, room, LOUD[2:], share=0.16, lines=2)
    high = pitch * _FILL / FLAME_RATIO
    gap = pitch * (1 - _FILL)
    blocks = [
        Block(height=size * 1.0),
        Block(label, role, palette.ink_soft, gap_u=0.6, lines=3, scale=scale),
        Block(height=field.rows * high + (field.rows - 1) * gap, gap_u=7.0),
    ]
    clips: list[RawClip] = []
    is_wide = shape == "wide"
    for part in column(scene, blocks, room, 0.5):
        if part.block is blocks[0]:
            clips.append(_figure(board, part.box, size, days, is_wide=is_wide))
        elif part.block is blocks[1]:
            words = part.words(scene, "left" if is_wide else "center")
            clips.append(scene.speak(words, 0.2 * scene.beat.pace))
        else:
            clips += _flames(board, part.box, field, pitch, high, gap, is_wide=is_wide)
    return clips


def _figure(board: Board, box: Box, size: float, days: float, *, is_wide: bool) -> RawClip:
    scene = board.scene
    made = scene.figure(
        days, box, "poster", board.form((days,)), size=size, color=board.palette.accent_ink,
        align="left" if is_wide else "center", delay=0.15 * scene.beat.pace,
        begins=days if board.option == "fade" else 0.0,
        seconds=_LIT_SECONDS * scene.beat.pace,
    )  # fmt: skip
    return scene.enter(made, way="fade", delay=0.0)


def _flames(
    board: Board, box: Box, field: Field, pitch: float, high: float, gap: float, *, is_wide: bool
) -> list[RawClip]:
    """All flames unlit at first, and over them the lit ones in their turn."""
    scene, palette = board.scene, board.palette
    wide = pitch * _FILL
    total = field.columns * pitch - gap
    left = box.left if is_wide else (box.left + box.right - total) / 2
    boxes = []
    for index in range(field.cells):
        row, order = divmod(index, field.columns)
        x, y = left + order * pitch, box.top + row * (high + gap)
        boxes.append(Box(x, y, x + wide, y + high))
    core = palette.accent.mix(palette.on_accent if palette.is_dark else palette.background, 0.62)
    unlit = [flame(scene, place, board.track, board.track)[0] for place in boxes]
    clips = [scene.enter(grouped(scene, unlit, box), way="fade", delay=0.0)]
    for index, place in enumerate(boxes[: field.lit]):
        at = 0.2 + _LIT_SECONDS * 0.8 * index / max(field.lit, 1)
        parts = grouped(scene, flame(scene, place, palette.accent, core), place)
        if board.option == "grow":
            lit = scene.grow(parts, "bottom", at * scene.beat.pace)
        elif board.option == "fade":
            lit = scene.enter(parts, way="fade", delay=0.3 * scene.beat.pace)
        else:
            lit = scene.enter(parts, way="pop", delay=at * scene.beat.pace)
        clips.append(board.pulsing(lit) if index == field.lit - 1 else lit)
    return clips


PRIMITIVE = Primitive(
    kind="streak",
    label="Streak",
    category="Gamification",
    summary="Days in a row, each a flame that lights up.",
    inputs=(
        Input("days", "number", "how many days in a row"),
        Input("label", "text", "what was done on them", required=False),
    ),
    options=("stagger", "grow", "fade"),
    seconds=4.0,
    draw=draw,
    example={"days": 12, "label": "days in a row on the bike"},
)
