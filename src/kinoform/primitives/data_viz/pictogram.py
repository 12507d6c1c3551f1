"""Icons of which so many light up as a share of a total is."""

from __future__ import annotations

import math

from kinoform.look.type_scale import ROLES
from kinoform.model.geometry import Box
from kinoform.primitives._board import Board, nothing_to_show
from kinoform.primitives.base import Input, Primitive
from kinoform.scenery.room import RawClip
from kinoform.scenery.scene import is_understood

MOST = 50
_SHARED = 20
"""Icons for a total that is too large to show one by one."""
_OTHERWISE = "lucide:user-round"


def draw(board: Board) -> list[RawClip]:
    """The clips of a pictogram."""
    clips, body = board.headed()
    u = board.u
    total = max(board.number("total"), 0.0)
    value = min(max(board.number("value"), 0.0), total)
    if value != board.number("value"):
        board.note("out_of_range", f"the value is shown as {value:g}, of a total of {total:g}")
    if not total:
        return nothing_to_show(board)
    is_plain = total <= MOST and total == int(total) and value == int(value)
    count = int(total) if is_plain else _SHARED
    lit = int(value) if is_plain else round(_SHARED * value / total)
    lit = max(lit, 1) if value > 0 else 0
    if board.page.shape != "wide":
        split = body.top + body.height * 0.3
        figure = Box(body.left, body.top, body.right, split)
        field = Box(body.left, split + 3.0 * u, body.right, body.bottom)
    else:
        split = body.left + body.width * 0.32
        figure = Box(body.left, body.top, split, body.bottom)
        field = Box(split + 5.0 * u, body.top, body.right, body.bottom)
    return [*clips, *_figure(board, value, total, figure), *_icons(board, count, lit, field)]


def _figure(board: Board, value: float, total: float, box: Box) -> list[RawClip]:
    """How many, in large, of how many."""
    scene, palette = board.scene, board.palette
    first, whole = board.written((value, total))
    second = f"/ {whole}"
    largest = ROLES["display"].size(board.page) * 2.1
    wide = scene.width_of(first, "display", 1.0) + scene.width_of(f" {second}", "title", 0.5)
    size = min(largest, box.width / max(wide, 0.1) * 0.92, box.height * 0.8)
    breadth = scene.width_of(first, "display", size) * 1.08
    middle = (box.top + box.bottom) / 2
    line = Box(box.left, middle - size * 0.6, box.left + breadth, middle + size * 0.6)
    rest = Box(line.right + size * 0.08, line.top, box.right, middle + size * 0.4)
    words = scene.words(second, rest, "title", size=size * 0.5, color=palette.ink_soft,
                        vertical="bottom", lines=1)  # fmt: skip
    figure = board.figure(value, line, "display", size=size, series=(value, total),
                          color=palette.accent_ink)  # fmt: skip
    return [figure, board.item(words, 1, 2, "fade")]


def grid_of(count: int, width: float, height: float) -> tuple[int, int]:
    """Columns and rows in which so many squares are as large as they can be; full rows if near."""

    def side(columns: int) -> float:
        rows = math.ceil(count / columns)
        gaps = rows * columns - count
        return min(width / columns, height / rows) * (1.0 - gaps / count)

    columns = max(range(1, count + 1), key=side)
    return columns, math.ceil(count / columns)


def _icons(board: Board, count: int, lit: int, field: Box) -> list[RawClip]:
    scene = board.scene
    columns, rows = grid_of(count, field.width, field.height)
    pitch = min(field.width / columns, field.height / rows, 34.0 * board.u)
    left = field.left + (field.width - pitch * columns) / 2
    top = field.top + (field.height - pitch * rows) / 2
    name = _icon(board)
    side = pitch * 0.82
    found = []
    for at in range(count):
        row, column = divmod(at, columns)
        x, y = left + (column + 0.5) * pitch, top + (row + 0.5) * pitch
        box = Box(x - side / 2, y - side / 2, x + side / 2, y + side / 2)
        color = board.palette.accent if at < lit else board.palette.background.mix(
            board.palette.ink, 0.26)  # fmt: skip
        style = {"stroke": color.css, "strokeWidth": round(side * 0.085, 2)}
        icon = scene.clip("icon", box, icon=name, style=style)
        found.append(board.item(icon, at, count, "pop"))
    return found


def _icon(board: Board) -> str:
    name = board.text("icon")
    if name and is_understood({"type": "icon", "icon": name}):
        return name
    board.note("unknown_icon", f"no icon is called {name[:60]!r}")
    return _OTHERWISE


PRIMITIVE = Primitive(
    kind="pictogram",
    label="Pictogram",
    category="Data Viz",
    summary="Icons of which so many light up as a share is.",
    inputs=(
        Input("value", "number", "how many light up"),
        Input("total", "number", "out of how many"),
        Input("icon", "text", "the name of the icon, or what it means"),
    ),
    options=("pop", "fade", "slide"),
    seconds=5.0,
    draw=draw,
    example={
        "title": "Seven in ten would cycle to work on safer roads",
        "value": 7, "total": 10, "icon": "bike",
    },
)  # fmt: skip
