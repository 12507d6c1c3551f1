"""Messages that pop up in turn, on two sides."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from kinoform.look import copyfit
from kinoform.look.type_scale import ROLES
from kinoform.look.units import SMALLEST_TYPE_U
from kinoform.model.geometry import Box
from kinoform.primitives._board import Board
from kinoform.primitives._faces import face
from kinoform.primitives.base import Input, Primitive
from kinoform.scenery.moves import Way
from kinoform.scenery.room import RawClip

MOST = 12
_LARGEST, _USUAL, _LEAST, _STEP = 2.8, 1.0, 0.6, 0.05
_COMPACT = 5.2
"""A bubble of large type is at most so many of its sizes high, which are three lines."""
_WIDEST = {"wide": 0.62, "square": 0.74, "tall": 0.84}
"""Of the room for bubbles."""
_WIDEST_OF_FEW, _FEW = 0.86, 2
_SLACK = 0.35
"""Of the size of type, behind the longest line, whose width is an estimate."""
_NARROWER = 0.04
"""Of the widest: the steps by which a bubble is made narrower around its lines."""
_PAD_X, _PAD_Y = 0.85, 0.55
"""Around the words, in sizes of type."""
_SHARE_OF_TIME = 0.6
"""The last message has come by then."""


@dataclass(frozen=True, slots=True)
class _Message:
    speaker: str
    text: str
    is_right: bool
    is_first: bool
    """Whether somebody else spoke before."""


@dataclass(frozen=True, slots=True)
class _Sizes:
    """How large everything is at a size of type."""

    size: float
    face: float
    name: float
    gap: float
    turn_gap: float

    @classmethod
    def of(cls, board: Board, scale: float) -> _Sizes:
        size = max(ROLES["body"].size(board.page) * scale, SMALLEST_TYPE_U * board.u)
        name = max(size * 0.72, SMALLEST_TYPE_U * board.u)
        return cls(size, size * 2.2, name, size * 0.35, size * 0.85)


def draw(board: Board) -> list[RawClip]:
    """The clips of a conversation."""
    titled, body = board.headed()
    messages = _messages(board)
    sizes, boxes = _laid_out(board, messages, body)
    if len(boxes) < len(messages):
        board.note("too_many_items", f"the first {len(boxes)} of {len(messages)} messages fit")
    clips: list[RawClip] = []
    for index, (message, box) in enumerate(zip(messages, boxes, strict=False)):
        clips += _bubble(board, message, box, sizes, body, _turn(board, index, len(boxes)))
    return [*clips, *titled]


def _messages(board: Board) -> list[_Message]:
    speakers, said = board.texts("speakers"), board.texts("messages")
    speakers = (*speakers, *("",) * len(said)) if len(speakers) < len(said) else speakers
    order = list(dict.fromkeys(speakers))
    found: list[_Message] = []
    for index, (speaker, text) in enumerate(zip(speakers, said, strict=False)):
        if text:
            is_right = len(order) > 1 and speaker == order[1]
            is_first = not found or speakers[index - 1] != speaker
            found.append(_Message(speaker, text, is_right, is_first))
    return found


def _turn(board: Board, index: int, count: int) -> float:
    """Messages take their time, as people do, unless they are spoken."""
    beat = board.scene.beat
    if index < len(board.beats) and board.beats[index] is not None:
        return board.turn(index, count)
    pause = min(0.85 * beat.pace, beat.leaves_at * _SHARE_OF_TIME / max(count, 1))
    return 0.1 * beat.pace + index * pause


def _laid_out(board: Board, messages: list[_Message], body: Box) -> tuple[_Sizes, list[Box]]:
    """The bubbles at the largest size at which all fit; else as many as fit the smallest."""
    scale = _LARGEST
    while True:
        sizes = _Sizes.of(board, scale)
        boxes = _stacked(board, messages[:MOST], body, sizes)
        tallest = max((box.height for box in boxes), default=0.0) / sizes.size
        is_compact = tallest <= _COMPACT or scale <= _USUAL
        if boxes and boxes[-1].bottom <= body.bottom and is_compact:
            room = (body.bottom - boxes[-1].bottom) / 2
            return sizes, [box.moved(0.0, room) for box in boxes]
        scale -= _STEP
        if scale < _LEAST:
            return sizes, [box for box in boxes if box.bottom <= body.bottom]


def _stacked(board: Board, messages: list[_Message], body: Box, sizes: _Sizes) -> list[Box]:
    scene, role = board.scene, ROLES["body"]
    aside = sizes.face + sizes.gap * 1.6
    pad = sizes.size * _PAD_X
    share = _WIDEST_OF_FEW if len(messages) <= _FEW else _WIDEST[board.page.shape]
    widest = (body.width - aside) * share - 2 * pad
    top = body.top
    found: list[Box] = []
    for message in messages:
        if found:
            top += sizes.turn_gap if message.is_first else sizes.gap
        if message.is_first and message.speaker:
            top += sizes.name * 1.45
        lines = scene.lines_of(message.text, "body", sizes.size * 1.03, widest)
        wide = scene.width_of(message.text, "body", sizes.size) * _breadth(message.text)
        longest = copyfit.longest_word_ems(message.text) * sizes.size
        width = min(wide, widest)
        while lines > 1:
            narrower = width - _NARROWER * widest
            needed = scene.lines_of(message.text, "body", sizes.size * 1.03, narrower)
            if narrower < longest or needed > lines:
                break
            width = narrower
        width = min(width + _SLACK * sizes.size, widest) + 2 * pad if lines > 1 else width + 2 * pad
        height = lines * sizes.size * role.line_height + 2 * sizes.size * _PAD_Y
        left = body.right - aside - width if message.is_right else body.left + aside
        found.append(Box(left, top, left + width, top + height))
        top += height
    return found


def _breadth(text: str) -> float:
    """What the estimate of a width lacks: letters as broad as they are high are broader."""
    is_broad = any(unicodedata.east_asian_width(letter) in {"W", "F"} for letter in text)
    return 1.12 if is_broad else 1.05


def _bubble(
    board: Board, message: _Message, box: Box, sizes: _Sizes, body: Box, delay: float
) -> list[RawClip]:
    scene, palette = board.scene, board.palette
    fill = palette.accent if message.is_right else palette.background.mix(palette.ink, 0.12)
    ink = palette.on_accent if message.is_right else palette.ink
    round_corner = min(sizes.size * 0.95, box.height / 2)
    corner = sizes.size * 0.25
    # The corner towards the one who speaks is nearly square.
    radii = [round_corner] * 4
    radii[1 if message.is_right else 0] = corner if message.is_first else round_corner
    look = {"fill": fill.css, "borderRadius": [round(radius, 2) for radius in radii]}
    panel = _hung(scene.clip("rect", box, style=look), box, is_right=message.is_right)
    pad = sizes.size * _PAD_X
    # Widths are estimates, so the words may use some of the room at their end.
    inner = Box(box.left + pad, box.top, box.right - pad * 0.35, box.bottom)
    words = scene.words(message.text, inner, "body", size=sizes.size, color=ink,
                        vertical="center")  # fmt: skip
    parts = [panel, words]
    if message.is_first:
        parts += _speaker(board, message, box, sizes, body)
    way = board.way("pop")
    # Words that spring up with their bubble would be read while they move.
    others: Way = way if way == "slide" else "fade"
    return [scene.enter(part, way=way if part is panel else others, delay=delay) for part in parts]


def _hung(clip: RawClip, box: Box, *, is_right: bool) -> RawClip:
    """A clip that springs up from the corner that is next to the one who speaks."""
    place = dict(clip["transform"])
    place["x"] = round(place["x"] + box.width * (0.5 if is_right else -0.5), 2)
    place["y"] = round(place["y"] - box.height / 2, 2)
    return {**clip, "transform": {**place, "anchor": "top-right" if is_right else "top-left"}}


def _speaker(board: Board, message: _Message, box: Box, sizes: _Sizes, body: Box) -> list[RawClip]:
    """The face beside the first bubble, and the name above it."""
    if not message.speaker:
        return []
    left = body.right - sizes.face if message.is_right else body.left
    disc = Box(left, box.top, left + sizes.face, box.top + sizes.face)
    half = body.width * 0.6
    line = Box(
        box.right - half if message.is_right else box.left, box.top - sizes.name * 1.5,
        box.right if message.is_right else box.left + half, box.top - sizes.name * 0.2,
    )  # fmt: skip
    name = board.scene.words(
        message.speaker, line, "caption", size=sizes.name, color=board.palette.ink_soft,
        align="right" if message.is_right else "left", lines=1,
    )  # fmt: skip
    return [*face(board, message.speaker, "", disc, is_loud=message.is_right), name]


PRIMITIVE = Primitive(
    kind="chat-bubbles",
    label="Chat Bubbles",
    category="People",
    summary="Messages that pop up in turn, on two sides.",
    inputs=(
        Input("speakers", "texts", "who says each message; the second one to speak is right"),
        Input("messages", "texts", "what is said", most=MOST),
    ),
    options=("pop", "slide", "fade"),
    seconds=7.0,
    draw=draw,
    example={
        "speakers": ["Mei", "Sam", "Mei", "Sam"],
        "messages": ["Did the new timetable go live?", "This morning, all forty lines.",
                     "And the complaints?", "Two. One of them was my mother."],
    },
)  # fmt: skip
