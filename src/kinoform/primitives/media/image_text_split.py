"""A picture on one side, words on the other."""

from __future__ import annotations

from kinoform.model.geometry import Box
from kinoform.primitives._board import Board
from kinoform.primitives._pictures import pictured
from kinoform.primitives.base import Input, Primitive
from kinoform.primitives.media._samples import landscape
from kinoform.scenery.column import LOUD, Block, column, loudest
from kinoform.scenery.moves import Edge
from kinoform.scenery.room import RawClip
from kinoform.scenery.window import uncovered

_BAR_U = 0.9


def draw(board: Board) -> list[RawClip]:
    """The clips of a picture and words."""
    picture, room = _areas(board)
    return [*_picture(board, picture), *_words(board, room)]


def _areas(board: Board) -> tuple[Box, Box]:
    """The picture up to three edges of the page, and the place for words."""
    page, safe, u = board.page, board.page.safe, board.u
    if page.shape == "wide":
        picture = Box(0.0, 0.0, page.width * 0.5, page.height)
        return picture, Box(picture.right + 7.0 * u, safe.top, safe.right, safe.bottom)
    height = page.height * (0.5 if page.shape == "tall" else 0.54)
    picture = Box(0.0, 0.0, page.width, height)
    return picture, Box(safe.left, picture.bottom + 5.0 * u, safe.right, safe.bottom)


def _picture(board: Board, box: Box) -> list[RawClip]:
    scene, beat = board.scene, board.scene.beat
    parts = pictured(board, board.text("imageUrl"), box)
    if board.option != "slide":
        return [scene.enter(part, way=board.way("fade"), delay=0.0) for part in parts]
    edge: Edge = "left" if board.page.shape == "wide" else "top"
    return [uncovered(scene, parts, box, edge, 0.0, seconds=beat.enter * 1.25)]


def _words(board: Board, room: Box) -> list[RawClip]:
    scene, palette = board.scene, board.palette
    title = board.text("title")
    has_text = board.has("text")
    role, scale = loudest(scene, title, room, LOUD, share=0.5 if has_text else 0.8, lines=4)
    blocks = [
        Block(height=_BAR_U * board.u),
        Block(title, role, gap_u=3.0, scale=scale, lines=5),
        Block(board.text("text"), "body", palette.ink_soft, gap_u=3.0, scale=1.12, lines=8),
        Block(board.text("source"), "caption", palette.ink_soft, gap_u=2.6, lines=1),
    ]
    clips = []
    share = 0.5 if board.page.shape == "wide" else 0.0
    for index, placed in enumerate(column(scene, blocks, room, share)):
        delay = 0.25 * scene.beat.pace + board.turn(index, 6)
        box = placed.box
        if placed.block.height is not None:
            bar = scene.panel(Box(box.left, box.top, box.left + 10.0 * board.u, box.bottom),
                              palette.accent, 0.5)  # fmt: skip
            clips.append(scene.grow(bar, "left", delay))
        elif index == 1 and board.option != "fade":
            clips.append(scene.speak(placed.words(scene), delay))
        else:
            clips.append(scene.enter(placed.words(scene), way=board.way("fade"), delay=delay))
    return clips


PRIMITIVE = Primitive(
    kind="image-text-split",
    label="Image Text Split",
    category="Media",
    summary="A picture on one side, words on the other.",
    inputs=(
        Input("imageUrl", "picture", "the picture"),
        Input("title", "text", "what the picture is about"),
        Input("text", "text", "a sentence or two below it", required=False),
    ),
    options=("slide", "fade", "pop"),
    seconds=5.0,
    draw=draw,
    example={
        "imageUrl": landscape(1),
        "title": "The lake is back to its old shore",
        "text": "Four years of rain and one new rule: nobody pumps in summer.",
    },
)
