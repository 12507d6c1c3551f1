"""Words in a cloud, each as large as its weight."""

from __future__ import annotations

import math

from kinoform.look.copyfit import leading
from kinoform.look.units import SMALLEST_TYPE_U
from kinoform.model.color import Color
from kinoform.primitives._board import Board
from kinoform.primitives._ranking import Ranked, ranked
from kinoform.primitives.base import Input, Primitive
from kinoform.primitives.text._cloud import Spot, Word, packed
from kinoform.scenery.room import RawClip

MOST = 40
_LARGEST_U, _RANGE = 30.0, 6.5
"""The size of the heaviest word before fitting, and how many times the lightest is smaller."""
_LINE = 1.04
_SPARE, _SPARE_JOINED = 1.05, 1.22
"""Times the estimate of its width a word has; widths of joined letters are hard to guess."""
_LOUD_SHARE = 0.28
"""Of the words stand in full ink; the others are quieter."""


def draw(board: Board) -> list[RawClip]:
    """The clips of a cloud of words."""
    clips, body = board.headed()
    best = ranked(board, "words", "weights", MOST, keeps_rest=False)
    board = board.in_order(word.place for word in best)
    words = [word for word in best if word.label]
    scene = board.scene
    line = leading("".join(word.label for word in words), _LINE)
    spare = _SPARE if line == _LINE else _SPARE_JOINED
    spots = packed(
        [Word(word.label, _size(board, word, words)) for word in words], body,
        lambda text, size: scene.width_of(text, "title", size) * spare,
        (SMALLEST_TYPE_U + 0.1) * board.u, line,
    )  # fmt: skip
    if len(spots) < len(words):
        board.note("too_many_items", f"{len(spots)} of {len(words)} words have room")
    for order, spot in enumerate(spots):
        word = words[spot.place]
        clips.append(_word(board, word, spot, _color(board, word, spot.place, len(words)), order,
                           len(spots)))  # fmt: skip
    return clips


def _size(board: Board, word: Ranked, words: list[Ranked]) -> float:
    """By the root of the weight, so that the area says how much."""
    most = max(each.value for each in words)
    share = math.sqrt(max(word.value, 0.0) / most) if most > 0.0 else 1.0
    return _LARGEST_U * board.u * max(share, 1.0 / _RANGE)


def _color(board: Board, word: Ranked, place: int, count: int) -> Color:
    palette, chosen = board.palette, board.text("highlight")
    if word.label == chosen or (not chosen and place == 0):
        return palette.accent_ink
    if place <= count * _LOUD_SHARE:
        return palette.ink
    return palette.ink_soft


def _word(board: Board, word: Ranked, spot: Spot, color: Color, order: int, count: int) -> RawClip:
    scene = board.scene
    words = scene.words(
        word.label, spot.box, "title", size=spot.size, color=color, align="center",
        vertical="center", lines=1, style={"lineHeight": 1.0, "fontWeight": 750},
    )  # fmt: skip
    if board.option == "fade":
        return board.item(words, order, count)
    if board.option == "grow":
        # All words come out of the middle at once, as if they were thrown there.
        place = words["transform"]
        tracks = [
            {
                "property": axis,
                "frames": [
                    {"time": 0.0, "value": round(place[axis] * 0.15, 2)},
                    {"time": round(1.1 * scene.beat.pace, 4), "value": place[axis],
                     "easing": "easeOutExpo"},
                ],
            }
            for axis in ("x", "y")
        ]  # fmt: skip
        return scene.enter({**words, "keyframes": tracks}, way="fade", delay=0.0)
    shown = scene.enter(words, way="pop", delay=board.turn(order, count))
    return board.pulsing(shown) if order == 0 else shown


PRIMITIVE = Primitive(
    kind="word-cloud",
    label="Word Cloud",
    category="Text",
    summary="Words in a cloud, each as large as its weight.",
    inputs=(
        Input("words", "texts", "the words", most=MOST),
        Input("weights", "numbers", "how much each of them counts"),
    ),
    options=("pop", "grow", "fade"),
    seconds=5.0,
    draw=draw,
    example={
        "title": "What riders say about the city",
        "words": [
            "freedom", "fast", "healthy", "quiet", "friends", "cheap", "fresh air", "hills",
            "rain", "safe", "work", "river", "helmet", "sunrise", "traffic", "coffee", "school",
            "lanes", "parking", "bridge", "theft", "family", "music", "wind",
        ],
        "weights": [
            98, 74, 66, 52, 47, 43, 39, 34, 31, 30, 27, 25, 22, 21, 19, 18, 16, 15, 13, 12, 11,
            10, 9, 8,
        ],
    },
)  # fmt: skip
