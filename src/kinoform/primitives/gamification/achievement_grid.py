"""Tiles of achievements; those that are unlocked turn over and light up."""

from __future__ import annotations

import math
from dataclasses import dataclass

from kinoform.look import curves
from kinoform.look.type_scale import ROLES
from kinoform.model.geometry import Box
from kinoform.primitives._board import Board
from kinoform.primitives._lettering import common_size, few_growth
from kinoform.primitives.base import Input, Primitive
from kinoform.scenery.outlines import Point, disc, square_around
from kinoform.scenery.room import RawClip
from kinoform.scenery.window import grouped

MOST = 12
_MOST_COLUMNS = {"wide": 5, "square": 4, "tall": 3}
_RATIO = 1.3
"""Of the breadth of a tile to its height, where it can be chosen."""
_GAP_U = 2.2
_HIGHEST, _BROADEST = 1.15, 3.2
"""A tile is at most so many times as high as it is broad, or as broad as it is high."""
_ICONS = ("trophy", "star", "medal", "crown", "gem", "flame", "zap", "target", "rocket", "mountain",
          "heart", "shield-check")  # fmt: skip
_FLAT = 1.75
"""In a tile that is so much broader than high, words stand beside the emblem."""
_TURN = 0.26
"""Seconds of half a turn."""


@dataclass(frozen=True, slots=True)
class Label:
    """How the names of all tiles are set."""

    size: float
    lines: int
    """Of the longest."""


def draw(board: Board) -> list[RawClip]:
    """The clips of a grid of achievements."""
    clips, body = board.headed()
    titles = board.texts("titles")
    if len(titles) > MOST:
        board.note("too_many_items", f"the first {MOST} of {len(titles)} tiles are shown")
        titles = titles[:MOST]
    unlocked = (*board.flags("unlocked"), *(False,) * len(titles))[: len(titles)]
    count = len(titles)
    columns = _columns(board, count, body)
    rows = math.ceil(count / columns)
    gap = _GAP_U * board.u
    width = (body.width - gap * (columns - 1)) / columns
    height = min((body.height - gap * (rows - 1)) / rows, width * _HIGHEST)
    width = min(width, height * (_BROADEST if count > 1 else _RATIO))
    top = body.top + (body.height - rows * height - (rows - 1) * gap) / 2
    wide, most = _words_room(board, width, height)
    size = common_size(
        board, titles, "title", wide,
        height=height * (0.8 if width > height * _FLAT else 0.36), lines=most,
        largest=ROLES["title"].size(board.page) * 0.92 * few_growth(math.ceil(count / 2)),
    )  # fmt: skip
    size = max(size, ROLES["label"].size(board.page) * 0.92)
    lines = max(board.scene.lines_of(title, "title", size, wide * 0.97) for title in titles)
    label = Label(size, min(lines, most))
    for index, (title, is_open) in enumerate(zip(titles, unlocked, strict=True)):
        row, at = divmod(index, columns)
        in_row = min(columns, count - row * columns)
        indent = (body.width - in_row * width - (in_row - 1) * gap) / 2
        left = body.left + indent + at * (width + gap)
        y = top + row * (height + gap)
        place = Box(left, y, left + width, y + height)
        clips += _tile(board, title, place, label, index, count, is_open=is_open)
    return clips


def _columns(board: Board, count: int, body: Box) -> int:
    """As many as leave few gaps in the last row, and tiles of a good form."""

    def fault(columns: int) -> float:
        rows = math.ceil(count / columns)
        ratio = (body.width / columns) / (body.height / rows)
        return (columns * rows - count) * 0.7 + abs(math.log(ratio / _RATIO))

    return min(range(1, min(count, _MOST_COLUMNS[board.page.shape]) + 1), key=fault)


def _words_room(board: Board, width: float, height: float) -> tuple[float, int]:
    """How wide words may be in a tile, and in how many lines they may stand."""
    if width > height * _FLAT:
        _, _, words = _beside(board, Box(0.0, 0.0, width, height))
        return words.width, 3
    return width * 0.84, 2


