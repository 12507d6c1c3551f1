"""What a customer says: stars, the words, and the person."""

from __future__ import annotations

from kinoform.look.type_scale import ROLES
from kinoform.model.geometry import Box
from kinoform.primitives._board import Board
from kinoform.primitives._faces import face
from kinoform.primitives._stars import stars
from kinoform.primitives.base import Input, Primitive
from kinoform.scenery.column import LOUD, Block, column, loudest
from kinoform.scenery.outlines import square_around
from kinoform.scenery.room import RawClip

_STAR_U = {"wide": 5.0, "square": 5.6, "tall": 7.0}
_FACE_U = {"wide": 34.0, "square": 15.0, "tall": 18.0}
_QUOTES = "\"'“”„«»‘’ "


def draw(board: Board) -> list[RawClip]:
    """The clips of a testimonial."""
    page, u = board.page, board.u
    safe = page.middle if page.has_buttons else page.safe
    side = _FACE_U[page.shape] * u
    is_wide = page.shape == "wide" and safe.width > 1.5 * safe.height
    room = Box(safe.left + side + 8.0 * u, safe.top, safe.right, safe.bottom) if is_wide else safe
    star = _STAR_U[page.shape] * u if board.has("stars") else None
    quote = board.text("quote").strip(_QUOTES) or board.text("quote")
    share = 0.62 if is_wide else 0.56
    role, scale = loudest(board.scene, quote, room, LOUD, share=share, lines=6)
    blocks = [
        Block(height=star),
        Block(f"“{quote}”", role, gap_u=4.5, scale=scale, lines=14),
        Block(board.text("name") if is_wide else "", "body", gap_u=4.5, lines=2, scale=1.2),
        Block(height=None if is_wide else side, gap_u=6.0),
    ]
    clips: list[RawClip] = []
    for placed in column(board.scene, blocks, room):
        block = placed.block
        if star is not None and block.height == star:
            clips += stars(board, board.number("stars"), room.left, placed.box.top, star,
                           board.turn(1, 9))  # fmt: skip
        elif block.height is not None:
            clips += _signature(board, placed.box)
        elif block.role == "body":
            name = placed.words(board.scene)
            name["style"]["fontWeight"] = 650
            clips.append(board.item(name, 7, 9))
        else:
            clips.append(_saying(board, placed.words(board.scene)))
    if is_wide:
        disc = square_around((safe.left + side / 2, page.height / 2), side / 2)
        clips += _face(board, disc)
    return clips


def _saying(board: Board, words: RawClip) -> RawClip:
    if board.option == "animate-on-init":
        return board.scene.speak(words, 0.25 * board.scene.beat.pace)
    return board.item(words, 3, 9)


def _signature(board: Board, box: Box) -> list[RawClip]:
    """The portrait with the name beside it."""
    disc = Box(box.left, box.top, box.left + box.height, box.bottom)
    words = Box(disc.right + 3.0 * board.u, box.top, box.right, box.bottom)
    size = ROLES["body"].size(board.page) * 1.2
    name = board.scene.words(board.text("name"), words, "body", size=size, vertical="center",
                             lines=2, style={"fontWeight": 650})  # fmt: skip
    return [*_face(board, disc), board.item(name, 7, 9)]


def _face(board: Board, disc: Box) -> list[RawClip]:
    drawn = face(board, board.text("name"), board.text("imageUrl"), disc)
    return [board.scene.enter(clip, way=board.way("pop"), delay=board.turn(5, 9)) for clip in drawn]


PRIMITIVE = Primitive(
    kind="testimonial",
    label="Testimonial",
    category="People",
    summary="What a customer says: stars, the words, and the person.",
    inputs=(
        Input("quote", "text", "the words; marks around them are left out"),
        Input("name", "text", "who said it"),
        Input("stars", "number", "a rating from 0 to 5", required=False, least_value=0,
              most_value=5),
        Input("imageUrl", "picture", "a portrait", required=False),
    ),
    options=("animate-on-init", "slide", "fade"),
    seconds=6.0,
    draw=draw,
    example={
        "quote": "We were live in nine days, and our drivers asked who had fixed the mornings.",
        "name": "Jonas Weber, Nordbahn",
        "stars": 4.5,
    },
)  # fmt: skip
