"""Numbered steps with arrows from each to the next."""

from __future__ import annotations

import math

from kinoform.look.type_scale import ROLES
from kinoform.model.geometry import Box
from kinoform.primitives._board import Board
from kinoform.primitives._lettering import few_growth, fitting_size
from kinoform.primitives.base import Input, Primitive
from kinoform.scenery.outlines import Point, stroke
from kinoform.scenery.room import RawClip

MOST = 8
_IN_A_ROW = 5


def draw(board: Board) -> list[RawClip]:
    """The clips of the steps."""
    clips, body = board.headed()
    steps = board.texts("steps")
    if len(steps) > MOST:
        board.note("too_many_items", f"the first {MOST} of {len(steps)} steps are shown")
        steps = steps[:MOST]
    is_wide = board.page.shape == "wide"
    cards = _rows(board, len(steps), body) if is_wide else _stack(board, len(steps), body)
    inner = [_text_room(board, card, is_wide=is_wide) for card in cards]
    size = fitting_size(
        board.scene, steps, "title", inner[0].width, inner[0].height, lines=5 if is_wide else 3,
        largest=ROLES["title"].size(board.page) * (1.3 if is_wide else 1.1)
        * few_growth(len(steps)),
    ) or ROLES["label"].size(board.page)  # fmt: skip
    for index, (step, card) in enumerate(zip(steps, cards, strict=True)):
        if index:
            clips.append(_arrow(board, cards[index - 1], card, index, len(steps)))
        clips += _card(board, step, card, inner[index], size, index, len(steps), is_wide=is_wide)
    return clips


def _rows(board: Board, count: int, body: Box) -> list[Box]:
    """Cards side by side, in two rows where there are many."""
    columns = count if count <= _IN_A_ROW else math.ceil(count / 2)
    rows = math.ceil(count / columns)
    gap, between = 6.0 * board.u, 8.0 * board.u
    growth = few_growth(count)
    width = min((body.width - gap * (columns - 1)) / columns, 60.0 * growth * board.u)
    height = min(
        (body.height - between * (rows - 1)) / rows,
        max(min(width * 1.2, 48.0 * board.u), 36.0 * board.u),
    )
    left = body.left + (body.width - columns * width - (columns - 1) * gap) / 2
    top = body.top + (body.height - rows * height - (rows - 1) * between) / 2
    found = []
    for at in range(count):
        row, column = divmod(at, columns)
        x, y = left + column * (width + gap), top + row * (height + between)
        found.append(Box(x, y, x + width, y + height))
    return found


def _stack(board: Board, count: int, body: Box) -> list[Box]:
    """Cards one under the other."""
    gap = min(5.0 * board.u, body.height / count * 0.28)
    height = min((body.height - gap * (count - 1)) / count, 26.0 * few_growth(count) * board.u)
    top = body.top + (body.height - count * height - (count - 1) * gap) / 2
    return [
        Box(body.left, top + at * (height + gap), body.right, top + at * (height + gap) + height)
        for at in range(count)
    ]


def _number_size(board: Board, card: Box, *, is_wide: bool) -> float:
    if is_wide:
        return min(ROLES["display"].size(board.page), card.height * 0.26)
    return min(ROLES["headline"].size(board.page) * 1.2, card.height * 0.5, 12.0 * board.u)


def _text_room(board: Board, card: Box, *, is_wide: bool) -> Box:
    """Where the words of a card stand: under its number, or beside it."""
    number = _number_size(board, card, is_wide=is_wide)
    pad = min(3.0 * board.u, card.height * 0.12)
    inner = card.grown(-pad)
    if is_wide:
        return Box(inner.left, inner.top + number * 1.45, inner.right, inner.bottom)
    return Box(inner.left + number * 1.5, inner.top, inner.right, inner.bottom)


def _card(
    board: Board, step: str, card: Box, inner: Box, size: float, index: int, count: int, *,
    is_wide: bool,
) -> list[RawClip]:  # fmt: skip
    scene, palette = board.scene, board.palette
    is_loud = bool(step) and step == board.text("highlight")
    ground = palette.accent if is_loud else palette.surface
    number = _number_size(board, card, is_wide=is_wide)
    place = (
        Box(inner.left, inner.top - number * 1.45, inner.right, inner.top - number * 0.3)
        if is_wide else Box(inner.left - number * 1.5, card.top, inner.left, card.bottom)
    )  # fmt: skip
    parts = [
        scene.panel(card, ground, 1.8),
        scene.words(f"{index + 1}", place, "headline", size=number, vertical="center", lines=1,
                    color=palette.on_accent if is_loud else palette.accent_ink,
                    style={"fontFeatures": {"tnum": 1}}),
        scene.words(step, inner, "title", size=size, lines=6 if is_wide else 3,
                    vertical="top" if is_wide else "center",
                    color=palette.on_accent if is_loud else palette.ink,
                    style={"fontWeight": 600}),
    ]  # fmt: skip
    return [board.item(part, index, count) for part in parts]


def _arrow(board: Board, before: Box, after: Box, index: int, count: int) -> RawClip:
    """A short arrow through the gap; from row to row it goes round by the gap between them."""
    u, points = board.u, list[Point]()
    inset = 1.0 * u
    if abs(before.top - after.top) < 1.0:
        y = (before.top + before.bottom) / 2
        points = [(before.right + inset, y), (after.left - inset, y)]
    elif abs(before.left - after.left) < 1.0:
        x = (before.left + before.right) / 2
        inset = min(inset, (after.top - before.bottom) * 0.14)
        points = [(x, before.bottom + inset), (x, after.top - inset)]
    else:
        first, last = (before.left + before.right) / 2, (after.left + after.right) / 2
        y = (before.bottom + after.top) / 2
        points = [(first, before.bottom + inset), (first, y), (last, y), (last, after.top - inset)]
    reach = max(abs(points[-1][0] - points[-2][0]), abs(points[-1][1] - points[-2][1]))
    arrow = stroke(board.scene, points, board.palette.ink_soft, 0.45 * u, radius=2.0 * u,
                   arrow=min(2.2 * u, reach * 0.7), delay=board.turn(index, count, 0.2),
                   seconds=board.scene.beat.enter * 0.7)  # fmt: skip
    return board.scene.enter(arrow, way="none")


PRIMITIVE = Primitive(
    kind="flow-steps",
    label="Flow Steps",
    category="Process",
    summary="Numbered steps with arrows from each to the next.",
    inputs=(Input("steps", "texts", "what is done, in its order", most=MOST),),
    options=("stagger", "pop", "slide"),
    seconds=5.0,
    draw=draw,
    example={
        "title": "From idea to film in an afternoon",
        "steps": ["Write the brief", "Pick a template", "Add your numbers", "Render and share"],
    },
)
