"""An iceberg: what everybody sees above the water, and the much larger part below it."""

from __future__ import annotations

from collections.abc import Sequence

from kinoform.look.palette import on
from kinoform.look.type_scale import ROLES
from kinoform.model.color import Color
from kinoform.model.geometry import Box
from kinoform.primitives._board import Board
from kinoform.primitives._lettering import fitting_size
from kinoform.primitives.base import Input, Primitive
from kinoform.scenery.outlines import Point, disc, shape
from kinoform.scenery.room import RawClip

MOST = 7
_WATERLINE = 0.34
_TIP: tuple[Point, ...] = (
    (0.25, 1.0), (0.32, 0.6), (0.39, 0.66), (0.5, 0.04), (0.57, 0.3), (0.64, 0.24), (0.76, 1.0),
)  # fmt: skip
_TIP_SHADE: tuple[Point, ...] = (
    (0.5, 0.04), (0.57, 0.3), (0.64, 0.24), (0.76, 1.0), (0.54, 1.0), (0.58, 0.62), (0.49, 0.4),
)  # fmt: skip
_BODY: tuple[Point, ...] = (
    (0.14, 0.0), (0.88, 0.0), (1.0, 0.2), (0.9, 0.46), (0.8, 0.6), (0.62, 0.94), (0.54, 1.0),
    (0.4, 0.82), (0.2, 0.6), (0.0, 0.24),
)  # fmt: skip
_BODY_SHADE: tuple[Point, ...] = (
    (0.6, 0.0), (0.88, 0.0), (1.0, 0.2), (0.9, 0.46), (0.8, 0.6), (0.62, 0.94), (0.54, 1.0),
    (0.58, 0.62), (0.7, 0.34),
)  # fmt: skip
"""Corners as shares of the box around each part."""


def draw(board: Board) -> list[RawClip]:
    """The clips of an iceberg."""
    clips, body = board.headed()
    above, below = board.texts("above")[:MOST], board.texts("below")[:MOST]
    if len(board.texts("above")) > MOST or len(board.texts("below")) > MOST:
        board.note("too_many_items", f"{MOST} of each part are shown at the most")
    u, is_wide = board.u, board.page.shape == "wide"
    level = body.top + body.height * _WATERLINE
    wide = min(body.width * (0.5 if is_wide else 1.0), body.height * 1.25)
    left = body.left if is_wide else body.left + (body.width - wide) / 2
    # On a narrow page the tip stands to one side, with its words at the other.
    tip = Box(left, body.top, left + wide * (1.0 if is_wide else 0.72), level)
    deep = Box(left, level, left + wide, body.bottom)
    size = ROLES["title"].size(board.page)
    clips += _water(board, level)
    clips += _ice(board, tip, deep)
    if is_wide:
        lists = Box(left + wide + 8.0 * u, body.top, body.right, level - 3.0 * u)
        clips += _list(board, above, lists, 0, size)
        lists = Box(lists.left, level + 4.0 * u, body.right, body.bottom)
        return [*clips, *_list(board, below, lists, 2, size)]
    beside = Box(left + wide * 0.6, tip.top, body.right, level - 2.0 * u)
    inside = Box(deep.left + wide * 0.18, deep.top + deep.height * 0.05, deep.left + wide * 0.82,
                 deep.top + deep.height * 0.72)  # fmt: skip
    clips += _list(board, above, beside, 0, size)
    return [*clips, *_inside(board, below, inside)]


def _water(board: Board, level: float) -> list[RawClip]:
    """The sea, as wide as the page."""
    scene, palette, page = board.scene, board.palette, board.page
    sea = scene.panel(Box(0.0, level, page.width, page.height), palette.accent.with_alpha(0.1))
    edge = 0.16 * board.u
    line = scene.panel(Box(0.0, level - edge, page.width, level + edge), palette.accent_ink)
    return [scene.enter(sea, way="fade"), scene.grow(line, "left", 0.0)]


def _deep_color(board: Board) -> Color:
    return board.palette.background.mix(board.palette.accent, 0.42)


