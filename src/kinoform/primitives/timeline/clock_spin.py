"""A clock whose hands run until a duration has gone by."""

from __future__ import annotations

import math

from kinoform.look import curves
from kinoform.look.type_scale import ROLES
from kinoform.model.geometry import Box
from kinoform.primitives._board import Board
from kinoform.primitives.base import Input, Primitive
from kinoform.scenery.column import Block, Setting, column, loudest
from kinoform.scenery.moves import Way
from kinoform.scenery.room import RawClip
from kinoform.scenery.scene import Align

_HOUR, _DAY = 60.0, 1440.0
_MOST_TURNS = 6.0
"""The long hand turns no more often than this, however long the duration is."""
_RUN_SHARE = 0.45
"""Of its time, the clock runs."""
_SIZES: tuple[Setting, ...] = (
    ("poster", 1.2), ("poster", 1.0), ("display", 1.0), ("headline", 1.0), ("title", 1.0),
)  # fmt: skip


def draw(board: Board) -> list[RawClip]:
    """The clips of a running clock."""
    clips, body = board.headed()
    minutes = board.number("minutes")
    dial, side = _layout(board, body)
    runs = board.option != "fade"
    delay = 0.3 * board.scene.beat.pace
    seconds = max(board.scene.seconds * _RUN_SHARE, board.scene.beat.enter) if runs else 0.0
    clips += _face(board, dial)
    clips += _swept(board, dial, minutes, delay, seconds)
    if board.option != "draw-on":
        clips += _hands(board, dial, minutes, delay, seconds)
    return [*clips, *_words(board, side, minutes, delay, seconds)]


def _layout(board: Board, body: Box) -> tuple[Box, Box]:
    """The dial's square, and the room of the words beside or below it."""
    u = board.u
    if board.page.shape == "wide":
        side = min(body.height, body.width * 0.46)
        top = (body.top + body.bottom - side) / 2
        left = body.left + (body.width * 0.5 - side) / 2
        dial = Box(left, top, left + side, top + side)
        return dial, Box(body.left + body.width * 0.54, body.top, body.right, body.bottom)
    side = min(body.width * 0.86, body.height * 0.58)
    x = (body.left + body.right) / 2
    words = (44.0 if board.page.shape == "tall" else 34.0) * u
    top = body.top + max(body.height - side - 5.0 * u - words, 0.0) / 2
    dial = Box(x - side / 2, top, x + side / 2, top + side)
    return dial, Box(body.left, dial.bottom + 5.0 * u, body.right,
                     min(dial.bottom + 5.0 * u + words, body.bottom))  # fmt: skip


def _face(board: Board, dial: Box) -> list[RawClip]:
    scene, palette = board.scene, board.palette
    side = dial.width
    disc = scene.clip("circle", dial, style={"fill": palette.surface.css})
    strokes = []
    for hour in range(12):
        x, y = math.sin(hour * math.pi / 6), -math.cos(hour * math.pi / 6)
        inner = 0.40 if hour % 3 else 0.375
        strokes.append(f"M {x * inner:.4f} {y * inner:.4f} L {x * 0.43:.4f} {y * 0.43:.4f}")
    marks = scene.clip(
        "path", dial, data=" ".join(strokes), viewBox=[-0.5, -0.5, 1, 1], lineCap="round",
        style={"stroke": palette.ink_soft.css, "strokeWidth": round(side * 0.012, 2)},
    )  # fmt: skip
    way: Way = "fade" if board.option == "fade" else "pop"
    return [scene.enter(disc, way=way), scene.enter(marks, way="fade", delay=0.15)]


def _swept(board: Board, dial: Box, minutes: float, delay: float, seconds: float) -> list[RawClip]:
    """The time that has gone by: a sector of the hour, under a faint disc for whole hours."""
    scene, palette = board.scene, board.palette
    turns = minutes / _HOUR
    angle = 360.0 if turns >= 1.0 else 360.0 * turns
    if angle <= 0.0:
        return []
    ring = scene.clip(
        "arc", dial, hole=0.9, endAngle=round(angle, 3), roundEnds=angle < 360.0,
        style={"fill": palette.accent.css}, **_drawn(delay, seconds / max(min(turns, 3.0), 1.0)),
    )  # fmt: skip
    sector = scene.clip(
        "arc", dial.grown(-dial.width * 0.05), endAngle=round(_last_angle(minutes), 3),
        style={"fill": palette.accent.with_alpha(0.2).css}, **_drawn(delay, seconds),
    )  # fmt: skip
    return [scene.enter(each, way="fade") for each in (sector, ring)]


def _last_angle(minutes: float) -> float:
    """Where the long hand stops, with a whole turn for a whole hour."""
    rest = minutes % _HOUR
    return 360.0 if rest == 0.0 and minutes > 0.0 else rest * 6.0


