"""Points one under the other, which come in turn; a title stands beside or above them."""

from __future__ import annotations

from kinoform.look import copyfit, curves
from kinoform.look.type_scale import ROLES
from kinoform.look.units import SMALLEST_TYPE_U
from kinoform.model.geometry import Box
from kinoform.primitives._board import Board, nothing_to_show
from kinoform.primitives.base import Input, Primitive
from kinoform.scenery.column import LOUD, Block, column, loudest
from kinoform.scenery.moves import Way
from kinoform.scenery.room import RawClip

MOST = 9
_LARGEST, _STEP = 1.7, 0.97
_TIGHT, _LOOSE = 1.05, 0.95
"""Widths of text are estimates; between these it may be."""
_LEADING = 1.2
_GAP, _MARK, _INDENT = 0.95, 0.16, 1.15
"""Between points, the stroke before them, and where their words begin, in sizes of their type."""
_TITLE_SHARE = 0.36
_QUIET = 0.38


def draw(board: Board) -> list[RawClip]:
    """The clips of a list of points."""
    items = [item for item in board.texts("items") if item]
    if not items:
        return nothing_to_show(board)
    if len(items) > MOST:
        board.note("too_many_items", f"the first {MOST} of {len(items)} points are shown")
        items = items[:MOST]
    clips, room = _titled(board)
    size, heights = _fitted(board, items, room)
    gap = size * _GAP
    free = room.height - sum(heights)
    if len(items) > 1:
        gap = min(free / (len(items) - 1), gap * 2.4)
    total = sum(heights) + gap * (len(items) - 1)
    top = room.top + (room.height - total) * (0.5 if board.page.shape == "wide" else 0.3)
    for index, (item, height) in enumerate(zip(items, heights, strict=True)):
        row = Box(room.left, top, room.right, top + height)
        clips += _row(board, item, row, size, index, len(items))
        top = row.bottom + gap
    return clips


def _titled(board: Board) -> tuple[list[RawClip], Box]:
    """The title, and the room that it leaves: beside it on wide pages, else below."""
    scene, safe, u = board.scene, board.page.safe, board.u
    title = board.text("title")
    if not title:
        return [], safe
    if board.page.shape != "wide":
        room = Box(safe.left, safe.top, safe.right, safe.top + safe.height * 0.3)
        role, scale = loudest(scene, title, room, LOUD[1:], share=0.95, lines=3)
        (placed,) = column(scene, [Block(title, role, scale=scale)], room, 0.0)
        rest = Box(safe.left, placed.box.bottom + 7.0 * u, safe.right, safe.bottom)
        return [scene.speak(placed.words(scene))], rest
    side = Box(safe.left, safe.top, safe.left + safe.width * _TITLE_SHARE, safe.bottom)
    role, scale = loudest(scene, title, side, LOUD[1:], share=0.8, lines=5)
    (placed,) = column(scene, [Block(title, role, scale=scale)], side, 0.5)
    x = side.right + 4.0 * u
    rule = scene.panel(Box(x, safe.top, x + 0.25 * u, safe.bottom), board.palette.line)
    room = Box(x + 6.0 * u, safe.top, safe.right, safe.bottom)
    return [scene.speak(placed.words(scene)), scene.grow(rule, "top", 0.1 * scene.beat.pace)], room


def _fitted(board: Board, items: list[str], room: Box) -> tuple[float, list[float]]:
    """The largest size at which all points fit the room, and their heights."""
    scene, role = board.scene, ROLES["title"]
    least = SMALLEST_TYPE_U * board.u
    size = role.size(board.page) * _LARGEST
    breadth = scene.theme.pair.breadth(role)
    longest = max(copyfit.longest_word_ems(item, role.tracking) for item in items) * breadth
    while True:
        width = room.width - size * _INDENT
        lines, looser = (
            [scene.lines_of(item, "title", size * slack, width) for item in items]
            for slack in (_TIGHT, _LOOSE)
        )
        heights = [count * size * _LEADING for count in lines]
        total = sum(heights) + size * _GAP * (len(items) - 1)
        fits = total <= room.height and longest * size * _TIGHT <= width and max(lines) <= 3
        # A point that only just breaks may not, and then the gaps would be uneven.
        if (fits and lines == looser) or size <= least:
            break
        size = max(size * _STEP, least)
    squeeze = min(1.0, room.height / total)
    return size, [height * squeeze for height in heights]


def _row(board: Board, item: str, row: Box, size: float, index: int, count: int) -> list[RawClip]:
    scene, palette = board.scene, board.palette
    delay = _delay(board, index, count)
    middle, half = row.top + size * _LEADING / 2, size * _MARK / 2
    mark = Box(row.left, middle - half, row.left + size * 0.72, middle + half)
    words = scene.words(
        item, Box(row.left + size * _INDENT, row.top, row.right, row.bottom), "title", size=size,
        vertical="top", style={"lineHeight": _LEADING, "fontWeight": 600},
    )  # fmt: skip
    stroke = scene.grow(scene.panel(mark, palette.accent, 0.4), "left", delay)
    way: Way = "slide" if board.option == "slide" else "rise"
    text = scene.enter(words, way=way, delay=delay + 0.08 * scene.beat.pace)
    if board.option == "highlight" and index < count - 1:
        text = _stepping_back(board, text, _delay(board, index + 1, count))
    return [stroke, text]


def _delay(board: Board, index: int, count: int) -> float:
    """By the option "highlight" the points share the time; else all stand soon."""
    scene = board.scene
    if board.option != "highlight" or index < len(board.beats):
        return board.turn(index, count, 0.15)
    return (0.2 + index * 0.68 * scene.seconds / count) * scene.beat.pace


def _stepping_back(board: Board, clip: RawClip, at: float) -> RawClip:
    """The point becomes quiet when the next one comes, and returns when all have come."""
    scene = board.scene
    back = scene.seconds * 0.84
    frames = [
        {"time": round(at, 4), "value": 1.0},
        {"time": round(at + 0.3, 4), "value": _QUIET, "easing": curves.MOVE},
        {"time": round(max(back, at + 0.31), 4), "value": _QUIET},
        {"time": round(max(back, at + 0.31) + 0.3, 4), "value": 1.0, "easing": curves.MOVE},
    ]
    return {**clip, "keyframes": [{"property": "opacity", "frames": frames}]}


PRIMITIVE = Primitive(
    kind="bullet-list",
    label="Bullet List",
    category="Text",
    summary="Points one under the other that reveal in turn.",
    inputs=(
        Input("title", "text", "what the points are about", required=False),
        Input("items", "texts", "the points", most=MOST),
    ),
    options=("stagger", "slide", "highlight"),
    seconds=6.0,
    draw=draw,
    example={
        "title": "What changed this year",
        "items": [
            "Bike lanes on every main street",
            "Stations no further than five minutes",
            "One fare for bus, tram and bike",
            "Free rides under eighteen",
        ],
    },
)
