"""Two values side by side: the earlier one quiet, the later one wiped in."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kinoform.look import numbers
from kinoform.look.type_scale import ROLES
from kinoform.model.color import Color
from kinoform.model.geometry import Box
from kinoform.primitives._board import Board
from kinoform.primitives._lettering import common_size
from kinoform.primitives.comparison._side_words import side_words
from kinoform.scenery.room import RawClip

_NUMBER = re.compile(r"-?\d[\d,]*(?:\.\d+)?")
_LONGEST_NAME = 40
_MINUS = "\N{MINUS SIGN}"
_LARGEST = {"wide": 1.1, "square": 1.0, "tall": 1.0}
"""Of the size of a poster."""
_BADGE_U = {"wide": 9.4, "square": 8.4, "tall": 10.5}
_BESIDE_BADGE_U = 34.0
"""Of a card's width stay free of its value, so that the badge on the seam touches none."""


@dataclass(frozen=True, slots=True)
class Value:
    """What is shown on one side."""

    name: str
    text: str


def values(board: Board, before: str, after: str) -> list[RawClip]:
    """The clips of two values, with what changed where both are numbers of one kind."""
    clips, body = board.headed()
    words = side_words("before-after", board.scene.theme.locale)
    pair = (_named(before, words[0]), _named(after, words[1]))
    boxes = _boxes(board, body)
    is_wide = board.page.shape == "wide"
    inner = min(box.width for box in boxes) - (_BESIDE_BADGE_U if is_wide else 8.0) * board.u
    largest = ROLES["poster"].size(board.page) * _LARGEST[board.page.shape]
    size = common_size(
        board, [value.text for value in pair], "display", inner, lines=3,
        height=boxes[0].height * 0.5, largest=largest,
    )  # fmt: skip
    palette = board.palette
    looks = (
        (palette.surface, palette.ink_soft, palette.ink_soft),
        (palette.accent, palette.on_accent, palette.on_accent),
    )
    for index, (value, box, look) in enumerate(zip(pair, boxes, looks, strict=True)):
        clips += _side(board, value, box, look, size, index)
    return [*clips, *_change(board, pair, boxes)]


def _named(text: str, otherwise: str) -> Value:
    """Text such as "2019: 34 min" has its name before the colon."""
    name, colon, rest = text.partition(": ")
    if colon and rest.strip() and len(name) <= _LONGEST_NAME:
        return Value(name.strip(), rest.strip())
    return Value(otherwise, text.strip())


def _boxes(board: Board, body: Box) -> tuple[Box, Box]:
    gap = 3.0 * board.u
    if board.page.shape == "wide":
        middle = (body.left + body.right) / 2
        sides = (
            Box(body.left, body.top, middle - gap / 2, body.bottom),
            Box(middle + gap / 2, body.top, body.right, body.bottom),
        )
        return (sides[1], sides[0]) if board.from_right else sides
    middle = (body.top + body.bottom) / 2
    return (
        Box(body.left, body.top, body.right, middle - gap / 2),
        Box(body.left, middle + gap / 2, body.right, body.bottom),
    )


def _side(
    board: Board, value: Value, box: Box, look: tuple[Color, Color, Color], size: float, index: int
) -> list[RawClip]:
    scene, u = board.scene, board.u
    fill, ink, soft = look
    label = max(ROLES["body"].size(board.page) * 1.15, min(size * 0.27, 5.2 * u))
    lines = min(scene.lines_of(value.text, "display", size * 1.04, box.width - 8.0 * u), 3)
    high = lines * size * ROLES["display"].line_height
    needs = label * 1.4 + 1.2 * u + high
    top = (box.top + box.bottom - needs) / 2
    name = Box(box.left + 4.0 * u, top, box.right - 4.0 * u, top + label * 1.4)
    place = Box(name.left, name.bottom + 1.2 * u, name.right, name.bottom + 1.2 * u + high * 1.02)
    clips = (
        scene.panel(box, fill, 2.0),
        scene.words(value.name, name, "body", size=label, align="center", color=soft, lines=1,
                    style={"fontWeight": 600}),
        scene.words(value.text, place, "display", size=size, align="center", color=ink,
                    lines=3, style={"fontFeatures": {"tnum": 1}}),
    )  # fmt: skip
    delay = _turn(board, index)
    panel, *words = clips
    if board.option != "slide" or index == 0:
        return [scene.enter(each, way=board.way("rise") if board.option != "slide" else "fade",
                            delay=delay) for each in clips]  # fmt: skip
    # The later panel is wiped in from the side of the earlier one, and its words follow.
    edge = "top" if board.page.shape != "wide" else "right" if board.from_right else "left"
    wiped = scene.grow(panel, edge, delay, seconds=scene.beat.enter)  # type: ignore[arg-type]
    return [wiped, *(scene.enter(each, way="rise", delay=delay + 0.15) for each in words)]


def _turn(board: Board, index: int) -> float:
    return board.turn(index, 2, first=0.4 * index)


def _change(board: Board, pair: tuple[Value, Value], boxes: tuple[Box, Box]) -> list[RawClip]:
    """A badge on the seam: the change in per cent, or an arrow where there is none to say."""
    scene, palette, u = board.scene, board.palette, board.u
    one, other = boxes
    if board.page.shape == "wide":
        x = (min(one.right, other.right) + max(one.left, other.left)) / 2
        y = (one.top + one.bottom) / 2
    else:
        x, y = (one.left + one.right) / 2, (one.bottom + other.top) / 2
    text = change(pair[0].text, pair[1].text, scene.theme.locale)
    delay = _turn(board, 1) + scene.beat.enter * 0.5
    high = _BADGE_U[board.page.shape] * u
    if text:
        size = high * 0.5
        wide = scene.width_of(text, "title", size) * 1.15 + high * 0.9
        plate = Box(x - wide / 2, y - high / 2, x + wide / 2, y + high / 2)
        words = scene.words(
            text, plate, "title", size=size, align="center", vertical="center", lines=1,
            color=palette.background, style={"fontFeatures": {"tnum": 1}},
        )  # fmt: skip
        drawn = [scene.panel(plate, palette.ink, 8.0), words]
    else:
        disc = Box(x - high / 2, y - high / 2, x + high / 2, y + high / 2)
        icon = (
            "lucide:arrow-down"
            if board.page.shape != "wide"
            else ("lucide:arrow-left" if board.from_right else "lucide:arrow-right")
        )
        arrow = scene.clip(
            "icon", disc.grown(-high * 0.24), icon=icon,
            style={"stroke": palette.background.css, "strokeWidth": round(high * 0.065, 2)},
        )  # fmt: skip
        drawn = [scene.clip("circle", disc, style={"fill": palette.ink.css}), arrow]
    return [scene.enter(each, way="pop", delay=delay) for each in drawn]


def change(before: str, after: str, locale: str = "en") -> str:
    """By how much a value rose or fell, such as "-56%"; "" where the two cannot be compared."""
    found = [_NUMBER.findall(text) for text in (before, after)]
    if any(len(each) != 1 for each in found):
        return ""
    around = [_NUMBER.sub("#", text).strip().casefold() for text in (before, after)]
    one, other = (float(each[0].replace(",", "")) for each in found)
    # Percentages already say shares; a percentage of them would be misread.
    if around[0] != around[1] or "%" in around[0] or one <= 0.0:
        return ""
    share = (other - one) / one
    written = numbers.share(abs(share), locale)
    if round(abs(share) * 100) == 0 or abs(share) >= 10.0:
        return ""
    return ("+" if share > 0 else _MINUS) + written
