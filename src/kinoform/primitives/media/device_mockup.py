"""A screen inside a phone, a tablet, a laptop or a browser."""

from __future__ import annotations

from kinoform.model.geometry import Box
from kinoform.primitives._board import Board
from kinoform.primitives.base import Input, Primitive
from kinoform.primitives.media._devices import RATIOS, USUAL, drawn_device, known_device
from kinoform.primitives.media._samples import landscape
from kinoform.scenery.column import LOUD, Block, column, loudest
from kinoform.scenery.room import RawClip
from kinoform.scenery.window import grouped


def draw(board: Board) -> list[RawClip]:
    """The clips of a device."""
    device = known_device(board.text("device")) or USUAL[board.page.shape]
    if board.has("device") and known_device(board.text("device")) is None:
        names = ", ".join(RATIOS)
        board.note("unknown_device", f"no device is called {board.text('device')[:40]!r}; "
                                     f"it is one of {names}")  # fmt: skip
    words, room = _areas(board, device)
    place = _fitted(room, RATIOS[device])
    made = grouped(board.scene, drawn_device(board, device, place), place)
    shown = board.scene.enter(made, way=board.way("rise"), delay=0.1 * board.scene.beat.pace)
    return [shown, *words]


def _areas(board: Board, device: str) -> tuple[list[RawClip], Box]:
    """The words, beside the device or above it, and the place for the device."""
    page = board.page
    safe = page.safe
    if page.shape != "wide" or not board.text("title"):
        clips, body = board.headed(page.middle if page.has_buttons else safe)
        return clips, body
    share = 0.36 if RATIOS[device] > 1 else 0.56
    room = Box(safe.left, safe.top, safe.left + safe.width * share, safe.bottom)
    role, scale = loudest(board.scene, board.text("title"), room, LOUD, share=0.7, lines=5)
    blocks = [
        Block(board.text("title"), role, scale=scale, lines=6),
        Block(board.text("source"), "caption", board.palette.ink_soft, gap_u=3.0, lines=2),
    ]
    clips = []
    for index, placed in enumerate(column(board.scene, blocks, room)):
        delay = board.turn(2 + index, 6)
        words = placed.words(board.scene)
        is_first = index == 0 and board.option != "fade"
        clips.append(board.scene.speak(words, delay) if is_first
                     else board.scene.enter(words, way="fade", delay=delay))  # fmt: skip
    return clips, Box(room.right + 6.0 * board.u, safe.top, safe.right, safe.bottom)


def _fitted(room: Box, ratio: float) -> Box:
    """The largest box of a ratio in the middle of a room."""
    width = min(room.width, room.height * ratio)
    height = width / ratio
    x, y = (room.left + room.right) / 2, (room.top + room.bottom) / 2
    return Box(x - width / 2, y - height / 2, x + width / 2, y + height / 2)


PRIMITIVE = Primitive(
    kind="device-mockup",
    label="Device Mockup",
    category="Media",
    summary="A screen inside a phone, a tablet, a laptop or a browser.",
    inputs=(
        Input("imageUrl", "picture", "what is on the screen"),
        Input("device", "text", "phone, tablet, laptop or browser", required=False),
    ),
    options=("rise", "pop", "fade", "slide"),
    seconds=5.0,
    draw=draw,
    example={
        "title": "Your whole trip, in one place",
        "imageUrl": landscape(2),
    },
)
