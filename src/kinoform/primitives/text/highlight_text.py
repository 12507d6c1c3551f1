"""A sentence in which a marker pen sweeps over the words that matter."""

from __future__ import annotations

import re

from kinoform.look import curves
from kinoform.look.copyfit import leading
from kinoform.look.type_scale import ROLES
from kinoform.model.color import Color
from kinoform.model.geometry import Box
from kinoform.primitives._board import Board
from kinoform.primitives.base import Input, Primitive
from kinoform.scenery.column import LOUD, POSTER, Block, column, loudest
from kinoform.scenery.room import RawClip
from kinoform.scenery.window import uncovered

_CLEAR = "#00000000"
_SWEEP_SECONDS = 0.8
_APART = 0.11
"""Of the size is added to a space beside a marker."""
_LEADING = 1.26
"""Lines stand so far apart that markers of two lines do not touch."""


def draw(board: Board) -> list[RawClip]:
    """The clips of a marked sentence."""
    scene, palette, page = board.scene, board.palette, board.page
    text = board.text("text")
    room = page.safe
    if page.shape == "wide":
        room = Box(room.left, room.top, room.left + room.width * 0.92, room.bottom)
    role, scale = loudest(scene, text, room, (*POSTER[2:], *LOUD), share=0.7, lines=6)
    (placed,) = column(scene, [Block(text, role, scale=scale)], room)
    high = leading(text, _LEADING)
    extra = placed.box.height * (high / leading(text, ROLES[role].line_height) - 1.0) / 2
    box = Box(placed.box.left, placed.box.top - extra, placed.box.right, placed.box.bottom + extra)
    parts, count = marked_parts(text, board.texts("phrases"))
    if not count:
        board.note("phrase_not_found", "none of the phrases stands in the text")

    wider = {"letterSpacing": round(placed.size * _APART, 2)}

    def layer(colors: dict[int, Color], ink: str, marker: Color | None = None) -> RawClip:
        runs = []
        for piece, phrase in parts:
            style: RawClip = {"fill": ink}
            if phrase in colors:
                style = {"fill": colors[phrase].css}
                style |= {"highlight": marker.css} if marker else {}
            runs.append({"text": piece, "style": style | (wider if piece == " " else {})})
        return scene.words(
            text, box, role, size=placed.size, runs=runs, vertical="center",
            style={"lineHeight": high},
        )  # fmt: skip

    if board.option == "fade":
        return _colored(board, layer({}, palette.ink.css),
                        layer(dict.fromkeys(range(count), palette.accent_ink),
                              palette.ink_soft.with_alpha(0.55).css))  # fmt: skip
    base = layer({}, palette.ink.css)
    is_raised = board.option == "slide"
    clips = [scene.enter(base, way="fade") if is_raised else scene.speak(base)]
    reach = box.grown(placed.size * 0.3)
    first = min(0.75 * scene.beat.pace, scene.seconds * 0.2)
    for index in range(count):
        delay = board.beats[index] if index < len(board.beats) else None
        if delay is None:
            delay = first + index * 0.45 * scene.beat.pace
        marked = layer({index: palette.on_accent}, _CLEAR, palette.accent)
        clips.append(
            uncovered(scene, [marked], reach, "bottom" if is_raised else "left", delay,
                      seconds=_SWEEP_SECONDS * scene.beat.pace, easing=curves.MOVE)
        )  # fmt: skip
    return clips


def _colored(board: Board, plain: RawClip, colored: RawClip) -> list[RawClip]:
    """Instead of a marker, everything else steps back."""
    scene = board.scene
    at = 1.1 * scene.beat.pace
    turn = 0.6 * scene.beat.pace

    def fading(clip: RawClip, begin: float, end: float) -> RawClip:
        frames = [
            {"time": round(at, 4), "value": begin},
            {"time": round(at + turn, 4), "value": end, "easing": curves.MOVE},
        ]
        return {**clip, "keyframes": [{"property": "opacity", "frames": frames}]}

    return [
        scene.enter(fading(plain, 1.0, 0.0), way="rise"),
        scene.enter(fading(colored, 0.0, 1.0), way="none"),
    ]


def marked_parts(text: str, phrases: tuple[str, ...]) -> tuple[list[tuple[str, int]], int]:
    """The text in pieces, each with the number of its phrase or -1, and how many were found."""
    found: list[tuple[int, int, int]] = []
    count = 0
    for phrase in phrases:
        words = phrase.split()
        if not words:
            continue
        pattern = re.compile(r"\s+".join(map(re.escape, words)) + r"[.,;:!?…。、！？]*",
                             re.IGNORECASE)  # fmt: skip
        free = (
            match for match in pattern.finditer(text)
            if all(match.end() <= begin or match.start() >= end for begin, end, _ in found)
        )  # fmt: skip
        match = next(free, None)
        if match is not None:
            found.append((match.start(), match.end(), count))
            count += 1
    pieces: list[tuple[str, int]] = []
    at = 0
    for begin, end, number in sorted(found):
        pieces += [*_beside(text[at:begin], at > 0), (text[begin:end], number)]
        at = end
    return [piece for piece in (*pieces, *_beside(text[at:], at > 0)) if piece[0]], count


def _beside(text: str, follows: bool) -> list[tuple[str, int]]:
    """Plain text, with the spaces next to phrases apart: a marker is broader than its words."""
    lead = " " if follows and text.startswith(" ") else ""
    rest = text[len(lead) :]
    body = rest.rstrip(" ")
    return [(lead, -1), (body, -1), (" " if rest != body else "", -1)]


PRIMITIVE = Primitive(
    kind="highlight-text",
    label="Highlight Text",
    category="Text",
    summary="A sentence in which a marker pen sweeps over the words that matter.",
    inputs=(
        Input("text", "text", "the sentence"),
        Input("phrases", "texts", "the words in it that are marked, in their turn"),
    ),
    options=("draw-on", "slide", "fade"),
    seconds=5.0,
    draw=draw,
    example={
        "text": "Every tenth trip in the city is made by bike, and half of them replace a car.",
        "phrases": ["Every tenth trip", "replace a car"],
    },
)
