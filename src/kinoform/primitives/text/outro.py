"""A closing card: the last word, what to do next, and where."""

from __future__ import annotations

from kinoform.look import curves
from kinoform.look.type_scale import ROLES
from kinoform.model.geometry import Box
from kinoform.primitives._board import Board
from kinoform.primitives.base import Input, Primitive
from kinoform.scenery.column import LOUD, POSTER, Block, column, loudest
from kinoform.scenery.moves import Way
from kinoform.scenery.outlines import stroke
from kinoform.scenery.room import RawClip

_LOGO_U = 11.0
_SIDE, _HEIGHT = 1.3, 2.35
"""Room of the button's words at each side, and its height, in sizes of its type."""
_FRAME_INSET_U, _FRAME_RADIUS_U = 2.6, 2.4


def draw(board: Board) -> list[RawClip]:
    """The clips of a closing card."""
    scene, palette, page = board.scene, board.palette, board.page
    title, call = board.text("title"), board.text("cta")
    room = page.middle if page.has_buttons else page.safe
    role, scale = loudest(scene, title, room, (*POSTER, *LOUD), share=0.46, lines=3)
    logo = _LOGO_U * board.u if board.has("logoUrl") else None
    size = ROLES["title"].size(page) * 0.92
    lines = min(scene.lines_of(call, "title", size, room.width * 0.8 - 2 * _SIDE * size), 2)
    button = size * (_HEIGHT + (lines - 1) * ROLES["title"].line_height) if call else None
    blocks = [
        Block(height=logo),
        Block(title, role, gap_u=4.5, lines=5, scale=scale),
        Block(height=button, gap_u=6.0),
        Block(board.text("url"), "body", palette.ink_soft, gap_u=4.0 if call else 3.0, lines=2,
              scale=1.15),
    ]  # fmt: skip
    clips = [_frame(board)] if board.option == "draw-on" else []
    for placed in column(scene, blocks, room, 0.5):
        block = placed.block
        if block is blocks[0]:
            picture = scene.picture(board.text("logoUrl"), placed.box, fit="contain", move=None)
            clips.append(board.item(picture, 0, 8, "fade"))
        elif block is blocks[1]:
            clips.append(_title(board, placed.words(scene, "center")))
        elif block is blocks[2]:
            clips += _button(board, call, placed.box, size, lines)
        else:
            clips.append(board.item(placed.words(scene, "center"), 8, 9))
    return clips


def _title(board: Board, words: RawClip) -> RawClip:
    scene = board.scene
    if board.option == "fade":
        return scene.enter(words, way="fade")
    return scene.speak(words, 0.15 * scene.beat.pace, "reveal")


def _button(board: Board, call: str, line: Box, size: float, lines: int) -> list[RawClip]:
    """The call to action on a pill, which opens from its middle and pulses once."""
    scene, palette = board.scene, board.palette
    width = scene.width_of(call, "title", size) * (1.06 if lines == 1 else 0.62) + 2 * _SIDE * size
    half = min(width, line.width) / 2
    middle = (line.left + line.right) / 2
    box = Box(middle - half, line.top, middle + half, line.bottom)
    pill = scene.panel(box, palette.accent, box.height / 2 / board.u)
    inner = Box(box.left + size * 0.7, box.top, box.right - size * 0.7, box.bottom)
    words = scene.words(
        call, inner, "title", size=size, color=palette.on_accent, align="center",
        vertical="center", lines=lines,
    )  # fmt: skip
    delay = board.turn(6, 9)
    way: Way = "fade" if board.option == "fade" else "pop"
    return [board.pulsing(scene.enter(each, way=way, delay=delay)) for each in (pill, words)]


def _frame(board: Board) -> RawClip:
    """A line round the whole card."""
    inset = _FRAME_INSET_U * board.u
    box = board.page.whole.grown(-inset)
    middle = (box.left + box.right) / 2
    corners = [
        (middle, box.top), (box.right, box.top), (box.right, box.bottom), (box.left, box.bottom),
        (box.left, box.top), (middle, box.top),
    ]  # fmt: skip
    line = stroke(
        board.scene, corners, board.palette.accent, 0.5 * board.u,
        radius=_FRAME_RADIUS_U * board.u, delay=0.0,
        seconds=curves.STANDING_SECONDS * board.scene.beat.pace,
    )  # fmt: skip
    return board.scene.enter(line, way="none")


PRIMITIVE = Primitive(
    kind="outro",
    label="Outro",
    category="Text",
    summary="A closing card with a call to action, a logo and a link.",
    inputs=(
        Input("title", "text", "the last word, such as 'See you next year'"),
        Input("cta", "text", "what to do now, on a button", required=False),
        Input("url", "text", "where to go, below it", required=False),
        Input("logoUrl", "picture", "a logo above everything", required=False),
    ),
    options=("animate-on-init", "draw-on", "fade"),
    seconds=4.0,
    draw=draw,
    example={
        "title": "Your city, on two wheels",
        "cta": "Start riding",
        "url": "citybikes.example",
    },
)
