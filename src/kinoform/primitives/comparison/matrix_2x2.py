"""Things in four quadrants by two measures, the best of them top right."""

from __future__ import annotations

from dataclasses import dataclass

from kinoform.look import curves
from kinoform.look.type_scale import ROLES
from kinoform.look.units import SMALLEST_TYPE_U
from kinoform.model.geometry import Box
from kinoform.primitives._board import Board
from kinoform.primitives._label_places import BESIDE_FIRST, NamePlace, Spot, name_places
from kinoform.primitives.base import Input, Primitive
from kinoform.scenery.moves import Way
from kinoform.scenery.room import RawClip

_MOST, _MOST_NAMED = 60, 14
_USED = 0.35
"""Of a scale, values fill at least so much if it is the one they are meant on."""
_LOUD = 1.35
"""How much larger the one mark is that carries the message."""
_NATURAL = (1.0, 5.0, 10.0, 100.0)
"""Scales that people give marks on; their middle is where the quadrants meet."""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing in its place on the page."""

    label: str
    x: float
    y: float


def draw(board: Board) -> list[RawClip]:
    """The clips of a matrix."""
    clips, body = board.headed()
    size = ROLES["body"].size(board.page) * 0.94
    line = size * 1.9
    field = Box(body.left, body.top + line, body.right, body.bottom - line)
    clips += _quadrants(board, field)
    clips += _axis_names(board, body, field, size)
    items = _items(board, field)
    if not items:
        return clips
    loud = _loud(board, items, field)
    radius = (2.0 if len(items) <= _MOST_NAMED else 1.3) * board.u
    order = [loud, *(at for at in range(min(len(items), _MOST_NAMED)) if at != loud)]
    label = size if len(items) <= 8 else max(size * 0.8, SMALLEST_TYPE_U * board.u)
    spots = [
        Spot(
            item.x, item.y, radius * (_LOUD if at == loud else 1.0),
            *_name_size(board, item.label, label, field), _quadrant(field, item),
        )
        for at, item in enumerate(items)
    ]  # fmt: skip
    places = name_places(spots, field, 0.9 * board.u, order=order, ways=BESIDE_FIRST)
    for index, (item, spot) in enumerate(zip(items, spots, strict=True)):
        clips += _item(board, item, places.get(index), spot.radius, label, index, len(items),
                       field, is_loud=index == loud)  # fmt: skip
    return clips


def natural_domain(values: tuple[float, ...]) -> tuple[float, float]:
    """The scale that values are meant on: 0 to 1, 5, 10 or 100, around zero, or what they span."""
    least, most = min(values), max(values)
    if least < 0.0 < most or (least < 0.0 and most == 0.0):
        reach = max(-least, most) * 1.1
        return -reach, reach
    if least >= 0.0:
        for end in _NATURAL:
            if end * _USED <= most <= end:
                return 0.0, end
    if most == least:
        return least - 1.0, least + 1.0
    pad = (most - least) * 0.12
    return least - pad, most + pad


def _items(board: Board, field: Box) -> list[Item]:
    labels, xs, ys = board.texts("items"), board.numbers("x"), board.numbers("y")
    count = min(len(labels), len(xs), len(ys))
    if count < max(len(labels), len(xs), len(ys)):
        board.note("uneven_lists", f"'items', 'x' and 'y' differ in length; {count} are shown")
    if count > _MOST:
        board.note("too_many_items", f"the first {_MOST} of {count} are shown")
        count = _MOST
    if not count:
        return []
    inner = field.grown(-3.0 * board.u)
    (left, right), (bottom, top) = natural_domain(xs[:count]), natural_domain(ys[:count])
    return [
        Item(
            label, inner.left + (x - left) / (right - left) * inner.width,
            inner.bottom - (y - bottom) / (top - bottom) * inner.height,
        )
        for label, x, y in zip(labels, xs, ys, strict=False)
    ][:count]  # fmt: skip


def _loud(board: Board, items: list[Item], field: Box) -> int:
    """The one asked for, or the one that is furthest up and to the right."""
    chosen = board.text("highlight")
    asked = [at for at, item in enumerate(items) if item.label == chosen]
    if chosen and asked:
        return asked[0]
    scores = [
        (item.x - field.left) / field.width + (field.bottom - item.y) / field.height
        for item in items
    ]
    return scores.index(max(scores))


def _name_size(board: Board, label: str, size: float, field: Box) -> tuple[float, float]:
    """One line, or two of half the width where one would be long."""
    wide = board.scene.width_of(label, "body", size) * 1.08
    most = field.width * 0.32
    if wide <= most:
        return wide, size * 1.35
    lines = board.scene.lines_of(label, "body", size * 1.05, most)
    return most, size * 1.35 * min(lines, 2)


def _quadrant(field: Box, item: Item) -> Box:
    """The quarter of the field in which a thing lies."""
    x, y = (field.left + field.right) / 2, (field.top + field.bottom) / 2
    return Box(
        field.left if item.x < x else x, field.top if item.y < y else y,
        x if item.x < x else field.right, y if item.y < y else field.bottom,
    )  # fmt: skip


def _quadrants(board: Board, field: Box) -> list[RawClip]:
    scene, palette, u = board.scene, board.palette, board.u
    x, y, half = (field.left + field.right) / 2, (field.top + field.bottom) / 2, 0.5 * u
    boxes = (
        (Box(field.left, y + half, x - half, field.bottom), palette.ink.with_alpha(0.05)),
        (Box(x + half, y + half, field.right, field.bottom), palette.ink.with_alpha(0.075)),
        (Box(field.left, field.top, x - half, y - half), palette.ink.with_alpha(0.075)),
        (Box(x + half, field.top, field.right, y - half), palette.accent.with_alpha(0.2)),
    )
    way: Way = "fade" if board.option == "fade" else "pop" if board.option == "pop" else "rise"
    return [
        scene.enter(scene.panel(box, color, 1.8), way=way, delay=scene.beat.delay(index, 4))
        for index, (box, color) in enumerate(boxes)
    ]


def _axis_names(board: Board, body: Box, field: Box, size: float) -> list[RawClip]:
    """What grows upwards stands above the field, what grows to the right below it."""
    scene, palette, u = board.scene, board.palette, board.u
    side = size * 1.05
    found: list[RawClip] = []
    for text, icon, line, is_up in (
        (board.text("yLabel"), "lucide:arrow-up", Box(body.left, body.top, body.right, field.top),
         True),
        (board.text("xLabel"), "lucide:arrow-right",
         Box(body.left, field.bottom, body.right, body.bottom), False),
    ):  # fmt: skip
        if not text:
            continue
        y = (line.top + line.bottom) / 2
        mark = (
            Box(line.left, y - side / 2, line.left + side, y + side / 2) if is_up
            else Box(line.right - side, y - side / 2, line.right, y + side / 2)
        )  # fmt: skip
        place = (
            Box(mark.right + 1.0 * u, line.top, line.right, line.bottom) if is_up
            else Box(line.left, line.top, mark.left - 1.0 * u, line.bottom)
        )  # fmt: skip
        arrow = scene.clip(
            "icon", mark, icon=icon,
            style={"stroke": palette.accent_ink.css, "strokeWidth": round(side * 0.11, 2)},
        )  # fmt: skip
        words = scene.words(
            text, place, "body", size=size, align="left" if is_up else "right",
            vertical="center", lines=1, style={"fontWeight": 600},
        )  # fmt: skip
        found += [scene.enter(each, way="fade", delay=0.2) for each in (arrow, words)]
    return found


def _item(
    board: Board, item: Item, place: NamePlace | None, radius: float, size: float, index: int,
    count: int, field: Box, *, is_loud: bool,
) -> list[RawClip]:  # fmt: skip
    scene, palette = board.scene, board.palette
    box = Box(item.x - radius, item.y - radius, item.x + radius, item.y + radius)
    color = palette.accent if is_loud else palette.ink.mix(palette.background, 0.3)
    dot = scene.clip("circle", box, style={"fill": color.css})
    turn = board.turn(index, count, first=0.3)
    if board.option == "slide":
        dot = _flying(board, dot, field, turn)
    dot = scene.enter(dot, way="fade" if board.option in {"slide", "fade"} else "pop", delay=turn)
    clips = [board.pulsing(dot) if is_loud else dot]
    if place is not None:
        words = scene.words(
            item.label,
            place.box,
            "body",
            size=size,
            vertical="center",
            lines=2,
            align=place.align,
            color=palette.ink if is_loud else palette.ink_soft,
            style={"fontWeight": 700 if is_loud else 500},
        )
        clips.append(scene.enter(words, way="fade", delay=turn + 0.15 * scene.beat.pace))
    return clips


def _flying(board: Board, dot: RawClip, field: Box, turn: float) -> RawClip:
    """A point that leaves the crossing of both measures for its own place."""
    page, seconds = board.page, board.scene.beat.enter
    centre = {
        "x": (field.left + field.right - page.width) / 2,
        "y": (field.top + field.bottom - page.height) / 2,
    }
    frames = [
        {
            "property": axis,
            "frames": [
                {"time": round(turn, 4), "value": round(start, 2)},
                {"time": round(turn + seconds, 4), "value": dot["transform"][axis],
                 "easing": curves.ENTER},
            ],
        }
        for axis, start in centre.items()
    ]  # fmt: skip
    return {**dot, "keyframes": frames}


PRIMITIVE = Primitive(
    kind="matrix-2x2",
    label="2x2 Matrix",
    category="Comparison",
    summary="Things in four quadrants by two measures, the best of them top right.",
    inputs=(
        Input("items", "texts", "the names of the things"),
        Input("x", "numbers", "how far to the right each is"),
        Input("y", "numbers", "how far up each is"),
        Input("xLabel", "text", "what grows to the right"),
        Input("yLabel", "text", "what grows upwards"),
    ),
    options=("pop", "slide", "fade"),
    seconds=6.0,
    draw=draw,
    example={
        "title": "Shade trees do the most for the least",
        "items": ["Shade trees", "White roofs", "Fountains", "Awnings", "New metro line", "Signs"],
        "x": [7.6, 5.2, 3.4, 8.2, 1.2, 9.0],
        "y": [8.6, 6.9, 3.6, 4.3, 8.9, 1.4],
        "xLabel": "Easy to do",
        "yLabel": "Cooler streets",
    },
    mirrors=False,
)
