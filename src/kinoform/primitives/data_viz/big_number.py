"""One huge number that counts up, what it is, and how it has changed."""

from __future__ import annotations

from kinoform.look.type_scale import ROLES
from kinoform.model.geometry import Box
from kinoform.primitives._board import Board
from kinoform.primitives._path_data import closed, filled
from kinoform.primitives._reading import Unreadable, number
from kinoform.primitives.base import Input, Primitive
from kinoform.scenery.column import Block, column
from kinoform.scenery.moves import Way
from kinoform.scenery.room import RawClip
from kinoform.scenery.scene import Align

_HEIGHT_SHARE = {"wide": 0.5, "square": 0.42, "tall": 0.34}
_WIDTH_SHARE = 0.97
_LARGEST_U = 46.0
_TAIL = 0.09
"""How far a comma hangs below the figures, in sizes."""


def draw(board: Board) -> list[RawClip]:
    """The clips of a big number."""
    clips, body = board.headed()
    scene, palette = board.scene, board.palette
    align: Align = "left" if board.page.shape == "wide" else "center"
    value = board.number("value")
    (written,) = board.written((value,))
    ems = scene.width_of(written, "poster", 100.0) / 100.0
    size = min(body.width * _WIDTH_SHARE / max(ems * 1.08 + 0.1, 0.5),
               body.height * _HEIGHT_SHARE[board.page.shape], _LARGEST_U * board.u)  # fmt: skip
    delta = ROLES["title"].size(board.page) * 1.1 if board.has("delta") else None
    tail = size / board.u * _TAIL if "," in written else 0.0
    blocks = [
        Block(height=size * 0.95),
        Block(
            board.text("label"), "title", palette.ink_soft, gap_u=3.0 + tail, lines=3, scale=1.25
        ),
        Block(height=delta * 1.5 if delta else None, gap_u=4.0),
    ]
    for placed in column(scene, blocks, body, 0.46):
        if placed.block is blocks[0]:
            figure = board.figure(
                value, placed.box, "poster", size=size, align=align, color=palette.accent_ink
            )
            clips.append(board.pulsing(figure))
        elif placed.block is blocks[2] and delta:
            clips += _change(board, placed.box, min(delta, placed.box.height / 1.5), align)
        else:
            clips.append(board.item(placed.words(scene, align), 2, 8))
    return clips


def _change(board: Board, line: Box, size: float, align: Align) -> list[RawClip]:
    """An arrow up or down with the words of the change, on a tinted pill."""
    scene, palette = board.scene, board.palette
    said, sign = _delta(board.text("delta"))
    color = palette.positive if sign > 0 else palette.negative if sign < 0 else palette.ink_soft
    words = min(scene.width_of(said, "title", size) * 1.03, line.width - size * 2.35)
    width = words + size * 2.35
    left = line.left if align == "left" else (line.left + line.right - width) / 2
    pill = Box(left, line.top, left + width, line.bottom)
    x, y, half = left + size * 1.1, (line.top + line.bottom) / 2, size * 0.34
    tip, foot = y - half * 0.95 * (sign or 1), y + half * 0.75 * (sign or 1)
    arrow = closed([(x - half, foot), (x + half, foot), (x, tip)]) if sign else closed(
        [(x - half, y - half * 0.3), (x + half, y - half * 0.3), (x + half, y + half * 0.3),
         (x - half, y + half * 0.3)])  # fmt: skip
    text = Box(left + size * 1.8, line.top, pill.right - size * 0.4, line.bottom)
    drawn = scene.words(said, text, "title", size=size, color=color, vertical="center", lines=1)
    delay = 0.55 * scene.beat.pace
    way: Way = "pop" if board.option == "pop" else "rise"
    mark = filled(board, arrow, color, Box(x - half, y - half, x + half, y + half))
    ground = scene.panel(pill, color.with_alpha(0.14), 4.0)
    return [scene.enter(clip, way=way, delay=delay) for clip in (ground, mark, drawn)]


def _delta(said: str) -> tuple[str, int]:
    """The words of a change and its direction; a bare number is one of percent."""
    bare = said.replace("\u2212", "-").strip()
    try:
        amount = number(bare)
    except Unreadable:
        return said, -1 if bare.startswith(("-", "\u2193", "\u25bc")) else 1
    sign = (amount > 0) - (amount < 0)
    percent = "" if bare.endswith("%") else "%"
    plus = "+" if sign > 0 and not bare.startswith("+") else ""
    return f"{plus}{bare}{percent}".replace("-", "\u2212"), sign


PRIMITIVE = Primitive(
    kind="big-number",
    label="Big Number",
    category="Data Viz",
    summary="One huge number that counts up, what it is, and how it has changed.",
    inputs=(
        Input("value", "number", "the number"),
        Input("label", "text", "what it counts"),
        Input(
            "delta", "text", "the change, such as '+12% on last year'; a bare number is percent",
            required=False,
        ),
        Input("unit", "text", "stands behind the number, such as ' km'", required=False),
    ),
    options=("count-up", "pop", "fade", "slide"),
    seconds=4.0,
    draw=draw,
    example={
        "value": 847000,
        "label": "trees planted since the spring",
        "delta": "+18% on last year",
    },
)  # fmt: skip
