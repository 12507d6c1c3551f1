"""Boxes that are ticked one after the other."""

from __future__ import annotations

import math

from kinoform.look.type_scale import ROLES
from kinoform.model.geometry import Box
from kinoform.primitives._board import Board
from kinoform.primitives._lettering import few_growth, fitting_size
from kinoform.primitives.base import Input, Primitive
from kinoform.scenery.outlines import pen
from kinoform.scenery.room import RawClip

MOST = 12
_IN_A_COLUMN = {"wide": 4, "square": 8, "tall": MOST}
_UNBROKEN = 0.78
"""A size of type that is at least so many times the one for broken lines keeps them whole."""


def draw(board: Board) -> list[RawClip]:
    """The clips of a checklist."""
    clips, body = board.headed()
    items = board.texts("items")
    if len(items) > MOST:
        board.note("too_many_items", f"the first {MOST} of {len(items)} are shown")
        items = items[:MOST]
    count = len(items)
    columns = 2 if count > _IN_A_COLUMN[board.page.shape] else 1
    rows = math.ceil(count / columns)
    gap = 6.0 * board.u
    width = (body.width - gap * (columns - 1)) / columns
    growth = few_growth(count)
    pitch = min(body.height / rows, 21.0 * growth * board.u)
    top = body.top + (body.height - pitch * rows) / 2
    side = min(pitch * 0.56, ROLES["title"].size(board.page) * 1.7 * growth)
    indent = side + 2.6 * growth * board.u
    largest = min(ROLES["headline"].size(board.page) * 0.85 * growth, pitch * 0.46)
    sizes = [
        fitting_size(board.scene, items, "title", width - indent, pitch * 0.86, lines=lines,
                     largest=largest) for lines in (1, 2)
    ]  # fmt: skip
    unbroken, broken = (size or ROLES["label"].size(board.page) for size in sizes)
    size = unbroken if unbroken > broken * _UNBROKEN else broken
    for index, item in enumerate(items):
        column, row = divmod(index, rows)
        left = body.left + column * (width + gap)
        place = Box(left, top + row * pitch, left + width, top + (row + 1) * pitch)
        clips += _row(board, item, place, side, indent, size, index, count)
    return clips


def _row(
    board: Board, item: str, place: Box, side: float, indent: float, size: float, index: int,
    count: int,
) -> list[RawClip]:  # fmt: skip
    scene, palette = board.scene, board.palette
    middle = (place.top + place.bottom) / 2
    box = Box(place.left, middle - side / 2, place.left + side, middle + side / 2)
    words = scene.words(
        item, Box(place.left + indent, place.top, place.right, place.bottom), "title", size=size,
        vertical="center", lines=2, style={"fontWeight": 600},
    )  # fmt: skip
    frame = scene.clip("rect", box.grown(-0.2 * board.u), style={
        "stroke": board.quiet.css, "strokeWidth": round(0.4 * board.u, 2),
        "borderRadius": round(side * 0.22, 2),
    })  # fmt: skip
    fill = scene.panel(box, palette.accent, side * 0.24 / board.u)
    tick = scene.clip(
        "icon", box.grown(-side * 0.16), icon="lucide:check",
        style={"stroke": palette.on_accent.css, "strokeWidth": round(side * 0.1, 2)},
    )  # fmt: skip
    found = [board.item(frame, index, count, "fade"), board.item(words, index, count, "slide")]
    delay = board.turn(index, count, 0.25)
    if board.option == "draw-on":
        found.append(scene.enter(fill, way="pop", delay=delay))
        tick |= pen(scene, delay + 0.12 * scene.beat.pace, scene.beat.enter * 0.6)
        return [*found, scene.enter(tick, way="none")]
    return [*found, board.item(fill, index, count, "pop", first=0.25),
            board.item(tick, index, count, "pop", first=0.25)]  # fmt: skip


PRIMITIVE = Primitive(
    kind="checklist",
    label="Checklist",
    category="Process",
    summary="Boxes that are ticked one after the other.",
    inputs=(Input("items", "texts", "what is done", most=MOST),),
    options=("draw-on", "pop", "fade"),
    seconds=5.0,
    draw=draw,
    example={
        "title": "Ready for the first day",
        "items": ["Contract signed", "Laptop set up", "Badge and keys", "Lunch with the team",
                  "First task picked"],
    },
)  # fmt: skip
