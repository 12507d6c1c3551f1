"""A quotation on a card, with its marks, and who said it."""

from __future__ import annotations

from kinoform.look.type_scale import ROLES
from kinoform.model.geometry import Box
from kinoform.primitives._board import Board
from kinoform.primitives._faces import face
from kinoform.primitives.base import Input, Primitive
from kinoform.scenery.column import LOUD, Block, Placed, column, loudest
from kinoform.scenery.room import RawClip

_MARK = (
    "M0 62 L0 36 C0 15 11 3 30 0 L33 9 C22 13 17 20 17 31 L31 31 L31 62 Z "
    "M44 62 L44 36 C44 15 55 3 74 0 L77 9 C66 13 61 20 61 31 L75 31 L75 62 Z"
)
_MARK_RATIO = 77 / 62
_MARK_U = {"wide": 10.0, "square": 10.0, "tall": 12.0}
_PADDING_U = {"wide": 8.0, "square": 7.0, "tall": 7.0}
_QUOTES = "\"'“”„«»‘’ "


def draw(board: Board) -> list[RawClip]:
    """The clips of a quotation."""
    scene, page, u = board.scene, board.page, board.u
    quote = board.text("quote").strip(_QUOTES) or board.text("quote")
    padding = _PADDING_U[page.shape] * u
    mark_height = _MARK_U[page.shape] * u
    frame = page.middle if page.has_buttons else page.safe
    room = Box(frame.left + padding, frame.top + mark_height * 0.5 + padding,
               frame.right - padding, frame.bottom - padding)  # fmt: skip
    who = _who_height(board) if board.text("author") else None
    share = (room.height - (0.0 if who is None else who + 5.0 * u)) / room.height
    role, scale = loudest(scene, quote, room, LOUD, share=share * 0.94, lines=6)
    blocks = [Block(quote, role, scale=scale, lines=14), Block(height=who, gap_u=5.0)]
    placed = column(scene, blocks, room)
    card = Box(frame.left, placed[0].box.top - padding - mark_height * 0.15,
               frame.right, placed[-1].box.bottom + padding)  # fmt: skip
    clips = _card(board, card, mark_height, padding)
    clips.append(_saying(board, placed[0]))
    if who is not None:
        clips += _author(board, placed[1].box)
    return clips


def _card(board: Board, card: Box, mark_height: float, padding: float) -> list[RawClip]:
    """The panel, and the mark that stands across its upper edge."""
    scene, palette = board.scene, board.palette
    panel = scene.panel(card, palette.surface, 2.2)
    top = card.top - mark_height * 0.5
    left = card.left + padding
    place = Box(left, top, left + mark_height * _MARK_RATIO, top + mark_height)
    mark = scene.clip("path", place, data=_MARK, style={"fill": palette.accent.css})
    if board.option == "draw-on":
        panel = scene.grow(panel, "left", 0.0)
        return [panel, scene.enter(mark, way="pop", delay=board.turn(5, 9))]
    return [board.item(panel, 0, 9), scene.enter(mark, way="pop", delay=board.turn(2, 9))]


def _saying(board: Board, placed: Placed) -> RawClip:
    scene = board.scene
    words = placed.words(scene)
    if board.option == "fade":
        return scene.enter(words, way="fade", delay=board.turn(3, 9))
    preset = "reveal" if board.option == "draw-on" else "ascend"
    split = "line" if board.option == "draw-on" else "word"
    return scene.speak(words, 0.25 * scene.beat.pace, preset, split)


def _who_height(board: Board) -> float:
    return 12.5 * board.u * (1.0 if board.page.shape == "wide" else 1.15)


def _author(board: Board, box: Box) -> list[RawClip]:
    """Portrait, name and role in a row."""
    scene, palette, u = board.scene, board.palette, board.u
    disc = Box(box.left, box.top, box.left + box.height, box.bottom)
    words = Box(disc.right + 2.8 * u, box.top, box.right, box.bottom)
    name = ROLES["title"].size(board.page) * 0.95
    blocks = [
        Block(board.text("author"), "title", lines=2, scale=name / ROLES["title"].size(board.page)),
        Block(board.text("role"), "label", palette.ink_soft, gap_u=0.8, lines=2, scale=1.15),
    ]
    portrait = face(board, board.text("author"), board.text("imageUrl"), disc)
    clips = [scene.enter(clip, way="pop", delay=board.turn(6, 9)) for clip in portrait]
    placed = column(scene, blocks, words, 0.5)
    return [*clips, *(board.item(part.words(scene), 7 + at, 9) for at, part in enumerate(placed))]


PRIMITIVE = Primitive(
    kind="quote-card",
    label="Quote Card",
    category="Text",
    summary="A quotation on a card, with marks, name and portrait.",
    inputs=(
        Input("quote", "text", "the words; marks around them are left out"),
        Input("author", "text", "who said it", required=False),
        Input("role", "text", "what the author is, or where it was said", required=False),
        Input("imageUrl", "picture", "a portrait", required=False),
    ),
    options=("animate-on-init", "draw-on", "fade"),
    seconds=6.0,
    draw=draw,
    example={
        "quote": "We stopped counting cars the day we started counting people.",
        "author": "Ada Lindqvist",
        "role": "City planner",
    },
)