def _tile(
    board: Board, title: str, box: Box, label: Label, index: int, count: int, *, is_open: bool
) -> list[RawClip]:
    """A locked tile, which an unlocked one takes the place of."""
    scene = board.scene
    locked = grouped(scene, _side(board, title, box, label, index, is_open=False), box)
    delay = board.turn(index, count)
    if not is_open:
        return [scene.enter(locked, way="fade", delay=delay)]
    opened = grouped(scene, _side(board, title, box, label, index, is_open=True), box)
    if board.option == "pop":
        return [scene.enter(opened, way="pop", delay=delay)]
    if board.option == "fade":
        return [scene.enter(opened, way="fade", delay=delay)]
    at = (0.35 + 0.09 * min(index, 8)) * scene.beat.pace if index >= len(board.beats) else delay
    half = _TURN * scene.beat.pace
    return [
        scene.enter(_edge_on(locked, at, half, 1.0, 0.0, curves.LEAVE), way="fade", delay=0.0),
        scene.enter(_edge_on(opened, at + half, half * 1.6, 0.0, 1.0, curves.POP), way="none"),
    ]


def _edge_on(
    clip: RawClip, at: float, seconds: float, begin: float, end: float, easing: str
) -> RawClip:
    """A tile that turns about its upright middle."""
    frames = [
        {"time": round(at, 4), "value": [begin, 1.0]},
        {"time": round(at + seconds, 4), "value": [end, 1.0], "easing": easing},
    ]
    return {**clip, "keyframes": [{"property": "scale", "frames": frames}]}


def _side(
    board: Board, title: str, box: Box, label: Label, index: int, *, is_open: bool
) -> list[RawClip]:
    scene, palette = board.scene, board.palette
    is_flat = box.width > box.height * _FLAT
    centre, radius, words = _beside(board, box) if is_flat else _above(board, box, label)
    ground = palette.surface if is_open else palette.background.mix(palette.surface, 0.45)
    medal = palette.accent if is_open else board.track
    ink = palette.on_accent if is_open else palette.ink_soft
    style = {"stroke": ink.css, "strokeWidth": round(radius * 0.11, 2)}
    icon = _ICONS[index % len(_ICONS)] if is_open else "lock"
    half = radius * (0.54 if is_open else 0.42)
    return [
        scene.panel(box, ground, 2.0),
        disc(scene, centre, radius, medal),
        scene.clip("icon", square_around(centre, half), icon=f"lucide:{icon}", style=style),
        scene.words(title, words, "title", size=label.size, align="left" if is_flat else "center",
                    vertical="center" if is_flat else "top", lines=label.lines,
                    color=palette.ink if is_open else palette.ink_soft,
                    style={"fontWeight": 600}),
    ]  # fmt: skip


def _beside(board: Board, box: Box) -> tuple[Point, float, Box]:
    """The emblem's middle and radius, and the place of the words, side by side."""
    radius = min(box.height * 0.36, 9.0 * board.u)
    inset = max(box.height / 2 - radius, 1.6 * board.u)
    left = box.left + inset + 2 * radius + max(2.0 * board.u, radius * 0.4)
    return ((box.left + inset + radius, (box.top + box.bottom) / 2), radius,
            Box(left, box.top, box.right - 1.6 * board.u, box.bottom))  # fmt: skip


def _above(board: Board, box: Box, label: Label) -> tuple[Point, float, Box]:
    """The same with the emblem above."""
    u, height = board.u, label.size * 1.16 * label.lines
    radius = max(min((box.height - height - 6.0 * u) / 2, box.width * 0.26, 20.0 * u), 2.0 * u)
    top = box.top + (box.height - 2 * radius - 1.8 * u - height) / 2
    below = top + 2 * radius + 1.8 * u
    side = box.width * 0.07
    return (((box.left + box.right) / 2, top + radius), radius,
            Box(box.left + side, below, box.right - side, below + height))  # fmt: skip


PRIMITIVE = Primitive(
    kind="achievement-grid",
    label="Achievement Grid",
    category="Gamification",
    summary="Tiles of achievements, of which those that are unlocked turn over and light up.",
    inputs=(
        Input("titles", "texts", "the names of the achievements", most=MOST),
        Input("unlocked", "flags", "for each of them, whether it is unlocked"),
    ),
    options=("animate-on-init", "pop", "fade"),
    seconds=5.0,
    draw=draw,
    example={
        "title": "Five of eight badges are yours",
        "titles": [
            "First ride", "100 km in a week", "Early bird", "Night owl", "All bridges",
            "Rain or shine", "Hill climber", "Every station",
        ],
        "unlocked": [True, True, True, False, True, True, False, False],
    },
)  # fmt: skip