def _ice(board: Board, tip: Box, deep: Box) -> list[RawClip]:
    scene, palette = board.scene, board.palette
    bright = palette.accent.mix(Color(1.0, 1.0, 1.0), 0.72 if palette.is_dark else 0.3)
    dark = _deep_color(board)
    upper = [
        shape(scene, _corners(_TIP, tip), bright),
        shape(scene, _corners(_TIP_SHADE, tip), bright.mix(palette.accent, 0.35)),
    ]
    lower = [
        shape(scene, _corners(_BODY, deep), dark),
        shape(scene, _corners(_BODY_SHADE, deep), dark.mix(palette.background, 0.22)),
    ]
    first, second = 0.0, scene.beat.delay(4, 8)
    if board.option == "grow":
        return [*(scene.grow(clip, "bottom", first) for clip in upper),
                *(scene.grow(clip, "top", second) for clip in lower)]  # fmt: skip
    way = board.way("drop")
    found = [scene.enter(clip, way=way, delay=first) for clip in upper]
    return [*found, *(scene.enter(clip, way=way, delay=second) for clip in lower)]


def _corners(points: Sequence[Point], box: Box) -> list[Point]:
    return [(box.left + x * box.width, box.top + y * box.height) for x, y in points]


def _list(
    board: Board, items: Sequence[str], box: Box, order: int, largest: float
) -> list[RawClip]:
    """Lines with a dot before each, in the middle of their place."""
    scene, palette, u = board.scene, board.palette, board.u
    count = max(len(items), 1)
    pitch = min(box.height / count, 12.0 * u)
    top = box.top + (box.height - pitch * count) / 2
    size = fitting_size(scene, items, "title", box.width - 3.0 * u, pitch * 0.94, lines=2,
                        largest=min(largest, pitch * 0.5)) \
        or ROLES["label"].size(board.page) * 0.9  # fmt: skip
    found = []
    for index, item in enumerate(items):
        row = Box(box.left + 3.0 * u, top + index * pitch, box.right, top + (index + 1) * pitch)
        dot = disc(scene, (box.left + 0.6 * u, (row.top + row.bottom) / 2), 0.6 * u,
                   palette.accent)  # fmt: skip
        words = scene.words(item, row, "title", size=size, vertical="center", lines=2,
                            style={"fontWeight": 600})  # fmt: skip
        delay = board.comes(index, scene.beat.delay(min(order + index, 8), 9))
        found += [scene.enter(dot, way="fade", delay=delay),
                  scene.enter(words, way=board.way(), delay=delay)]  # fmt: skip
    return found


def _inside(board: Board, items: Sequence[str], box: Box) -> list[RawClip]:
    """Lines on the ice itself, where there is no room beside it."""
    scene, count = board.scene, max(len(items), 1)
    pitch = min(box.height / count, 14.0 * board.u)
    top = box.top + (box.height - pitch * count) / 2
    size = fitting_size(scene, items, "title", box.width, pitch * 0.94, lines=2,
                        largest=min(ROLES["title"].size(board.page), pitch * 0.62)) \
        or ROLES["label"].size(board.page) * 0.9  # fmt: skip
    ink = on(_deep_color(board))
    found = []
    for index, item in enumerate(items):
        row = Box(box.left, top + index * pitch, box.right, top + (index + 1) * pitch)
        words = scene.words(item, row, "title", size=size, color=ink, align="center",
                            vertical="center", lines=2, style={"fontWeight": 600})  # fmt: skip
        delay = board.comes(index, scene.beat.delay(min(2 + index, 8), 9))
        found.append(scene.enter(words, way=board.way(), delay=delay))
    return found


PRIMITIVE = Primitive(
    kind="iceberg",
    label="Iceberg",
    category="Process",
    summary="What everybody sees above the water, and the larger part below it.",
    inputs=(
        Input("above", "texts", "what everybody sees", most=MOST),
        Input("below", "texts", "what carries it unseen", most=MOST),
    ),
    options=("drop", "grow", "fade"),
    seconds=5.0,
    draw=draw,
    example={
        "title": "What a concert is made of",
        "above": ["Two hours on stage", "Applause"],
        "below": ["Months of practice", "Travel and freight", "Sound checks", "Sleepless planning",
                  "A crew of thirty"],
    },
)  # fmt: skip
