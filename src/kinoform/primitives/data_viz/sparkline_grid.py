"""Small multiples: a card for each series, with its last value and the line that led there."""

from __future__ import annotations

import math

from kinoform.look import numbers
from kinoform.look.type_scale import ROLES
from kinoform.look.units import SMALLEST_TYPE_U
from kinoform.model.color import Color
from kinoform.model.geometry import Box
from kinoform.primitives._board import Board
from kinoform.primitives._lettering import fitting_size
from kinoform.primitives._reading import Series
from kinoform.primitives._shortening import shortened
from kinoform.primitives.base import Input, Primitive
from kinoform.scenery.outlines import disc, stroke
from kinoform.scenery.room import RawClip

MOST = 12
_MOST_POINTS = 80
_BEST_RATIO = 1.9
"""Width of a card by its height, as one likes it."""


def draw(board: Board) -> list[RawClip]:
    """The clips of a grid of sparklines."""
    clips, body = board.headed()
    found = [
        Series(name or one.name, one.values)
        for one, name in zip(board.series("series"), _names(board), strict=True)
        if one.values
    ]
    if len(found) > MOST:
        board.note("too_many_items", f"the first {MOST} of {len(found)} are shown")
        found = found[:MOST]
    if not found:
        return clips
    count, gap = len(found), 3.0 * board.u
    columns = _columns(count, body)
    rows = math.ceil(count / columns)
    width = (body.width - gap * (columns - 1)) / columns
    height = min((body.height - gap * (rows - 1)) / rows, width * 0.85)
    top = body.top + (body.height - rows * height - gap * (rows - 1)) / 2
    size = _value_size(board, found, width, height)
    for index, one in enumerate(found):
        row, column = divmod(index, columns)
        left, upper = body.left + column * (width + gap), top + row * (height + gap)
        card = Box(left, upper, left + width, upper + height)
        clips += _card(board, one, card, size, index, count)
    return clips


def _names(board: Board) -> list[str]:
    names = board.texts("items")
    return [names[at] if at < len(names) else "" for at in range(len(board.series("series")))]


def _columns(count: int, body: Box) -> int:
    def fault(columns: int) -> float:
        rows = math.ceil(count / columns)
        ratio = (body.width / columns) / (body.height / rows)
        return abs(math.log(ratio / _BEST_RATIO)) + 0.5 * (rows * columns - count) / count

    return min(range(1, count + 1), key=fault)


def _value_size(board: Board, found: list[Series], width: float, height: float) -> float:
    texts = [text for one in found for text in board.written(one.values[-1:])]
    largest = min(ROLES["headline"].size(board.page), height * 0.22)
    return fitting_size(board.scene, texts, "title", width * 0.52, height * 0.4, lines=1,
                        largest=largest) or ROLES["label"].size(board.page)  # fmt: skip


def _card(
    board: Board, one: Series, card: Box, size: float, index: int, count: int
) -> list[RawClip]:
    scene, palette, u = board.scene, board.palette, board.u
    chosen = board.text("highlight")
    is_loud = not chosen or one.name == chosen
    color = palette.accent if is_loud else board.quiet
    pad = min(2.6 * u, card.height * 0.11)
    inner = card.grown(-pad)
    found = [board.item(scene.panel(card, palette.surface, 1.6), index, count, "rise")]
    name_size = max(
        min(ROLES["body"].size(board.page) * 0.9, card.height * 0.13), SMALLEST_TYPE_U * u
    )
    top = inner.top
    if one.name:
        line = Box(inner.left, top, inner.right, top + name_size * 1.4)
        said = shortened(scene, one.name, "label", name_size, line.width)
        words = scene.words(said, line, "label", size=name_size, color=palette.ink_soft,
                            lines=1)  # fmt: skip
        found.append(board.item(words, index, count, "fade"))
        top = line.bottom
    values = one.values
    line = Box(inner.left, top, inner.left + inner.width * 0.64, top + size * 1.25)
    found.append(
        board.figure(values[-1], line, "title", index, count, begins=values[0], size=size,
                     series=values[-1:])
    )  # fmt: skip
    found += _change(board, values, Box(line.right, top, inner.right, line.bottom), index, count)
    field = Box(inner.left, line.bottom + u, inner.right - u, inner.bottom - 0.6 * u)
    return [*found, *_spark(board, values, field, color, index, count)]


def _change(
    board: Board, values: tuple[float, ...], box: Box, index: int, count: int
) -> list[RawClip]:
    first, last = values[0], values[-1]
    if len(values) < 2 or first == 0 or abs(last / first) > 100:
        return []
    share = (last - first) / abs(first)
    palette, size = board.palette, ROLES["label"].size(board.page)
    text = numbers.share(abs(share), board.scene.theme.locale)
    text = f"{'+' if share >= 0 else '−'}{text}"
    color = palette.ink_soft if share == 0 else palette.positive if share > 0 else palette.negative
    words = board.scene.words(text, box, "label", size=size, color=color, align="right",
                              vertical="center", lines=1)  # fmt: skip
    return [board.item(words, index, count, "fade", first=0.3)]


def _spark(
    board: Board, values: tuple[float, ...], box: Box, color: Color, index: int, count: int
) -> list[RawClip]:
    scene, u = board.scene, board.u
    if box.height < 2.0 * u:
        return []
    step = max(1, math.ceil(len(values) / _MOST_POINTS))
    kept = (*values[:-1:step], values[-1])
    least, most = min(kept), max(kept)
    span = (most - least) or 1.0
    across = box.width / max(len(kept) - 1, 1)
    points = [
        (box.left + at * across,
         box.bottom - (value - least) / span * box.height if most > least
         else (box.top + box.bottom) / 2)
        for at, value in enumerate(kept)
    ]  # fmt: skip
    delay = board.turn(index, count, 0.05)
    found = []
    if len(points) > 1:
        line = stroke(scene, points, color, 0.5 * u, delay=delay if _draws(board) else None)
        found.append(scene.enter(line, way="none" if _draws(board) else "fade", delay=delay))
    end = disc(scene, points[-1] if len(points) > 1 else (box.left + u, points[0][1]), 0.95 * u,
               color)  # fmt: skip
    late = scene.beat.enter * 0.8 if _draws(board) else 0.0
    return [*found, scene.enter(end, way="pop", delay=delay + late)]


def _draws(board: Board) -> bool:
    return board.option == "draw-on"


PRIMITIVE = Primitive(
    kind="sparkline-grid",
    label="Sparkline Grid",
    category="Data Viz",
    summary="Small multiples: a card for each series, with its last value and its line.",
    inputs=(
        Input("items", "texts", "the names of the series"),
        Input("series", "series", "a list of numbers for each of them", most=MOST),
    ),
    options=("draw-on", "slide", "fade"),
    seconds=5.0,
    draw=draw,
    example={
        "title": "Every team is ahead of last spring, except support",
        "items": ["Sales", "Marketing", "Product", "Support", "Finance", "Logistics"],
        "series": [
            [82, 85, 84, 90, 97, 104, 112, 121], [40, 44, 43, 47, 52, 51, 55, 61],
            [23, 22, 25, 27, 26, 30, 33, 35], [64, 66, 61, 58, 59, 54, 52, 49],
            [12, 12, 13, 13, 14, 14, 15, 16], [51, 55, 53, 58, 64, 62, 69, 74],
        ],
    },
)  # fmt: skip