def _drawn(delay: float, seconds: float) -> dict[str, object]:
    if seconds <= 0.0:
        return {}
    return {
        "draw": {"delay": round(delay, 4), "duration": round(seconds, 4), "easing": curves.MOVE}
    }


def _hands(board: Board, dial: Box, minutes: float, delay: float, seconds: float) -> list[RawClip]:
    palette = board.palette
    turns = minutes / _HOUR
    long_turn = 360.0 * (turns if turns <= _MOST_TURNS else _MOST_TURNS + turns % 1.0)
    short_turn = 30.0 * (turns if turns <= 12.0 else 12.0 + turns % 12.0)
    made = [
        _hand(board, dial, 0.22, 0.026, short_turn, delay, seconds),
        _hand(board, dial, 0.34, 0.018, long_turn, delay, seconds),
    ]
    x, y, r = (dial.left + dial.right) / 2, (dial.top + dial.bottom) / 2, dial.width * 0.028
    hub = board.scene.clip(
        "circle", Box(x - r, y - r, x + r, y + r), style={"fill": palette.accent.css}
    )
    return [*made, board.scene.enter(hub, way="pop")]


def _hand(
    board: Board, dial: Box, length: float, breadth: float, turn: float, delay: float,
    seconds: float,
) -> RawClip:  # fmt: skip
    side = dial.width
    x, y = (dial.left + dial.right) / 2, (dial.top + dial.bottom) / 2
    box = Box(x - side * breadth / 2, y - side * length, x + side * breadth / 2, y)
    clip = board.scene.panel(box, board.palette.ink, 5.0)
    moved = {**clip["transform"], "anchor": "bottom", "rotation": round(turn, 3)}
    moved["y"] = round(moved["y"] + box.height / 2, 2)
    turned = []
    if seconds > 0.0:
        turned = [
            {
                "property": "rotation",
                "frames": [
                    {"time": round(delay, 4), "value": 0},
                    {"time": round(delay + seconds, 4), "value": round(turn, 3),
                     "easing": curves.MOVE},
                ],
            }
        ]  # fmt: skip
    return board.scene.enter({**clip, "transform": moved, "keyframes": turned}, way="fade")


def _words(board: Board, box: Box, minutes: float, delay: float, seconds: float) -> list[RawClip]:
    """The duration, which runs with the hands, and what takes so long."""
    scene, palette = board.scene, board.palette
    value, form, written = _duration(minutes)
    align: Align = "left" if board.page.shape == "wide" else "center"
    role, scale = loudest(scene, written, box, _SIZES, share=0.6, lines=1)
    size = ROLES[role].size(board.page) * scale
    blocks = [
        Block(height=size * 1.1),
        Block(board.text("label"), "title", palette.ink_soft, gap_u=1.2, lines=4),
    ]
    clips = []
    for placed in column(scene, blocks, box, 0.5 if align == "left" else 0.0):
        if placed.block.height is None:
            clips.append(board.item(placed.words(scene, align), 1, 3, "rise"))
            continue
        figure = scene.figure(
            value, placed.box, role, form, delay=delay, seconds=seconds or None,
            begins=0.0 if seconds else value, size=size, align=align, color=palette.accent_ink,
        )  # fmt: skip
        figure["count"]["easing"] = curves.MOVE
        clips.append(scene.enter(figure, way="fade"))
    return clips


def _duration(minutes: float) -> tuple[float, dict[str, object], str]:
    """How a duration is counted: in minutes, in hours and minutes, or in hours alone."""
    if minutes < _HOUR:
        digits = 0 if minutes == int(minutes) else 1
        form: dict[str, object] = {"format": "plain", "decimals": digits, "suffix": " min"}
        return minutes, form, f"{minutes:.{digits}f} min"
    if minutes < 100 * _HOUR:
        # Minutes by the hour are written as seconds by the minute are.
        whole = float(round(minutes))
        return whole, {"format": "clock", "suffix": " h"}, f"{whole // 60:.0f}:00 h"
    hours = minutes / _HOUR
    return hours, {"format": "short", "suffix": " h"}, "000.0K h"


PRIMITIVE = Primitive(
    kind="clock-spin",
    label="Clock Spin",
    category="Timeline",
    summary="A clock whose hands run until a duration has gone by.",
    inputs=(
        Input("minutes", "number", "how long it takes, in minutes", least_value=0),
        Input("label", "text", "what takes so long", required=False),
    ),
    options=("animate-on-init", "draw-on", "fade"),
    seconds=5.0,
    draw=draw,
    example={"minutes": 45, "label": "from the airport to the old town"},
)
