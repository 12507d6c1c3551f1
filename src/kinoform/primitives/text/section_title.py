"""A chapter card: a large number, a rule, and the chapter's name."""

from __future__ import annotations

from kinoform.look.type_scale import ROLES
from kinoform.model.geometry import Box
from kinoform.primitives._board import Board
from kinoform.primitives.base import Input, Primitive
from kinoform.primitives.text._lines import evenest
from kinoform.scenery.column import LOUD, POSTER, Block, column
from kinoform.scenery.room import RawClip

_NUMBER_U = {"wide": 36.0, "square": 34.0, "tall": 40.0}
_RULE_U = 0.9
_LONGEST_NUMBER = 4
"""What is longer stands above the title in small type."""


def draw(board: Board) -> list[RawClip]:
    """The clips of a chapter card."""
    number = board.text("number")
    if not number or len(number) > _LONGEST_NUMBER:
        return _plain(board, number)
    return _beside(board, number) if board.page.shape == "wide" else _stacked(board, number)


def _beside(board: Board, number: str) -> list[RawClip]:
    """The number at the left, a standing rule, and the title."""
    scene, safe, u = board.scene, board.page.safe, board.u
    size = _NUMBER_U["wide"] * u
    width = min(scene.width_of(number, "poster", size) * 1.04, safe.width * 0.46)
    middle, half = (safe.top + safe.bottom) / 2, size * 0.5
    figure = Box(safe.left, middle - half, safe.left + width, middle + half)
    rule = Box(figure.right + 4.5 * u, middle - half * 0.78,
               figure.right + (4.5 + _RULE_U) * u, middle + half * 0.78)  # fmt: skip
    words = Box(rule.right + 5.0 * u, safe.top, safe.right, safe.bottom)
    title = board.text("title")
    role, scale = evenest(scene, title, words, (*POSTER[2:], *LOUD), share=0.62, lines=4)
    (placed,) = column(scene, [Block(title, role, scale=scale)], words)
    return [
        _number(board, number, figure, size),
        _rule(board, rule, "top"),
        _title(board, placed.words(scene)),
    ]


def _stacked(board: Board, number: str) -> list[RawClip]:
    """The number above, a lying rule, and the title."""
    scene, safe, u = board.scene, board.page.safe, board.u
    size = _NUMBER_U[board.page.shape] * u
    title = board.text("title")
    role, scale = evenest(scene, title, safe, (*POSTER[2:], *LOUD), share=0.36, lines=4)
    blocks = [
        Block(height=size * 0.92),
        Block(height=_RULE_U * u, gap_u=3.0),
        Block(title, role, gap_u=5.0, scale=scale),
    ]
    figure, rule, words = column(scene, blocks, safe, 0.46)
    stroke = Box(rule.box.left, rule.box.top, rule.box.left + 22 * u, rule.box.bottom)
    return [
        _number(board, number, figure.box, size),
        _rule(board, stroke, "left"),
        _title(board, words.words(scene)),
    ]


def _plain(board: Board, number: str) -> list[RawClip]:
    """A title with a rule beside it, and perhaps a line above it."""
    scene, safe, u = board.scene, board.page.safe, board.u
    room = Box(safe.left + 5.0 * u, safe.top, safe.right, safe.bottom)
    title = board.text("title")
    role, scale = evenest(scene, title, room, (*POSTER, *LOUD), share=0.6, lines=4)
    blocks = [
        Block(number, "title", board.palette.accent_ink, lines=2, scale=0.85),
        Block(title, role, gap_u=2.4, scale=scale),
    ]
    placed = column(scene, blocks, room, 0.5)
    top, bottom = placed[0].box.top, placed[-1].box.bottom
    rule = Box(safe.left, top, safe.left + _RULE_U * u, bottom)
    clips = [_rule(board, rule, "top"), _title(board, placed[-1].words(scene))]
    if number:
        clips.append(board.item(placed[0].words(scene), 0, 4))
    return clips


def _number(board: Board, number: str, box: Box, size: float) -> RawClip:
    scene, color = board.scene, board.palette.accent
    if board.option == "count-up" and number.isascii() and number.isdigit() and int(number):
        zeros = len(number) - len(str(int(number)))
        form = {"format": "plain", "decimals": 0, "prefix": "0" * zeros}
        figure = scene.figure(
            float(number),
            box,
            "poster",
            form,
            color=color,
            size=size,
            align="left",
            seconds=0.9 * scene.beat.pace,
        )
        return scene.enter(figure, way="fade", delay=0.0)
    words = scene.words(
        number, box, "poster", size=size, color=color, vertical="center", lines=1,
        style={"lineHeight": ROLES["poster"].line_height},
    )  # fmt: skip
    if board.option == "slide":
        return scene.enter(words, way="slide")
    return scene.speak(words, 0.0, "reveal", "line")


def _rule(board: Board, box: Box, edge: str) -> RawClip:
    rule = board.scene.panel(box, board.palette.line, 0.4)
    return board.scene.grow(rule, "top" if edge == "top" else "left", board.turn(2, 6))


def _title(board: Board, words: RawClip) -> RawClip:
    scene = board.scene
    if board.option == "slide":
        return scene.enter(words, way="slide", delay=board.turn(4, 6))
    return scene.speak(words, 0.25 * scene.beat.pace)


PRIMITIVE = Primitive(
    kind="section-title",
    label="Section Title",
    category="Text",
    summary="A chapter card: a large number, a rule, and the chapter's name.",
    inputs=(
        Input("title", "text", "the name of the chapter"),
        Input("number", "text", "its number, such as '2', '02' or 'IV'", required=False),
    ),
    options=("animate-on-init", "count-up", "slide"),
    seconds=3.5,
    draw=draw,
    example={"title": "Where the riders come from", "number": "02"},
)
