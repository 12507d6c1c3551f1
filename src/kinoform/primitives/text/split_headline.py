"""A headline in two halves that slide in from both sides, or open from the line between them."""

from __future__ import annotations

from kinoform.look.copyfit import leading
from kinoform.look.units import SMALLEST_TYPE_U
from kinoform.model.color import Color
from kinoform.model.geometry import Box
from kinoform.primitives._board import Board
from kinoform.primitives.base import Input, Primitive
from kinoform.primitives.text._lines import broken
from kinoform.scenery.outlines import unfolded
from kinoform.scenery.room import RawClip
from kinoform.scenery.scene import Scene
from kinoform.scenery.window import arriving, uncovered

_LARGEST_U = 34.0
_LINES = {"wide": 2, "square": 2, "tall": 3}
_SLACK, _LEADING = 1.04, 1.04
_GAP_U, _RULE_U = 3.2, 0.8
_RATIO = 1.7
"""One half is at most so many times as large as the other."""


def draw(board: Board) -> list[RawClip]:
    """The clips of a headline in two halves."""
    scene, palette, u = board.scene, board.palette, board.u
    page = board.page
    room = page.middle if page.has_buttons else page.safe
    share = (room.height - 2 * _GAP_U * u - _RULE_U * u) / 2
    halves = [_set(scene, board.text(name), room.width, share, _LINES[page.shape])
              for name in ("top", "bottom")]  # fmt: skip
    least = min(size for _, size in halves)
    halves = [(lines, min(size, least * _RATIO)) for lines, size in halves]
    high = leading(board.text("top") + board.text("bottom"), _LEADING)
    heights = [len(lines) * size * high for lines, size in halves]
    total = sum(heights) + 2 * _GAP_U * u + _RULE_U * u
    first = room.top + (room.height - total) / 2
    rule_top = first + heights[0] + _GAP_U * u
    second = rule_top + _RULE_U * u + _GAP_U * u
    upper = Box(room.left, first, room.right, first + heights[0])
    lower = Box(room.left, second, room.right, second + heights[1])
    middle, half = (room.left + room.right) / 2, min(room.width / 2, 32 * u)
    line = scene.panel(
        Box(middle - half, rule_top, middle + half, rule_top + _RULE_U * u), palette.line, 0.4
    )
    return [
        unfolded(scene, line, "x", 0.0 if board.option == "grow" else 0.2 * scene.beat.pace),
        _half(board, halves[0], upper, palette.ink, is_top=True),
        _half(board, halves[1], lower, palette.accent, is_top=False),
    ]


def _set(
    scene: Scene, text: str, width: float, height: float, lines: int
) -> tuple[list[str], float]:
    """The lines of one half, and the largest size at which they fit."""
    size = _LARGEST_U * scene.u
    least = SMALLEST_TYPE_U * scene.u
    while size > least:
        found = broken(scene, text, "poster", size * _SLACK, width)
        widest = max((scene.width_of(line, "poster", size) for line in found), default=0.0)
        if (
            len(found) <= lines and widest * _SLACK <= width
            and len(found) * size * leading(text, _LEADING) <= height
        ):  # fmt: skip
            return found, size
        size *= 0.96
    return broken(scene, text, "poster", least, width), least


def _half(
    board: Board, half: tuple[list[str], float], box: Box, color: Color, *, is_top: bool
) -> RawClip:
    scene = board.scene
    lines, size = half
    words = scene.words(
        "\n".join(lines), box, "poster", size=size, color=color, align="center",
        vertical="center", style={"lineHeight": leading("".join(lines), _LEADING)},
    )  # fmt: skip
    reach = Box(board.page.whole.left, box.top - size * 0.1, board.page.whole.right,
                box.bottom + size * 0.22)  # fmt: skip
    delay = board.turn(0 if is_top else 1, 2)
    if board.option == "fade":
        return scene.enter(words, way="fade", delay=delay)
    if board.option == "grow":
        opens = 0.25 * scene.beat.pace
        return uncovered(scene, [words], reach, "bottom" if is_top else "top", opens)
    return arriving(scene, [words], reach, "left" if is_top else "right", delay,
                    seconds=scene.beat.enter * 1.35, easing="easeOutExpo")  # fmt: skip


PRIMITIVE = Primitive(
    kind="split-headline",
    label="Split Headline",
    category="Text",
    summary="A headline in two halves that slide in from both sides and meet at a line.",
    inputs=(
        Input("top", "text", "the upper half"),
        Input("bottom", "text", "the lower half, in the accent's colour"),
    ),
    options=("slide", "grow", "fade"),
    seconds=3.5,
    draw=draw,
    example={"top": "Less traffic", "bottom": "More city"},
)
