"""Levels that stack up to a point, the highest first in the data."""

from __future__ import annotations

from kinoform.look.palette import on
from kinoform.look.type_scale import ROLES
from kinoform.model.color import Color
from kinoform.model.geometry import Box
from kinoform.primitives._board import Board
from kinoform.primitives._lettering import few_growth, fitting_size
from kinoform.primitives.base import Input, Primitive
from kinoform.scenery.outlines import shape, stroke
from kinoform.scenery.room import RawClip

MOST = 7
_NARROWEST, _ALONE = 0.42, 0.86
"""Of the width has the top of a pyramid whose words stand on its levels; and an only level."""


def draw(board: Board) -> list[RawClip]:
    """The clips of a pyramid."""
    clips, body = board.headed()
    levels = board.texts("levels")
    if len(levels) > MOST:
        board.note("too_many_items", f"the first {MOST} of {len(levels)} levels are shown")
        levels = levels[:MOST]
    board = board.in_order(range(len(levels) - 1, -1, -1))
    lay = _pointed if board.page.shape == "wide" else _stepped
    return [*clips, *lay(board, levels, body)]


def _color(board: Board, levels: tuple[str, ...], index: int) -> Color:
    """The accent at the top; each level below is nearer to the ground."""
    palette, chosen = board.palette, board.text("highlight")
    if chosen:
        return palette.accent if levels[index] == chosen else board.quiet
    share = index / max(len(levels) - 1, 1)
    return palette.accent.mix(palette.background, 0.68 * share)


def _entered(board: Board, clip: RawClip, index: int, count: int) -> RawClip:
    """Levels come from the ground up; by the option "drop" they fall into place from above."""
    order = count - 1 - index
    return board.item(clip, order, count, "drop" if board.option == "drop" else "rise")


def _pointed(board: Board, levels: tuple[str, ...], body: Box) -> list[RawClip]:
    """A triangle in slices with the words beside it."""
    scene, palette, u, count = board.scene, board.palette, board.u, len(levels)
    gap = 0.9 * u
    base = min(body.height * 1.2, body.width * 0.5)
    middle, pitch = body.left + base / 2, body.height / count
    names = Box(body.left + base + 5.0 * u, body.top, body.right, body.bottom)
    size = fitting_size(scene, levels, "title", names.width, pitch * 0.8, lines=2,
                        largest=ROLES["title"].size(board.page) * few_growth(count)) \
        or ROLES["label"].size(board.page)  # fmt: skip
    found = []
    for index, level in enumerate(levels):
        top, bottom = body.top + index * pitch + gap / 2, body.top + (index + 1) * pitch - gap / 2
        upper, lower = ((y - body.top) / body.height * base / 2 for y in (top, bottom))
        if index == 0:
            upper, top = 0.0, body.top
        corners = [(middle - upper, top), (middle + upper, top), (middle + lower, bottom),
                   (middle - lower, bottom)]  # fmt: skip
        slab = shape(scene, corners if upper else corners[1:], _color(board, levels, index))
        found.append(_entered(board, slab, index, count))
        y = (top + bottom) / 2
        start = middle + (y - body.top) / body.height * base / 2 + 1.5 * u
        line = stroke(scene, [(start, y), (names.left - 1.8 * u, y)], palette.line, 0.2 * u)
        place = Box(names.left, y - pitch / 2, names.right, y + pitch / 2)
        words = scene.words(level, place, "title", size=size, vertical="center", lines=2,
                            color=palette.ink if index == 0 else palette.ink_soft,
                            style={"fontWeight": 600})  # fmt: skip
        found += [board.item(part, count - 1 - index, count, "fade", first=0.15)
                  for part in (line, words)]  # fmt: skip
    return found


def _stepped(board: Board, levels: tuple[str, ...], body: Box) -> list[RawClip]:
    """Slabs that grow broader downwards, with the words on them."""
    scene, count = board.scene, len(levels)
    gap = 1.6 * board.u
    height = min((body.height - gap * (count - 1)) / count, 26.0 * few_growth(count) * board.u)
    top = body.top + (body.height - height * count - gap * (count - 1)) / 2
    middle = (body.left + body.right) / 2
    boxes = []
    for index in range(count):
        share = _NARROWEST + (1.0 - _NARROWEST) * (index / (count - 1)) if count > 1 else _ALONE
        half, y = body.width * share / 2, top + index * (height + gap)
        boxes.append(Box(middle - half, y, middle + half, y + height))
    found = []
    for index, (level, box) in enumerate(zip(levels, boxes, strict=True)):
        color = _color(board, levels, index)
        found.append(_entered(board, scene.panel(box, color, 1.6), index, count))
        inner = Box(box.left + 2 * board.u, box.top, box.right - 2 * board.u, box.bottom)
        size = fitting_size(scene, [level], "title", inner.width, inner.height * 0.86, lines=3,
                            largest=ROLES["title"].size(board.page) * few_growth(count)) \
            or ROLES["label"].size(board.page) * 0.9  # fmt: skip
        words = scene.words(level, inner, "title", size=size, color=on(color), align="center",
                            vertical="center", lines=3, style={"fontWeight": 600})  # fmt: skip
        found.append(_entered(board, words, index, count))
    return found


PRIMITIVE = Primitive(
    kind="pyramid",
    label="Pyramid",
    category="Process",
    summary="Levels that stack up to a point.",
    inputs=(Input("levels", "texts", "the levels from the top down", most=MOST),),
    options=("stagger", "drop", "fade"),
    seconds=5.0,
    draw=draw,
    example={
        "title": "What a good day of work rests on",
        "levels": ["Mastery", "Recognition", "Trusted colleagues", "Clear goals",
                   "Sleep, light and quiet"],
    },
)  # fmt: skip
